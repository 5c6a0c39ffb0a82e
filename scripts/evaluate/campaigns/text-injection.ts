import type { AdditiveModel } from '../../../src/domain/additive-model.js';
import { CopySearch } from '../../../src/domain/copies/copy-search.js';
import { copyEvidence, type CopyModel } from '../../../src/domain/copies/copy-signals.js';
import { logitOf } from '../../../src/domain/signals/history/judge-history.js';
import type { ReviewTable } from '../../../src/domain/signals/history/review-table.js';
import { measureSignals, SIGNALS_WIDE } from '../../../src/domain/signals/history/signal-matrix.js';
import { readRealTexts, type RealText } from '../../bench/duplicates/real-reviews.js';
import { createRandom, type Random } from '../../demo/random.js';
import { plantCampaigns } from '../history/campaigns.js';
import { thresholdAt } from '../history/ranking.js';
import { printTable, type Cell } from '../table.js';
import { rebuildTable, type LabelledHistory } from '../yelp-metadata.js';
import { plantTextCampaigns } from './text-campaigns.js';

const FALSE_POSITIVES = 0.01;
const TEXTS = 100_000;
const SPARE = 10_000;
/** A ring is fifteen texts: one draw of eight rings tells its recall to some points only. */
const DRAWS = 4;
const SOUGHT_BY = ['behaviour alone', 'texts alone', 'together'] as const;

interface Scored {
  /** By row as handed in; 0 where nothing was found. */
  texts: Float64Array;
  /** The same rows: 1 where another reads nearly the same. */
  copied: Uint8Array;
  /** Reviews with evidence of a signal, among the first `real` rows that have a text. */
  firing: Map<string, number>;
}

function scoreTexts(table: ReviewTable, texts: readonly string[], real: number, model: CopyModel): Scored {
  const search = new CopySearch({ ...table, textOf: (row) => texts[table.handedIn[row]!] ?? '' });
  search.learnUpTo(Number.POSITIVE_INFINITY);
  const scored: Scored = { texts: new Float64Array(table.size), copied: new Uint8Array(table.size), firing: new Map() };
  for (let row = 0; row < table.size; row++) {
    const place = table.handedIn[row]!;
    const facts = search.factsOf(row);
    scored.copied[place] = Number((facts?.duplicates.length ?? 0) > 0);
    for (const { signal, contribution } of copyEvidence(facts, model, (other) => table.reviewer[other]!, String)) {
      scored.texts[place]! += contribution;
      if (place < real) scored.firing.set(signal, (scored.firing.get(signal) ?? 0) + 1);
    }
  }
  return scored;
}

interface Draw {
  names: string[];
  /** Of each campaign, by what it was sought with, the share above the limit. */
  recall: Map<string, Record<string, number>>;
  reviews: Map<string, number>;
  clean: number;
  firing: [string, number][];
}

/** One draw: the same real texts and behaviour, other rings of writers. */
function measureDraw(set: LabelledHistory, model: AdditiveModel, copies: CopyModel, found: readonly RealText[], honest: readonly number[], random: Random): Draw {
  const real = set.users.length;
  const texts: string[] = [];
  honest.forEach((row, i) => (texts[row] = found[i]!.text));
  const spare = found.slice(TEXTS);
  const byBehaviour = plantCampaigns(set);
  const byText = plantTextCampaigns(set, spare.slice(0, SPARE / 2), random);
  byBehaviour.reviews.forEach((_, i) => {
    texts[real + i] = spare[SPARE / 2 + (i % (SPARE / 2))]!.text;
  });
  byText.forEach((review, i) => {
    texts[real + byBehaviour.reviews.length + i] = review.text;
  });
  const campaignOf = [...byBehaviour.names, ...byText.map(({ campaign }) => campaign)];
  const table = rebuildTable(set, [...byBehaviour.reviews, ...byText]);
  const matrix = measureSignals(table, 'retrospect', { profile: model.profiles.retrospect });
  const { texts: fromTexts, copied, firing } = scoreTexts(table, texts, real, copies);
  const behaviour = (row: number): number => logitOf(matrix.subarray(row * SIGNALS_WIDE, (row + 1) * SIGNALS_WIDE), model.profiles.retrospect);
  const scores: Record<(typeof SOUGHT_BY)[number], (row: number) => number> = {
    'behaviour alone': behaviour,
    'texts alone': (row) => fromTexts[row]!,
    together: (row) => behaviour(row) + fromTexts[row]!,
  };
  const clean = honest.filter((row) => copied[row] === 0);
  const limits = SOUGHT_BY.map((by) => thresholdAt(clean.map(scores[by]), FALSE_POSITIVES));
  const names = [...new Set(campaignOf)];
  const rowsOf = (name: string): number[] => campaignOf.flatMap((one, i) => (one === name ? [real + i] : []));
  const recallOf = (rows: readonly number[]) => Object.fromEntries(SOUGHT_BY.map((by, k) => [by, rows.filter((row) => scores[by](row) > limits[k]!).length / rows.length]));
  return {
    names,
    recall: new Map(names.map((name) => [name, recallOf(rowsOf(name))])),
    reviews: new Map(names.map((name) => [name, rowsOf(name).length])),
    clean: clean.length,
    firing: [...[...firing].sort(), ['any', honest.filter((row) => fromTexts[row]! > 0).length], ['2 or more log-odds', honest.filter((row) => fromTexts[row]! >= 2).length]],
  };
}

/**
 * Lays 100,000 real texts, in random order, over reviews that the filter let pass, plants campaigns
 * among them, and prints how many of their reviews stand above the score that 1 % of the honest ones
 * exceed: by behaviour alone, by texts alone, and together, as means over several draws of the rings that write. Real
 * texts that are copies of one another count in the rate of evidence, but not as honest. Campaigns known by behaviour
 * write real texts of nobody else, so texts can only cost them.
 */
export async function evaluateTextCampaigns(set: LabelledHistory, model: AdditiveModel, copies: CopyModel): Promise<void> {
  const random = createRandom(20_261_122);
  const found = await readRealTexts(TEXTS + SPARE, random.fork('texts'));
  if (!found) return;
  const honest = random.shuffle([...set.users.keys()].filter((row) => set.filtered[row] === 0)).slice(0, TEXTS);
  const draws = Array.from({ length: DRAWS }, (_, draw) => measureDraw(set, model, copies, found, honest, random.fork(draw === 0 ? 'campaigns' : `campaigns${draw}`)));
  const [{ names, reviews, clean, firing }] = draws as [Draw];
  printTable(
    `Planted campaigns with texts, in retrospect: recall at ${FALSE_POSITIVES * 100} % of ${clean} honest reviews flagged, mean of ${DRAWS} draws`,
    ['campaign', 'reviews a draw', ...SOUGHT_BY, 'together, least to most'],
    names.map((name): Cell[] => {
      const all = draws.map(({ recall }) => recall.get(name)!);
      const together = all.map((recall) => recall['together']!);
      const means = SOUGHT_BY.map((by) => all.reduce((sum, recall) => sum + recall[by]!, 0) / DRAWS);
      return [name, reviews.get(name)!, ...means, `${Math.min(...together).toFixed(3)} to ${Math.max(...together).toFixed(3)}`];
    }),
  );
  printTable(
    `Of the ${TEXTS} real texts, laid over random accounts, so many have evidence (some are copies indeed), first draw`,
    ['signal', 'reviews', 'share'],
    firing.map(([name, count]) => [name, count, (count / TEXTS).toFixed(4)]),
  );
}
