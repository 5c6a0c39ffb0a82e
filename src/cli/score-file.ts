import type { RatedOrder } from '../domain/comparators/detailed-seller-rating.js';
import { methodFigures, type Bar, type Method, type MethodFigures, type RatingDay } from '../domain/comparators/method-bars.js';
import { contributionsOf, type Contribution } from '../domain/contributions.js';
import type { Analysis } from '../domain/analysis.js';
import { itemId, itemMerchantId, type Item } from '../domain/item.js';
import { fitCategoryPrior, type ScoreInputs } from '../domain/merchant-score.js';
import { observationsOf } from '../domain/observations.js';
import { occurredAt } from '../domain/occurrence.js';
import { sumObservations } from '../domain/score-sums.js';
import { scoresView, toStars, type ScoresView } from '../domain/score-view.js';
import { DEFAULT_SETTINGS } from '../domain/settings.js';

/** Scores of a file's merchants, computed as the service does, from nothing but what the file holds. */

export interface ScoredLine extends ScoresView, Partial<MethodFigures> {
  merchantId: string;
  category: string;
  asOf: string;
  halfLifeDays: number;
  items: number;
  method?: Bar;
}

export interface FileItem {
  item: Item;
  analysis: Analysis;
  /** Of being genuine, 0 to 1. */
  authenticity: number;
}

interface DatedItem extends FileItem {
  occurredAtMs: number;
  contributions: Contribution[];
}

const DAY_MS = 86_400_000;
/** Where no merchant line says better, all merchants are peers of one another. */
const ONE_CATEGORY = 'uncategorised';

const { sourceWeights, businessHours } = DEFAULT_SETTINGS;
const contributed = ({ item, analysis }: Pick<FileItem, 'item' | 'analysis'>, authenticity: number): Contribution[] =>
  contributionsOf(item, analysis, authenticity, sourceWeights, { businessHours });

/** Items by merchant up to an instant, with what they contribute. */
function byMerchant(items: readonly FileItem[], asOf: Date): Map<string, DatedItem[]> {
  const merchants = new Map<string, DatedItem[]>();
  for (const entry of items) {
    const occurredAtMs = occurredAt(entry.item, asOf).getTime();
    if (occurredAtMs > asOf.getTime()) continue;
    const merchantId = itemMerchantId(entry.item);
    const dated = merchants.get(merchantId) ?? [];
    dated.push({ ...entry, occurredAtMs, contributions: contributed(entry, entry.authenticity) });
    merchants.set(merchantId, dated);
  }
  return merchants;
}

const sumsOf = (items: readonly DatedItem[], halfLifeDays: number): ScoreInputs['sums'] =>
  sumObservations(
    items.map(({ item, analysis, occurredAtMs, contributions }) => ({ occurredAtMs, observations: observationsOf(contributions, contributed({ item, analysis }, 1)) })),
    halfLifeDays,
  );

function ratingDays(items: readonly DatedItem[]): RatingDay[] {
  const days = new Map<number, RatingDay>();
  for (const { item, occurredAtMs } of items) {
    if (item.kind !== 'review' || item.review.rating === undefined) continue;
    const atMs = Math.floor(occurredAtMs / DAY_MS) * DAY_MS;
    const day = days.get(atMs) ?? { atMs, count: 0, starSum: 0, positives: 0 };
    day.count++;
    day.starSum += item.review.rating;
    day.positives += item.review.rating >= 4 ? 1 : 0;
    days.set(atMs, day);
  }
  return [...days.values()].sort((a, b) => a.atMs - b.atMs);
}

function ratedOrder({ item, contributions, occurredAtMs }: DatedItem): RatedOrder | undefined {
  if (item.kind !== 'review') return undefined;
  const starsOf = (source: Contribution['source']): number | undefined => {
    const value = contributions.find((contribution) => contribution.source === source)?.value;
    return value === undefined ? undefined : toStars(value);
  };
  const [asDescribed, serviceAttitude, logistics] = [item.review.rating, starsOf('topic:attitude'), starsOf('topic:delivery')];
  return {
    atMs: occurredAtMs,
    ...(item.review.reviewerId !== undefined && { buyerId: item.review.reviewerId }),
    ...(asDescribed !== undefined && { asDescribed }),
    ...(serviceAttitude !== undefined && { serviceAttitude }),
    ...(logistics !== undefined && { logistics }),
  };
}

/** One line a merchant, in order of their ids. Items later than `asOf` do not count. */
export function scoreFile(items: readonly FileItem[], categories: ReadonlyMap<string, string>, asOf: Date, method?: Method): ScoredLine[] {
  const settings = DEFAULT_SETTINGS;
  const { halfLifeDays } = settings;
  const atMs = asOf.getTime();
  const merchants = [...byMerchant(items, asOf)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([merchantId, dated]) => ({
    merchantId,
    dated,
    category: categories.get(merchantId) ?? ONE_CATEGORY,
    sums: sumsOf(dated, halfLifeDays),
  }));
  const priors = new Map(
    [...new Set(merchants.map(({ category }) => category))].map((category) => {
      const peers = merchants.filter((merchant) => merchant.category === category).map(({ sums }) => ({ sums, halfLifeDays }));
      return [category, fitCategoryPrior(peers, settings, atMs)];
    }),
  );
  return merchants.map(({ merchantId, dated, category, sums }) => {
    const view = scoresView({ sums, halfLifeDays, prior: priors.get(category)!, settings }, atMs);
    const figures = methodFigures(view.stars, ratingDays(dated), dated.map(ratedOrder).filter((order) => order !== undefined), atMs, businessHours.timeZone);
    const chosen = method && { method: figures.bars.find((bar) => bar.method === method)! };
    const counted = new Set(dated.map(({ item }) => `${item.kind}:${itemId(item)}`)).size;
    return { merchantId, category, asOf: asOf.toISOString(), halfLifeDays, items: counted, ...view, ...(chosen ?? figures) };
  });
}
