import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { loadConfig, type Config } from '../config/config.js';
import { AppError } from '../domain/app-error.js';
import type { FailedJob, JobQueue } from '../jobs/job-queue.js';
import { EXIT, type CliContext, type Finish } from './context.js';
import { runningDatabaseUrl } from './running-database.js';
import { dataFolders } from './server-options.js';

const HELP = `
Reads the queue itself, not through the API: set DATABASE_URL and REDIS_URL as the server has them.
Without DATABASE_URL it is the embedded database of a server that runs on this machine.
`;

const DEFAULT_LIMIT = 100;
const ANSWER_TIMEOUT_MS = 15_000;

async function withQueue<Result>(context: CliContext, work: (queue: JobQueue) => Promise<Result>): Promise<Result> {
  const config = loadConfig(context.environment);
  const databaseUrl = config.databaseUrl ?? (config.redisUrl ? '' : runningDatabaseUrl(dataFolders(config, context.environment)));
  const { BullmqJobQueue } = await import('../queue/bullmq-job-queue.js');
  const queue = new BullmqJobQueue({ databaseUrl, redisUrl: config.redisUrl, namespace: config.namespace }, () => undefined);
  /* A queue's client waits for its server for ever; a person does not. */
  const patience = new AbortController();
  const unanswered = sleep(ANSWER_TIMEOUT_MS, undefined, { signal: patience.signal }).then(() => {
    throw unavailable(config);
  });
  try {
    const result = await Promise.race([work(queue), unanswered]);
    await queue.close();
    return result;
  } catch (error) {
    throw error instanceof AppError && error.code === 'queue_unavailable' ? unavailable(config, error) : error;
  } finally {
    patience.abort();
    unanswered.catch(() => undefined);
  }
}

function unavailable(config: Config, cause?: unknown): AppError {
  const where = config.redisUrl ? 'REDIS_URL' : config.databaseUrl ? 'DATABASE_URL' : 'the embedded database';
  return new AppError({ code: 'queue_unavailable', publicMessage: `The queue in ${where} does not answer. Give DATABASE_URL, REDIS_URL and CANDOR_NAMESPACE as the server has them, and see that it runs.`, cause });
}

function describe({ failedAt, queue, name, id, attemptsMade, reason }: FailedJob): string {
  return `${failedAt ?? 'unknown time'}  ${queue}/${name}  ${id}  tried ${attemptsMade}×  ${reason.replace(/\s+/g, ' ')}\n`;
}

function limit(text: string): number {
  const jobs = Number(text);
  if (Number.isInteger(jobs) && jobs >= 1 && jobs <= 10_000) return jobs;
  throw new InvalidArgumentError('Give a whole number from 1 to 10000.');
}

/** `candor jobs`: what failed for good, and another try for it. */
export function addJobsCommands(program: Command, context: CliContext, finish: Finish): void {
  const jobs = program.command('jobs').description('Failed jobs of the queue').addHelpText('after', HELP);
  jobs
    .command('failed')
    .description('Lists jobs whose tries are used up, with their reasons')
    .option('--limit <n>', 'most jobs to list', limit, DEFAULT_LIMIT)
    .addHelpText('after', `${HELP}\nExample:\n  $ candor jobs failed --limit 20\n`)
    .action(async (options: { limit: number }) => {
      const failed = await withQueue(context, (queue) => queue.failed(options.limit));
      context.stdout.write(failed.map(describe).join(''));
      context.stderr.write(failed.length === 0 ? 'No job has failed.\n' : `Failed jobs: ${failed.length}. "candor jobs retry" tries them again.\n`);
      finish(EXIT.ok);
    });
  jobs
    .command('retry')
    .description('Puts all failed jobs back to waiting')
    .addHelpText('after', `${HELP}\nExample:\n  $ candor jobs retry\n`)
    .action(async () => {
      const retried = await withQueue(context, (queue) => queue.retryFailed());
      context.stderr.write(`Failed jobs put back to waiting: ${retried}.\n`);
      finish(EXIT.ok);
    });
}
