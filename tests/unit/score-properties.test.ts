import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/domain/analysis.js';
import { contributionsOf } from '../../src/domain/contributions.js';
import type { Item } from '../../src/domain/item.js';
import { manipulationCost, type CostPart } from '../../src/domain/manipulation-cost.js';
import { merchantScores, type ScoreInputs } from '../../src/domain/merchant-score.js';
import { observationsOf, type Observation } from '../../src/domain/observations.js';
import { leaveOneOutInfluence, meanOf, ratioOf, shareOfDifference, type Move, type Ratio } from '../../src/domain/score-influence.js';
import type { Prior } from '../../src/domain/score.js';
import { sumObservations } from '../../src/domain/score-sums.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { TOPICS } from '../../src/domain/topics.js';

/** What has to hold of every score, whatever the data; a thousand cases each at least. */
const THOROUGH = { numRuns: 1000 };

const DAY_MS = 86_400_000;
const READ_AT = Date.UTC(2026, 10, 1);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const positiveShare = fc.double({ min: 1e-6, max: 1, noNaN: true });
const prior: fc.Arbitrary<Prior> = fc.record({ mean: fc.double({ min: 0.01, max: 0.99, noNaN: true }), strength: fc.double({ min: 2, max: 100, noNaN: true }) });

interface Seen {
  weight: number;
  value: number;
  ageDays: number;
}
const seen: fc.Arbitrary<Seen> = fc.record({ weight: share, value: share, ageDays: fc.double({ min: 0, max: 1000, noNaN: true }) });
const history = fc.array(seen, { maxLength: 30 });

const dated = ({ weight, value, ageDays }: Seen) => ({
  occurredAtMs: READ_AT - ageDays * DAY_MS,
  observations: [{ dimension: 'service_attitude', value, weight, fullWeight: 1 } satisfies Observation],
});
const inputs = (all: readonly Seen[]): ScoreInputs => ({ halfLifeDays: 180, sums: sumObservations(all.map(dated), 180), prior: null, settings: DEFAULT_SETTINGS });
const attitude = (all: readonly Seen[]) => merchantScores(inputs(all), READ_AT).aspects.service_attitude;
const overall = (all: readonly Seen[]) => merchantScores(inputs(all), READ_AT).overall;
const decayed = ({ weight, ageDays }: Seen): number => weight * 2 ** (-ageDays / 180);

describe('a score', () => {
  it('when a review is believed less, then its influence never grows, in either direction', () => {
    fc.assert(
      fc.property(history, seen, share, (all, one, factor) => {
        const without = attitude(all).mean;
        const more = attitude([...all, one]).mean - without;
        const less = attitude([...all, { ...one, weight: one.weight * factor }]).mean - without;
        expect(Math.abs(less)).toBeLessThanOrEqual(Math.abs(more) + 1e-12);
        expect(less * more).toBeGreaterThanOrEqual(-1e-15);
      }),
      THOROUGH,
    );
  });

  it('when a review comes that is better than the mean, then neither the dimension’s mean nor the overall one falls', () => {
    fc.assert(
      fc.property(history, positiveShare, share, fc.double({ min: 0, max: 1000, noNaN: true }), (all, weight, lift, ageDays) => {
        const before = attitude(all).mean;
        const better = { weight, ageDays, value: before + (1 - before) * lift };
        expect(attitude([...all, better]).mean).toBeGreaterThanOrEqual(before - 1e-12);
        expect(overall([...all, better]).mean).toBeGreaterThanOrEqual(overall(all).mean - 1e-12);
      }),
      THOROUGH,
    );
  });

  it('when a review arrives, then the mean moves by at most the share of weight that the review has: no cliff', () => {
    fc.assert(
      fc.property(history, seen, (all, one) => {
        const total = all.reduce((sum, each) => sum + decayed(each), 0) + decayed(one) + DEFAULT_SETTINGS.priorStrength;
        expect(Math.abs(attitude([...all, one]).mean - attitude(all).mean)).toBeLessThanOrEqual(decayed(one) / total + 1e-12);
      }),
      THOROUGH,
    );
  });

  it('when a moment passes, then the score moves by no more than that moment: decay has no edge', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 2000 }), (all, days) => {
        const at = READ_AT + days * DAY_MS;
        const [now, soon] = [at, at + 60_000].map((instant) => merchantScores(inputs(all), instant).overall.mean);
        expect(Math.abs(soon! - now!)).toBeLessThan(1e-5);
      }),
      THOROUGH,
    );
  });

  it('when a history is any, then every interval holds its mean', () => {
    fc.assert(
      fc.property(history, (all) => {
        const scores = merchantScores(inputs(all), READ_AT);
        for (const { mean, interval } of [...Object.values(scores.aspects), scores.overall]) {
          expect(interval[0]).toBeLessThanOrEqual(mean + 1e-12);
          expect(interval[1]).toBeGreaterThanOrEqual(mean - 1e-12);
        }
      }),
      THOROUGH,
    );
  });
});

