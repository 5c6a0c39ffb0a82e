import { AppError } from '../domain/app-error.js';
import { OVERALL_ASPECT } from '../domain/contributions.js';
import { AFTER_SALES_DIMENSIONS, DIMENSIONS, type AfterSalesDimension, type Dimension } from '../domain/dimensions.js';
import { decayTo, DEFAULT_HALF_LIFE_DAYS, EMPTY_SUMS, type DecayedSums } from '../domain/forward-decay.js';
import type { MerchantStore, ScoreStore, StoredMerchant } from '../domain/ports/read-stores.js';
import { gradeOf, MIN_EFFECTIVE_SAMPLE_SIZE, overallScore, peerPrior, posterior, type Grade, type Posterior, type Prior } from '../domain/score.js';

/** A posterior as people read it: points out of 100 and the grade of its lower end. */
export interface ScoreView {
  /** Posterior mean × 100. */
  points: number;
  /** 95 % credible interval × 100. */
  interval: [number, number];
  /** Of the interval's lower end; null when too few reviews stand behind it. */
  grade: Grade | null;
  effectiveSampleSize: number;
  count: number;
  /** Below an effective sample size of 5 the number is mostly the category's prior. */
  enoughData: boolean;
}

export interface MerchantScore {
  merchantId: string;
  category: string;
  asOf: string;
  halfLifeDays: number;
  overall: ScoreView & { weights: Record<AfterSalesDimension, number> };
  dimensions: Record<Dimension, ScoreView & { prior: Prior }>;
  stars: {
    /** Plain mean of all ratings, 1 to 5; null without ratings. */
    rawMean: number | null;
    rawCount: number;
    /** Authenticity-weighted, decayed, shrunk mean on the same scale. */
    weightedMean: number;
    interval: [number, number];
    effectiveSampleSize: number;
  };
}

const MAX_STARS = 5;
const toStars = (share: number): number => 1 + share * (MAX_STARS - 1);

function view(score: Posterior): ScoreView {
  const enoughData = score.effectiveSampleSize >= MIN_EFFECTIVE_SAMPLE_SIZE;
  return {
    points: score.mean * 100,
    interval: [score.interval[0] * 100, score.interval[1] * 100],
    grade: enoughData ? gradeOf(score.interval[0] * 100) : null,
    effectiveSampleSize: score.effectiveSampleSize,
    count: score.count,
    enoughData,
  };
}

export async function findMerchant(merchants: MerchantStore, platformId: string, merchantId: string): Promise<StoredMerchant> {
  const merchant = await merchants.find(platformId, merchantId);
  if (merchant) return merchant;
  throw new AppError({ code: 'not_found', publicMessage: 'There is no merchant with this id.', pointer: '/params/id' });
}

/** A merchant's scores as of `now`: reads a handful of sums, however many reviews there are. */
export async function readScore(
  deps: { scores: ScoreStore; merchants: MerchantStore },
  { platformId, merchantId, now }: { platformId: string; merchantId: string; now: Date },
): Promise<MerchantScore> {
  const merchant = await findMerchant(deps.merchants, platformId, merchantId);
  const [own, peers, raw] = await Promise.all([
    deps.scores.sums(platformId, merchantId),
    deps.scores.peerSums(platformId, merchantId, merchant.category),
    deps.scores.rawStars(platformId, merchantId),
  ]);
  const read = (name: string): { score: Posterior; prior: Prior } => {
    const decayed = (sums?: DecayedSums) => decayTo(sums ?? EMPTY_SUMS, now.getTime(), DEFAULT_HALF_LIFE_DAYS);
    const prior = peerPrior(decayed(peers[name]));
    return { prior, score: posterior(decayed(own[name]), prior) };
  };
  const dimensions = Object.fromEntries(DIMENSIONS.map((name) => [name, read(name)])) as Record<Dimension, ReturnType<typeof read>>;
  const afterSales = Object.fromEntries(AFTER_SALES_DIMENSIONS.map((name) => [name, dimensions[name].score])) as Record<AfterSalesDimension, Posterior>;
  const overall = overallScore(afterSales);
  const stars = read(OVERALL_ASPECT).score;
  return {
    merchantId,
    category: merchant.category,
    asOf: now.toISOString(),
    halfLifeDays: DEFAULT_HALF_LIFE_DAYS,
    overall: { ...view(overall), weights: overall.weights },
    dimensions: Object.fromEntries(
      DIMENSIONS.map((name) => [name, { ...view(dimensions[name].score), prior: dimensions[name].prior }]),
    ) as MerchantScore['dimensions'],
    stars: {
      rawMean: raw.mean,
      rawCount: raw.count,
      weightedMean: toStars(stars.mean),
      interval: [toStars(stars.interval[0]), toStars(stars.interval[1])],
      effectiveSampleSize: stars.effectiveSampleSize,
    },
  };
}
