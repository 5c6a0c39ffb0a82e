import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAdditiveModel } from '../../models/additive-model.js';
import { Decisions, type DecidedFacts } from '../../src/domain/signals/history/decisions.js';
import { judgeHistory } from '../../src/domain/signals/history/judge-history.js';
import { walkHistory, type View } from '../../src/domain/signals/history/known-history.js';
import type { ReviewFacts } from '../../src/domain/signals/history/review-facts.js';
import { ReviewTableBuilder, type HandedInReview, type ReviewTable } from '../../src/domain/signals/history/review-table.js';
import { factsReader, type GroupedDecisions } from '../../src/domain/signals/history/signal-matrix.js';

const model = await loadAdditiveModel();
const profile = model.profiles.decided;
const DAY = 86_400_000;
const at = (reviewer: string, product: string, rating: number, day: number): HandedInReview => ({ reviewer, product, rating, at: day * DAY });
const tableOf = (reviews: readonly HandedInReview[]): ReviewTable => {
  const builder = new ReviewTableBuilder();
  for (const review of reviews) builder.add(review);
  return builder.build();
};
const idOf = (row: number): string => `row-${row}`;

/** Facts by position as handed in. */
function factsOf(reviews: readonly HandedInReview[], decisions: GroupedDecisions, view: View = 'retrospect'): ReviewFacts[] {
  const facts: ReviewFacts[] = [];
  const table = tableOf(reviews);
  const reader = factsReader(table, view, { profile, decisions });
  for (const { row, history } of walkHistory(table, view)) facts[table.handedIn[row]!] = reader.read(history, row);
  return facts;
}

const [UNDECIDED, GENUINE, INAUTHENTIC] = [Number.NaN, 0, 1];
const decided = fc.tuple(
  fc.record({
    reviewer: fc.integer({ min: 0, max: 12 }).map((n) => `u${n}`),
    product: fc.integer({ min: 0, max: 3 }).map((n) => `p${n}`),
    rating: fc.integer({ min: 1, max: 5 }),
    at: fc.integer({ min: 0, max: 500 }).map((day) => day * DAY),
  }),
  fc.constantFrom(UNDECIDED, GENUINE, INAUTHENTIC),
);
const history = fc.array(decided, { minLength: 2, maxLength: 50 });

describe('what people decided around a review', () => {
  const given = [at('a', 'p', 5, 0), at('b', 'p', 5, 10), at('c', 'p', 1, 20), at('d', 'p', 5, 300), at('a', 'q', 5, 30), at('e', 'q', 5, 31)];
  const verdict = Float32Array.of(UNDECIDED, INAUTHENTIC, GENUINE, INAUTHENTIC, UNDECIDED, GENUINE);
  const alone = Float64Array.of(0.2, 0.4, 0.1, 0.3, 0.2, 0.5);
  const table = tableOf(given);
  /* The table is in the order of time: a, b, c of p, then both of q, then d of p. */
  const inTime = <Values extends Float32Array | Float64Array>(values: Values): Values => values.map((_, row) => values[table.handedIn[row]!]!) as Values;
  const read = (): (DecidedFacts | undefined)[] => {
    const decisions = new Decisions(table, inTime(verdict), inTime(alone));
    const facts: (DecidedFacts | undefined)[] = [];
    for (const { row, history: known } of walkHistory(table, 'retrospect')) facts[table.handedIn[row]!] = decisions.around(known, row);
    return facts;
  };

  it('when others of the product are decided, then counts, expectations and shares are those worked out by hand', () => {
    const [first] = read();
    /* b, c and d of p are decided; without any decision 1.7 ÷ 6 of a product's reviews are expected to be inauthentic. */
    const share = (2 + 20 * (1.7 / 6)) / 23;
    expect(first!.product).toMatchObject({ count: 3, against: 2 });
    expect(first!.product.expected).toBeCloseTo(0.4 + 0.1 + 0.3, 12);
    expect(first!.productLift).toBeCloseTo((2 - 0.8) / (0.24 + 0.09 + 0.21 + 1.5), 12);
    expect(first!.productShare).toBeCloseTo(share, 12);
    expect(first!.sameStars).toMatchObject({ count: 2, against: 2 });
    expect(first!.sameStarsShare).toBeCloseTo((2 + 10 * share) / 12, 12);
    expect(first!.quarter).toMatchObject({ count: 2, against: 1 });
    expect(first!.fortnight).toMatchObject({ count: 1, against: 1 });
    expect(first!.halfYear).toMatchObject({ count: 1, against: 1 });
  });

  it('when a review itself or another of its account is decided, then it does not hear that', () => {
    const [, second] = read();
    expect(second!.product).toMatchObject({ count: 2, against: 1 });
    expect(read()[5]).toBeUndefined();
  });

  it('when nobody decided about a product, or a review is judged as of its arrival, then nothing is said', () => {
    expect(factsOf(given, { verdict: Float32Array.from(given, () => UNDECIDED) }).every((facts) => facts.decided === undefined && facts.decidedBeside === undefined)).toBe(true);
    expect(factsOf(given, { verdict }, 'arrival').every((facts) => facts.decided === undefined)).toBe(true);
  });

  it('when rows hear other groups alone, then decisions of their own group are as if undecided', () => {
    const group = Uint8Array.of(0, 0, 1, 1, 0, 1);
    const [first] = factsOf(given, { verdict, group });
    expect(first!.decided!.product).toMatchObject({ count: 2, against: 1 });
  });
});