describe('an item’s observations', () => {
  const mention = fc.record({ topic: fc.constantFrom(...TOPICS), polarity: fc.constantFrom(-1, 0, 1) as fc.Arbitrary<-1 | 0 | 1>, probability: share, evidence: fc.constant<never[]>([]) });
  const analysis = fc.uniqueArray(mention, { selector: ({ topic }) => topic, maxLength: 8 }).map((topics): Analysis => ({ id: 'r', language: 'en', topics, model: { revision: 'x' } }));
  const item: Item = { kind: 'review', review: { id: 'r', merchantId: 'm', text: 'text', rating: 4, createdAt: '2026-06-01T10:00:00Z' } };
  const observed = (read: Analysis, believed: number) => observationsOf(contributionsOf(item, read, believed), contributionsOf(item, read, 1));

  it('when a review says whatever it says, then it is one observation a dimension, weighs no more than it is believed, and its values do not depend on that', () => {
    fc.assert(
      fc.property(analysis, share, (read, believed) => {
        const [some, all] = [observed(read, believed), observed(read, 1)];
        expect(new Set(some.map(({ dimension }) => dimension)).size).toBe(some.length);
        some.forEach(({ dimension, value, weight, fullWeight }, index) => {
          expect(weight).toBeLessThanOrEqual(believed);
          expect(weight).toBeCloseTo(believed * fullWeight, 11);
          expect([dimension, value, fullWeight]).toEqual([all[index]!.dimension, all[index]!.value, all[index]!.weight]);
        });
      }),
      THOROUGH,
    );
  });

  it('when a review praises two things of one dimension, then it is one customer, not two', () => {
    const read: Analysis = { id: 'r', language: 'en', topics: [{ topic: 'delivery', polarity: 1, probability: 0.9, evidence: [] }, { topic: 'packaging', polarity: -1, probability: 0.3, evidence: [] }], model: { revision: 'x' } };
    expect(observed(read, 0.5)).toEqual([
      { dimension: 'service_content', value: 0.75, weight: 0.45, fullWeight: 0.9 },
      { dimension: 'stars', value: 0.75, weight: 0.5, fullWeight: 1 },
      { dimension: 'after_sales', value: 0.75, weight: 0.45, fullWeight: 0.9 },
    ]);
  });
});

describe('influence', () => {
  const ratio = (all: readonly Seen[], before: Prior): Ratio =>
    ratioOf({ weight: all.reduce((sum, one) => sum + decayed(one), 0), weightedValue: all.reduce((sum, one) => sum + decayed(one) * one.value, 0) }, before);

  it('when an item’s influence is told, then it is what the mean loses without the item', () => {
    fc.assert(
      fc.property(history, seen, prior, (rest, one, before) => {
        const told = leaveOneOutInfluence(ratio([...rest, one], before), { weight: decayed(one), value: one.value });
        expect(told).toBeCloseTo(meanOf(ratio([...rest, one], before)) - meanOf(ratio(rest, before)), 10);
      }),
      THOROUGH,
    );
  });

  const upOrDown = fc.constantFrom('up', 'down') as fc.Arbitrary<'up' | 'down'>;
  const reviewWeight = fc.double({ min: 0.05, max: 1, noNaN: true });
  /** What `k` reviews move a figure by. */
  const moved = (parts: readonly CostPart[], k: number, direction: 'up' | 'down'): number =>
    Math.abs(
      parts.reduce((sum, { weight, ratio: now, reviewWeight: each }) => {
        const after = (now.numerator + (direction === 'up' ? k * each : 0)) / (now.denominator + k * each);
        return sum + weight * (after - meanOf(now));
      }, 0),
    );
  const figure = (parts: readonly CostPart[]): number => parts.reduce((sum, { weight, ratio: now }) => sum + weight * meanOf(now), 0);

  it('when the cost of a step is told, of one aspect or of several at once, whatever a review weighs, then so many reviews make it and one fewer do not', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(history, prior, reviewWeight), { minLength: 1, maxLength: 4 }), upOrDown, (given, direction) => {
        const parts = given.map(([all, before, each]): CostPart => ({ weight: 1 / given.length, ratio: ratio(all, before), reviewWeight: each }));
        const cost = manipulationCost(parts, direction, 0.025);
        if (cost === null) expect(direction === 'up' ? 1 - figure(parts) : figure(parts)).toBeLessThanOrEqual(0.025 + 1e-6);
        else {
          expect(moved(parts, cost, direction)).toBeGreaterThanOrEqual(0.025 - 1e-6);
          if (cost > 1) expect(moved(parts, cost - 1, direction)).toBeLessThan(0.025 + 1e-9);
        }
      }),
      THOROUGH,
    );
  });

  it('when reviews weigh half, then twice as many are needed; when they weigh nothing, then no number does it', () => {
    const now: Ratio = { numerator: 60, denominator: 100 };
    const cost = (each: number) => manipulationCost([{ weight: 1, ratio: now, reviewWeight: each }], 'up', 0.025);
    expect([cost(1), cost(0.5), cost(0)]).toEqual([7, 14, null]);
    expect(manipulationCost([{ weight: 0.5, ratio: now, reviewWeight: 0 }, { weight: 0.5, ratio: now, reviewWeight: 0 }], 'up', 0.025)).toBeNull();
  });

  it('when items come, go, are weighed anew or grow older and the prior is fitted anew, then the shares add up to the difference', () => {
    const pair = fc.record({ before: fc.record({ weight: share, value: share }), after: fc.record({ weight: share, value: share }) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), prior, prior, (moves, old, fresh) => {
        const total = (side: 'before' | 'after', base: Prior): Ratio =>
          ratioOf({ weight: moves.reduce((sum, move) => sum + move[side].weight, 0), weightedValue: moves.reduce((sum, move) => sum + move[side].weight * move[side].value, 0) }, base);
        const [before, after] = [total('before', old), total('after', fresh)];
        const priorMove: Move = { before: { weight: old.strength, value: old.mean }, after: { weight: fresh.strength, value: fresh.mean } };
        const shares = [...moves, priorMove].map((move) => shareOfDifference(before, after, move));
        expect(shares.reduce((sum, each) => sum + each, 0)).toBeCloseTo(meanOf(after) - meanOf(before), 10);
      }),
      THOROUGH,
    );
  });
});
