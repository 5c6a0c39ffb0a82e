import { InvalidArgumentError, type Command } from 'commander';
import { AppError } from '../domain/app-error.js';
import type { ApiClient } from './api-client.js';
import { followBatches, type BatchAnswer } from './batch-progress.js';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { MAX_PART_ITEMS, partsOf, type Part } from './import-parts.js';
import { openInput } from './input-file.js';
import { Progress } from './progress.js';
import { describeBadLine, isBadLine, readRecords } from './records.js';
import { openClient, SERVER_HELP, withServerOptions, type ServerOptions } from './server-options.js';

const HELP = `
FILE is read as by "candor analyze": JSONL or CSV, also .gz, "-" for standard input; lines may also be
merchants ({"type": "merchant", "id", "name", "category"}). It goes to the server in batches whose
idempotency keys follow from their content: importing a file again changes nothing.
${SERVER_HELP}
Examples:
  $ candor import reviews.ndjson.gz
  $ CANDOR_KEY=… candor import chats.csv --url https://candor.example.com --no-wait
`;

interface ImportOptions extends ServerOptions {
  wait: boolean;
  partItems: number;
}

/** The server's `/lines/N/field` of a part, in terms of the file. */
function inFile(part: Part, pointer: string): { line: number; pointer: string } | undefined {
  const [, number, inner] = /^\/lines\/(\d+)(.*)$/s.exec(pointer) ?? [];
  const line = part.fileLines[Number(number) - 1];
  return line === undefined ? undefined : { line, pointer: inner! };
}

async function send(client: ApiClient, part: Part): Promise<BatchAnswer> {
  const headers = { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip', 'idempotency-key': part.idempotencyKey };
  try {
    return (await client.call({ method: 'POST', path: '/v1/batches', body: part.body, headers })) as BatchAnswer;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const at = inFile(part, error.pointer ?? '');
    const from = part.fileLines[0]!;
    const to = part.fileLines[part.fileLines.length - 1]!;
    throw new AppError({
      code: error.code,
      publicMessage: `${at ? `line ${at.line}: ` : ''}${error.publicMessage}\nNothing of lines ${from} to ${to} was stored; what stood before them was. Mend this and import the file again.`,
      cause: error,
    });
  }
}

function tellRejections(progress: Progress, part: Part, batch: BatchAnswer): void {
  for (const { pointer, reason } of batch.rejected) {
    const at = inFile(part, pointer);
    progress.note(at ? describeBadLine({ line: at.line, error: { reason, pointer: at.pointer } }) : `${pointer}: ${reason}`);
  }
  const untold = batch.counts.rejected - batch.rejected.length;
  if (untold > 0) progress.note(`… and ${untold} more of batch ${batch.id}`);
}

async function upload(file: string, maxItems: number, client: ApiClient, context: CliContext): Promise<{ batches: BatchAnswer[]; badLines: number }> {
  const input = await openInput(file, context.stdin);
  const progress = new Progress(context.stderr, { unit: 'items sent', total: input.totalBytes });
  const batches: BatchAnswer[] = [];
  let badLines = 0;
  let sent = 0;
  try {
    for await (const part of partsOf(readRecords(input), maxItems)) {
      if (isBadLine(part)) {
        badLines++;
        progress.note(describeBadLine(part));
        continue;
      }
      const batch = await send(client, part);
      batches.push(batch);
      tellRejections(progress, part, batch);
      progress.update(input.bytesRead(), (sent += part.fileLines.length));
    }
  } finally {
    progress.stop();
  }
  if (batches.length + badLines === 0) throw new AppError({ code: 'invalid_request', publicMessage: `${input.name} is empty: there is nothing to import.` });
  return { batches, badLines };
}

async function importFile(file: string, options: ImportOptions, context: CliContext): Promise<ExitCode> {
  const client = openClient(options, context);
  try {
    const { batches, badLines } = await upload(file, options.partItems, client, context);
    const sum = (count: 'accepted' | 'unchanged' | 'merchants' | 'rejected'): number => batches.reduce((total, { counts }) => total + counts[count], 0);
    if (options.wait) await followBatches(client, batches, context);
    const rejected = sum('rejected') + badLines;
    for (const { id } of batches) context.stdout.write(`${id}\n`);
    context.stderr.write(`Accepted: ${sum('accepted')}; stored before: ${sum('unchanged')}; merchants: ${sum('merchants')}; rejected: ${rejected}.\n`);
    return rejected > 0 ? EXIT.failed : EXIT.ok;
  } finally {
    await client.close();
  }
}

function partItems(text: string): number {
  const items = Number(text);
  if (Number.isInteger(items) && items >= 1 && items <= MAX_PART_ITEMS) return items;
  throw new InvalidArgumentError(`Give a whole number from 1 to ${MAX_PART_ITEMS}.`);
}

/** `candor import`: a file into a server. */
export function addImportCommand(program: Command, context: CliContext, finish: Finish): void {
  withServerOptions(program.command('import'))
    .summary('hand a file of reviews, transcripts and merchants to a server')
    .description('Hands reviews, transcripts and merchants to a Candor server and follows them until they are scored. Prints the ids of the batches.')
    .argument('<FILE>', 'JSONL or CSV, also .gz; "-" for standard input')
    .option('--no-wait', 'return as soon as everything is stored')
    .option('--part-items <n>', 'most items a batch, for servers that take fewer', partItems, MAX_PART_ITEMS)
    .addHelpText('after', HELP)
    .action(async (file: string, options: ImportOptions) => finish(await importFile(file, options, context)));
}