describe('judging with decisions', () => {
  it('when any reviews are decided, then contributions add up to the logit, families keep their limits and sentences tell numbers', () => {
    fc.assert(
      fc.property(history, (given) => {
        const facts = factsOf(given.map(([review]) => review), { verdict: Float32Array.from(given, ([, one]) => one) });
        for (const one of facts) {
          const { logit, bias, evidence } = judgeHistory(one, profile, idOf);
          expect(Math.abs(evidence.reduce((sum, { contribution }) => sum + contribution, bias) - logit)).toBeLessThan(1e-9);
          for (const [family, limit] of Object.entries(profile.familyLimits)) {
            expect(evidence.filter((entry) => entry.family === family).reduce((sum, { contribution }) => sum + contribution, 0)).toBeLessThanOrEqual(limit + 1e-9);
          }
          for (const { signal, text } of evidence.filter((entry) => entry.signal.startsWith('decided_'))) {
            expect(text.zh, signal).toMatch(/\p{Script=Han}.*。$/u);
            expect(text.en, signal).toMatch(/^[A-Z].*\.$/);
            expect(`${text.zh}${text.en}`).not.toMatch(/NaN|undefined|Infinity|Of 0 /);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('when one more decision around goes against, then no review of another account is believed more for what was decided', () => {
    const spoken = (facts: ReviewFacts): number => judgeHistory(facts, profile, idOf).evidence.reduce((sum, { signal, contribution }) => sum + (signal.startsWith('decided_') ? contribution : 0), 0);
    fc.assert(
      fc.property(history, fc.nat(), (given, pick) => {
        const changed = pick % given.length;
        const reviews = given.map(([review]) => review);
        const verdicts = (of: number): Float32Array => Float32Array.from(given, ([, one], i) => (i === changed ? of : one));
        const [for_, against] = [factsOf(reviews, { verdict: verdicts(GENUINE) }), factsOf(reviews, { verdict: verdicts(INAUTHENTIC) })];
        reviews.forEach(({ reviewer }, i) => {
          if (reviewer !== reviews[changed]!.reviewer) expect(spoken(against[i]!)).toBeGreaterThanOrEqual(spoken(for_[i]!) - 1e-9);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('when a whole profile is asked for, then hold stays out of reach of any one family', () => {
    for (const limit of Object.values(profile.familyLimits)) expect(profile.bias + limit).toBeLessThan(Math.log(0.97 / 0.03));
  });
});
