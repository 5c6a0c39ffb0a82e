import { availableParallelism } from 'node:os';
import { Option, type Command } from 'commander';
import { loadConfig, type Config } from '../config/config.js';
import { AppError } from '../domain/app-error.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import { ANALYSIS_FORMATS, type OutputFormat } from './analysis-format.js';
import { analyseRecords } from './analyse-records.js';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { openInput, type InputFile } from './input-file.js';
import { openOutput, type Output } from './output-file.js';
import { Progress } from './progress.js';
import { describeBadLine, isBadLine, readRecords } from './records.js';

const HELP = `
FILE holds reviews or transcripts, as POST /v1/batches takes them: JSONL (one object a line) or CSV
(columns named as the API's fields; messages, followUps, reply, reviewer and source as JSON), either
packed with gzip; "-" is standard input. A "type" of review or transcript, or the field "messages",
tells what an item is; id, merchantId and createdAt may be left out here. Lines come out in the order
they went in. A bad line is told on standard error and written as {"line", "error"} in its place.
Personal data are masked before the models read, as in the service (CANDOR_MASK_PERSONAL_DATA).

Examples:
  $ candor analyze reviews.ndjson.gz --out analyses.jsonl
  $ candor analyze chats.csv --out chats-analysed.csv
  $ echo '{"text": "客服态度很差，三天没人回复"}' | candor analyze -
`;

/** Passes of so small an encoder are too short to be shared out further. */
const MAX_THREADS = 4;

interface AnalyzeOptions {
  out: string;
  format?: OutputFormat;
  strict?: true;
}

/** Opens the model, or says what is missing and how to mend it. */
export async function openModel(context: CliContext, config: Config): Promise<ItemAnalyser> {
  try {
    return await context.openAnalyser({ modelsFolder: config.modelsDir, threads: Math.min(MAX_THREADS, availableParallelism()) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'model_unavailable') throw error;
    const how = config.modelsDir ? 'CANDOR_MODELS_DIR names the folder to look in.' : 'The weights come with the repository, below models/; CANDOR_MODELS_DIR names another folder.';
    throw new AppError({ code: 'model_unavailable', publicMessage: `${error.publicMessage} What is wrong: ${error.detail ?? 'unknown'}. ${how}`, cause: error });
  }
}

interface Tally {
  items: number;
  bad: number;
  /** `--strict` met a bad line. */
  stopped: boolean;
}

async function analyseTo(output: Output, input: InputFile, analyser: ItemAnalyser, progress: Progress, options: { format: OutputFormat; strict: boolean; masking: boolean }): Promise<Tally> {
  const format = ANALYSIS_FORMATS[options.format];
  const tally: Tally = { items: 0, bad: 0, stopped: false };
  await output.write(format.header);
  for await (const outcomes of analyseRecords(readRecords(input), analyser, options)) {
    const firstBad = outcomes.findIndex(isBadLine);
    const kept = options.strict && firstBad >= 0 ? outcomes.slice(0, firstBad + 1) : outcomes;
    const bad = kept.filter(isBadLine);
    for (const line of bad) progress.note(describeBadLine(line));
    await output.write(format.lines(kept));
    tally.items += kept.length - bad.length;
    tally.bad += bad.length;
    tally.stopped = kept !== outcomes;
    if (tally.stopped || output.closed) break;
    progress.update(input.bytesRead(), tally.items);
  }
  return tally;
}

async function analyze(file: string, options: AnalyzeOptions, context: CliContext): Promise<ExitCode> {
  const config = loadConfig(context.environment);
  const input = await openInput(file, context.stdin);
  const analyser = await openModel(context, config);
  const output = await openOutput(options.out, context.stdout);
  const format = options.format ?? (/\.csv(\.gz)?$/i.test(options.out) ? 'csv' : 'jsonl');
  /* A bar between lines of results on the same terminal would make both unreadable. */
  const hidden = options.out === '-' && context.stdout.isTTY === true;
  const progress = new Progress(context.stderr, { unit: 'items', total: input.totalBytes, hidden });
  try {
    const tally = await analyseTo(output, input, analyser, progress, { format, strict: options.strict === true, masking: config.maskPersonalData });
    progress.stop();
    if (output.closed) return EXIT.ok;
    if (tally.stopped) {
      progress.note(`Stopped at the first bad line (--strict)${options.out === '-' ? '' : `; ${options.out} was not written`}.`);
      output.discard();
      return EXIT.failed;
    }
    await output.finish();
    progress.note(`Analysed: ${tally.items}; bad lines: ${tally.bad}; model ${analyser.revision}.`);
    return tally.bad > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    progress.stop();
    output.discard();
    throw error;
  } finally {
    await analyser.close();
  }
}

/** `candor analyze`: offline, one analysis a line. */
export function addAnalyzeCommand(program: Command, context: CliContext, finish: Finish): void {
  program
    .command('analyze')
    .summary('analyse reviews or transcripts, offline')
    .description('Reads sentiment, topics and text authenticity of reviews or transcripts with the models on this machine; no server is needed.')
    .argument('<FILE>', 'JSONL or CSV, also .gz; "-" for standard input')
    .option('--out <F>', 'where the analyses go; appears when complete', '-')
    .addOption(new Option('--format <format>', 'of the output (default: by the name of --out, else jsonl)').choices(['jsonl', 'csv']))
    .option('--strict', 'stop at the first bad line')
    .addHelpText('after', HELP)
    .action(async (file: string, options: AnalyzeOptions) => finish(await analyze(file, options, context)));
}
