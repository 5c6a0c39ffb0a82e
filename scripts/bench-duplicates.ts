/**
 * `npm run bench:duplicates [--quick | --speed]`: how well and how fast the service finds near-duplicates. Stores
 * 100,000 real reviews, 5,000 of them copies edited by us, looks up the copies and as many others
 * through the service's own code, and compares with an exact search; then times look-ups while 10,000,
 * 100,000 and 1,000,000 reviews are stored, each beside the same look-up in a store that stays at 10,000 (`--quick` stops at
 * 100,000, `--speed` only times). Servers of its own are started and removed again. Needs ../shared/data.
 */
import { EDITS } from './bench/duplicates/edits.js';
import { ExactNeighbours } from './bench/duplicates/exact-neighbours.js';
import { readRealTexts, type RealText } from './bench/duplicates/real-reviews.js';
import { ReviewShelf } from './bench/duplicates/review-shelf.js';
import { createRandom, type Random } from './demo/random.js';
import { printTable, type Cell } from './evaluate/table.js';

const SIZES = process.argv.includes('--quick') ? [10_000, 100_000] : [10_000, 100_000, 1_000_000];
const REVIEWS = 100_000;
const COPIES = 5_000;
const LEAST = 0.7;
/** Copies of one boilerplate text among the reviews of the largest size, a hundredth of them. */
const BOILERPLATE_SHARE = 0.01;
const BOILERPLATE = '宝贝收到了，和描述的一样，物流很快，包装也很好，客服态度不错，下次还会再来光顾，推荐大家购买';
const TIMED = 400;
/** Characters of a variation, as many as the real texts have at the median. */
const VARIATION_LENGTH = { zh: 45, en: 300 } as const;
const PASSES = 7;

const idOf = (row: number): string => `review-${String(row).padStart(7, '0')}`;
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
const quantile = (values: readonly number[], q: number): number => values.toSorted((a, b) => a - b)[Math.floor(values.length * q)]!;

interface Planted {
  row: number;
  source: number;
  kind: string;
}

/** The last texts become edited copies of earlier ones. Rows are mixed, so that every stored size holds its share. */
function plant(texts: RealText[], random: Random): { texts: RealText[]; planted: Planted[] } {
  const kinds = Object.keys(EDITS);
  const sources = random.shuffle([...texts.keys()].slice(0, texts.length - COPIES)).slice(0, COPIES);
  const copies = sources.map((source, i) => ({ source, kind: kinds[i % kinds.length]! }));
  const changed: (RealText & { source?: number; kind?: string; old: number })[] = texts.slice(0, texts.length - COPIES).map((text, old) => ({ ...text, old }));
  copies.forEach(({ source, kind }, i) => changed.push({ ...texts[source]!, text: EDITS[kind]!(texts[source]!, random), source, kind, old: texts.length - COPIES + i }));
  const mixed = random.shuffle(changed);
  const rowOf = new Int32Array(mixed.length);
  mixed.forEach(({ old }, row) => (rowOf[old] = row));
  const planted = mixed.flatMap(({ source, kind }, row) => (source === undefined ? [] : [{ row, source: rowOf[source]!, kind: kind! }]));
  return { texts: mixed, planted };
}

/**
 * A text that is nobody's copy: clauses of several real ones, one of each. More of each would make every
 * real text some dozen half-copies among a million, and the search would rightly take longer.
 */
function variation(texts: readonly RealText[], random: Random): string {
  const { language } = random.pick(texts);
  let text = '';
  for (let tries = 0; tries < 40 && text.length < VARIATION_LENGTH[language]; tries++) {
    const other = random.pick(texts);
    if (other.language === language) text += random.pick(other.text.split(/(?<=[。！？，.!?,;；])/u));
  }
  return text;
}

async function measureQuality(shelf: ReviewShelf, texts: readonly RealText[], planted: readonly Planted[], random: Random): Promise<boolean> {
  const exact = new ExactNeighbours(texts.map(({ text }) => text));
  const copies = new Set(planted.map(({ row }) => row));
  const others = random.shuffle([...texts.keys()].filter((row) => !copies.has(row))).slice(0, COPIES);
  const tally = { true: 0, found: 0, reported: 0, right: 0 };
  const bySource = new Map<string, { above: number; foundAbove: number; all: number; found: number }>();
  const kindOf = new Map(planted.map(({ row, source, kind }) => [row, { source, kind }]));
  for (const row of [...copies, ...others]) {
    const truth = exact.of(row, LEAST);
    const { found } = await shelf.find(idOf(row), texts[row]!.text);
    const rows = new Map(found.map(({ id, jaccard }) => [Number(id.slice('review-'.length)), jaccard]));
    tally.true += truth.size;
    for (const other of truth.keys()) if (rows.has(other)) tally.found += 1;
    for (const [other, jaccard] of rows) {
      if (jaccard < LEAST) continue;
      tally.reported += 1;
      if (truth.has(other)) tally.right += 1;
    }
    const copy = kindOf.get(row);
    if (!copy) continue;
    const kind = bySource.get(copy.kind) ?? { above: 0, foundAbove: 0, all: 0, found: 0 };
    bySource.set(copy.kind, kind);
    kind.all += 1;
    kind.found += Number(rows.has(copy.source));
    kind.above += Number(truth.has(copy.source));
    kind.foundAbove += Number(truth.has(copy.source) && rows.has(copy.source));
  }
  printTable('Planted copies by edit', ['edit', 'copies', 'found (≥ .45)', `of them at Jaccard ≥ ${LEAST}`, 'found of these'], [...bySource].map(([kind, { all, found, above, foundAbove }]): Cell[] => [kind, all, found / all, above, foundAbove / above]));
  const [recall, precision] = [tally.found / tally.true, tally.right / tally.reported];
  printTable(
    `Near-duplicates among ${texts.length} reviews at Jaccard ≥ ${LEAST}, ${copies.size + others.length} looked up`,
    ['true pairs', 'found', 'recall', 'reported pairs', 'true', 'precision'],
    [[tally.true, tally.found, recall.toFixed(4), tally.reported, tally.right, precision.toFixed(4)]],
  );
  return recall >= 0.95 && precision >= 0.99;
}

