import { InvalidArgumentError, Option, type Command } from 'commander';
import { loadConfig } from '../config/config.js';
import type { Analysis } from '../domain/analysis.js';
import { METHODS, type Method } from '../domain/comparators/method-bars.js';
import { itemId } from '../domain/item.js';
import { openModel } from './analyze-command.js';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { openOutput } from './output-file.js';
import { Progress } from './progress.js';
import { describeBadLine } from './records.js';
import { scoreFile } from './score-file.js';
import { analyseMissing, readAnalyses, readAuthenticities, readScoredItems, type ReadItems } from './score-inputs.js';

const HELP = `
FILE holds reviews and transcripts as "candor analyze" reads them; each needs a merchantId, a review
also createdAt. Lines of merchants tell their category: merchants of one category are peers.
--analyses names what "candor analyze" wrote of the same items; items without an analysis there are
read by the models now. --verdicts names what "candor authenticity" wrote; reviews without a verdict
are believed entirely. One line a merchant comes out: overall score and dimensions with intervals and
grades, stars, and the same ratings by other methods. Settings are the defaults; promises of chats are followed
within the chat only. A score is given only where enough stands behind it.

Examples:
  $ candor score reviews.jsonl --analyses analyses.jsonl --verdicts verdicts.jsonl
  $ candor score reviews.csv --as-of 2026-06-30 --method wilson_lower_bound
`;

interface ScoreOptions {
  analyses?: string;
  verdicts?: string;
  method?: Method;
  asOf?: Date;
  out: string;
}

function instantOf(text: string): Date {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59.999Z`) : new Date(text);
  if (Number.isNaN(at.getTime()) || !/^\d{4}-\d{2}-\d{2}/.test(text)) throw new InvalidArgumentError('Give a day such as 2026-06-30, or an instant with its time zone.');
  return at;
}

/** The given analyses, and those of items that had none, read now. */
async function allAnalyses(read: ReadItems, given: Map<string, Analysis>, context: CliContext): Promise<{ analyses: Map<string, Analysis>; readNow: number }> {
  const missing = read.items.filter(({ item }) => !given.has(itemId(item)));
  if (missing.length === 0) return { analyses: given, readNow: 0 };
  const config = loadConfig(context.environment);
  const analyser = await openModel(context, config);
  const progress = new Progress(context.stderr, { unit: 'items read', total: missing.length, hidden: false });
  const analyses = new Map(given);
  try {
    let done = 0;
    for await (const group of analyseMissing(missing, analyser, config.maskPersonalData)) {
      for (const analysis of group) analyses.set(analysis.id, analysis);
      progress.update((done += group.length), done);
    }
  } finally {
    progress.stop();
    await analyser.close();
  }
  return { analyses, readNow: missing.length };
}

async function score(file: string, options: ScoreOptions, context: CliContext): Promise<ExitCode> {
  const given = options.analyses === undefined ? new Map<string, Analysis>() : await readAnalyses(options.analyses, context.stdin);
  const believed = options.verdicts === undefined ? new Map<string, number>() : await readAuthenticities(options.verdicts, context.stdin);
  const read = await readScoredItems(file, context.stdin);
  const output = await openOutput(options.out, context.stdout);
  try {
    const { analyses, readNow } = await allAnalyses(read, given, context);
    const items = read.items.map(({ item }) => ({
      item,
      analysis: analyses.get(itemId(item))!,
      authenticity: item.kind === 'review' ? (believed.get(itemId(item)) ?? 1) : 1,
    }));
    const lines = scoreFile(items, read.categories, options.asOf ?? new Date(), options.method);
    await output.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    if (output.closed) return EXIT.ok;
    await output.finish();
    const notes = new Progress(context.stderr, { unit: 'items', total: undefined, hidden: true });
    for (const line of read.bad) notes.note(describeBadLine(line));
    const unjudged = items.filter(({ item }) => item.kind === 'review' && !believed.has(itemId(item))).length;
    notes.note(`Scored: ${lines.length} merchants from ${items.length} items (${readNow} read now, ${unjudged} reviews believed without a verdict); bad lines: ${read.bad.length}.`);
    return read.bad.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    output.discard();
    throw error;
  }
}

/** `candor score`: offline, one merchant a line. */
export function addScoreCommand(program: Command, context: CliContext, finish: Finish): void {
  program
    .command('score')
    .summary('score merchants from analysed items, offline')
    .description('Computes service scores of a file’s merchants as the service does, weighted by how far each review can be believed; no server is needed.')
    .argument('<FILE>', 'JSONL or CSV of reviews and transcripts, also .gz; "-" for standard input')
    .option('--analyses <A>', 'what "candor analyze" wrote of them (JSONL)')
    .option('--verdicts <V>', 'what "candor authenticity" wrote of them (JSONL)')
    .addOption(new Option('--method <method>', 'give the stars by one method only').choices(METHODS))
    .option('--as-of <date>', 'items up to then, decayed to then (default: now)', instantOf)
    .option('--out <F>', 'where the scores go; appears when complete', '-')
    .addHelpText('after', HELP)
    .action(async (file: string, options: ScoreOptions) => finish(await score(file, options, context)));
}
