import { Option, type Command } from 'commander';
import { loadAdditiveModel } from '../../models/additive-model.js';
import { loadConfig } from '../config/config.js';
import type { AdditiveProfile } from '../domain/additive-model.js';
import { ACTIONS, type Action } from '../domain/evidence.js';
import { judgeHistory } from '../domain/signals/history/judge-history.js';
import { walkHistory, type View } from '../domain/signals/history/known-history.js';
import type { FactsReader } from '../domain/signals/history/review-facts.js';
import type { ReviewTable } from '../domain/signals/history/review-table.js';
import { factsReader } from '../domain/signals/history/signal-matrix.js';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { readHistory, type ReadHistory } from './history-reader.js';
import { openInput } from './input-file.js';
import { openOutput, type Output } from './output-file.js';
import { Progress } from './progress.js';
import { describeBadLine } from './records.js';
import { openTextEvidence, type TextEvidence } from './text-comparison.js';
import { VERDICT_FORMATS, type Verdict } from './verdict-format.js';

const HELP = `
FILE holds reviews, JSONL (one object a line) or CSV, either packed with gzip; "-" is standard input.
Each needs a reviewer (reviewerId, user), a product (productId, merchantId, product), a rating from 1
to 5 and a date (createdAt, date); an id may be left out, other fields are passed over. All reviews
are read first: who reviewed what, how and when is what the verdicts rest on. Where reviews have a text,
the texts are compared with one another too: copies, templates with other words put in, and the same
story in other words, whatever product they are about. What a text says is for "candor analyze" to read.
Where people have decided about some reviews (decision: genuine or inauthentic), that speaks for the
reviews around those, by other accounts; the decided ones are judged like all others, and with
--as-of-arrival or --unsupervised decisions are passed over.

Each line out: {id, probability, logit, bias, action, evidence}; probability is that of being
inauthentic, and bias and the contributions of the evidence add up to the logit. In retrospect
(the default) lines come in the order they went in; with --as-of-arrival each review is judged by what
was known up to its own instant, and lines come in the order of time. Bad lines come first, as
{"line", "error"}, and are told on standard error. A verdict is a reason to look, never to delete.

Examples:
  $ candor authenticity reviews.csv.gz --out verdicts.jsonl
  $ candor authenticity reviews.ndjson --as-of-arrival --out verdicts.csv
`;

/** Verdicts written at once: enough to keep writing cheap, few enough to stay small. */
const GROUP = 512;

interface AuthenticityOptions {
  out: string;
  format?: keyof typeof VERDICT_FORMATS;
  asOfArrival?: true;
  unsupervised?: true;
}

interface Judging {
  view: View;
  profile: AdditiveProfile;
  facts: FactsReader;
  idOf(row: number): string;
  textEvidence: TextEvidence;
}

function* verdicts(table: ReviewTable, { view, profile, facts, idOf, textEvidence }: Judging): Generator<Verdict, void> {
  for (const { row, history } of walkHistory(table, view)) {
    yield { id: idOf(row), ...judgeHistory(facts.read(history, row), profile, idOf, undefined, textEvidence(row)) };
  }
}

async function judgeTo(output: Output, read: ReadHistory, judged: Iterable<Verdict>, format: keyof typeof VERDICT_FORMATS, progress: Progress): Promise<Record<Action, number>> {
  const { header, lines } = VERDICT_FORMATS[format];
  const tally: Record<Action, number> = { publish: 0, label: 0, fold: 0, hold: 0 };
  await output.write(header + lines(read.bad));
  let group: Verdict[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    await output.write(lines(group));
    done += group.length;
    group = [];
    progress.update(done, done);
  };
  for (const verdict of judged) {
    tally[verdict.action] += 1;
    if (group.push(verdict) >= GROUP) await flush();
    if (output.closed) return tally;
  }
  await flush();
  return tally;
}

async function authenticity(file: string, options: AuthenticityOptions, context: CliContext): Promise<ExitCode> {
  const { modelsDir } = loadConfig(context.environment);
  const model = await loadAdditiveModel(modelsDir);
  const input = await openInput(file, context.stdin);
  const output = await openOutput(options.out, context.stdout);
  const format = options.format ?? (/\.csv(\.gz)?$/i.test(options.out) ? 'csv' : 'jsonl');
  const view: View = options.asOfArrival ? 'arrival' : 'retrospect';
  /* A bar between lines of results on the same terminal would make both unreadable. */
  const hidden = options.out === '-' && context.stdout.isTTY === true;
  const reading = new Progress(context.stderr, { unit: 'reviews read', total: input.totalBytes, hidden });
  let judging: Progress | undefined;
  try {
    const read = await readHistory(input, (reviews) => reading.update(input.bytesRead(), reviews));
    reading.stop();
    for (const line of read.bad) reading.note(describeBadLine(line));
    const table = read.builder.build();
    const idOf = (row: number): string => read.ids[table.handedIn[row]!]!;
    const decided = read.decisions.filter((decision) => !Number.isNaN(decision)).length;
    const name = options.unsupervised ? 'prior' : view === 'retrospect' && decided > 0 ? 'decided' : view;
    const profile = model.profiles[name];
    const textEvidence = await openTextEvidence(table, read.texts, { view, modelsDir, bias: profile.bias, idOf, stderr: context.stderr, hidden });
    const alone = new Progress(context.stderr, { unit: 'reviews judged alone', total: table.size, hidden });
    const facts = factsReader(table, view, {
      profile,
      ...(name === 'decided' && { decisions: { verdict: Float32Array.from(read.decisions) } }),
      onMeasured: (done) => done % GROUP === 0 && alone.update(done, done),
    });
    alone.stop();
    judging = new Progress(context.stderr, { unit: 'reviews judged', total: read.ids.length, hidden });
    const tally = await judgeTo(output, read, verdicts(table, { view, profile, facts, idOf, textEvidence }), format, judging);
    judging.stop();
    if (output.closed) return EXIT.ok;
    await output.finish();
    const actions = ACTIONS.map((action) => `${action} ${tally[action]}`).join(', ');
    judging.note(`Judged: ${read.ids.length} (${actions}); bad lines: ${read.bad.length}; decided by people: ${decided}; weights ${model.version}, ${name}.`);
    return read.bad.length > 0 ? EXIT.failed : EXIT.ok;
  } catch (error) {
    reading.stop();
    judging?.stop();
    output.discard();
    throw error;
  }
}

/** `candor authenticity`: offline, one verdict a line, from behaviour and relations. */
export function addAuthenticityCommand(program: Command, context: CliContext, finish: Finish): void {
  program
    .command('authenticity')
    .summary('judge which reviews can be believed, offline')
    .description('Gives each review its probability of being inauthentic with the evidence for it, from who reviewed what, how and when; no server is needed.')
    .argument('<FILE>', 'JSONL or CSV of reviews, also .gz; "-" for standard input')
    .option('--out <F>', 'where the verdicts go; appears when complete', '-')
    .addOption(new Option('--format <format>', 'of the output (default: by the name of --out, else jsonl)').choices(Object.keys(VERDICT_FORMATS)))
    .option('--as-of-arrival', 'judge each review by what was known when it came')
    .option('--unsupervised', 'use weights that no labels entered, for platforms unlike those learned from')
    .addHelpText('after', HELP)
    .action(async (file: string, options: AuthenticityOptions) => finish(await authenticity(file, options, context)));
}