/** One pass of look-ups; writes each one's time where it was the best so far, and answers how many candidates there were in all. */
async function lookUp(shelf: ReviewShelf, rows: readonly number[], textOf: (row: number) => string, best: number[]): Promise<number> {
  let candidates = 0;
  for (const [i, row] of rows.entries()) {
    const answer = await shelf.find(idOf(row), textOf(row));
    best[i] = Math.min(best[i] ?? Infinity, answer.ms);
    candidates += answer.candidates;
  }
  return candidates;
}

interface Timing {
  ms: number[];
  /** The same look-ups in the store that does not grow, each pass right after. */
  referenceMs: number[];
  candidates: number;
}

/** Each look-up's best of some passes: what is compared is its own work, not what else ran on the machine or lay in no cache yet. */
async function timeLookups(shelf: ReviewShelf, reference: ReviewShelf, rows: readonly number[], textOf: (row: number) => string): Promise<Timing> {
  const timing: Timing = { ms: [], referenceMs: [], candidates: 0 };
  for (let pass = 0; pass < PASSES; pass++) {
    timing.candidates = (await lookUp(shelf, rows, textOf, timing.ms)) / rows.length;
    await lookUp(reference, rows, textOf, timing.referenceMs);
  }
  return timing;
}

const random = createRandom(20_261_122);
const real = await readRealTexts(REVIEWS, random.fork('texts'));
if (!real) {
  console.log('SKIPPED: ../shared/data is not here, and every figure is measured on it.');
  process.exit(0);
}
const { texts, planted } = plant(real, random.fork('copies'));
const shelf = await ReviewShelf.open();
const reference = await ReviewShelf.open();
try {
  await reference.add(texts.slice(0, SIZES[0]).map(({ text }) => text), idOf);
  await reference.settle();
  /* Filling is made of other texts than those looked up: what grows is the store, not the number of a text's relatives. */
  const fillers = texts.slice(SIZES[0]);
  const timedRows = random.fork('timed').shuffle([...Array(SIZES[0]).keys()]).slice(0, TIMED);
  const boilerplateRow = Math.max(...SIZES) + 1;
  const rows: Cell[][] = [];
  const ratios: number[] = [];
  let stored = 0;
  let good = true;
  for (const size of SIZES) {
    let storingMs = 0;
    const before = stored;
    while (stored < size) {
      const next = Math.min(size, stored + 10_000);
      const own = Array.from({ length: next - stored }, (_, i) => {
        if (stored + i < texts.length) return texts[stored + i]!.text;
        return random.chance(BOILERPLATE_SHARE) ? `${BOILERPLATE}${random.integer(1, 9)}` : variation(fillers, random);
      });
      storingMs += await shelf.add(own, (place) => idOf(stored + place));
      stored = next;
    }
    await shelf.settle();
    const { ms, referenceMs, candidates } = await timeLookups(shelf, reference, timedRows, (row) => texts[row]!.text);
    const ratio = median(ms) / median(referenceMs);
    ratios.push(ratio);
    rows.push([size, median(ms).toFixed(2), ratio.toFixed(2), quantile(ms, 0.95).toFixed(2), candidates.toFixed(1), ((storingMs / (size - before)) * 1000).toFixed(0)]);
    if (size === REVIEWS && !process.argv.includes('--speed')) good = await measureQuality(shelf, texts, planted, random.fork('others'));
  }
  printTable('Look-up of one review while so many are stored', ['stored', 'median, ms', 'times that of 10,000 in the same minute', '95th percentile, ms', 'candidates, mean', 'storing 1,000 reviews, ms'], rows);
  if (stored > REVIEWS) {
    await shelf.add([BOILERPLATE], () => idOf(boilerplateRow));
    const { ms } = await timeLookups(shelf, shelf, [boilerplateRow], () => BOILERPLATE);
    console.log(`\nA text that some ${Math.round(((stored - REVIEWS) * BOILERPLATE_SHARE) / 1000)},000 stored ones share: median ${median(ms).toFixed(2)} ms.`);
  }
  const spread = Math.max(...ratios) / Math.min(...ratios) - 1;
  console.log(`\nSlowest against fastest, each beside the store of 10,000: +${(spread * 100).toFixed(0)} % (30 % allowed).`);
  if (!good || spread > 0.3) process.exitCode = 1;
} finally {
  await reference.close();
  await shelf.close();
}
