import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadAdditiveModel } from '../../models/additive-model.js';
import { loadCopyModel } from '../../models/copy-model.js';
import { contributionOf } from '../../src/domain/additive-model.js';
import { boundedProfile } from '../../src/domain/family-ceiling.js';
import { HISTORY_SIGNALS } from '../../src/domain/signals/history/history-signals.js';
import { judgeHistory, logitOf } from '../../src/domain/signals/history/judge-history.js';
import { walkHistory, type View } from '../../src/domain/signals/history/known-history.js';
import { FactsReader, type ReviewFacts } from '../../src/domain/signals/history/review-facts.js';
import { Suspicion, type SuspicionFacts } from '../../src/domain/signals/history/suspicion.js';
import { ReviewTableBuilder, type HandedInReview, type ReviewTable } from '../../src/domain/signals/history/review-table.js';
import { firstPass, measureSignals } from '../../src/domain/signals/history/signal-matrix.js';

const model = await loadAdditiveModel();
const profileNames = ['retrospect', 'arrival', 'prior'] as const;
const DAY = 86_400_000;

const tableOf = (reviews: readonly HandedInReview[]): ReviewTable => {
  const builder = new ReviewTableBuilder();
  for (const review of reviews) builder.add(review);
  return builder.build();
};
/** Facts by position as handed in. */
function factsOf(reviews: readonly HandedInReview[], view: View, own = model.profiles[view].own): ReviewFacts[] {
  const facts: ReviewFacts[] = [];
  const table = tableOf(reviews);
  const reader = new FactsReader(view, firstPass(table, view, own));
  for (const { row, history } of walkHistory(table, view)) facts[table.handedIn[row]!] = reader.read(history, row);
  return facts;
}
const idOf = (row: number): string => `row-${row}`;

const review: fc.Arbitrary<HandedInReview> = fc.record({
  reviewer: fc.integer({ min: 0, max: 12 }).map((n) => `u${n}`),
  product: fc.integer({ min: 0, max: 4 }).map((n) => `p${n}`),
  rating: fc.integer({ min: 1, max: 5 }),
  at: fc.integer({ min: 0, max: 300 }).map((day) => day * DAY),
});
const reviews = fc.array(review, { minLength: 1, maxLength: 60 });
const view = fc.constantFrom<View>('arrival', 'retrospect');
const at = (reviewer: string, product: string, rating: number, day: number): HandedInReview => ({ reviewer, product, rating, at: day * DAY });

describe('what is known of a review', () => {
  it('when later reviews are added, then what was known on arrival stays the same', () => {
    fc.assert(
      fc.property(reviews, fc.nat(300), (given, day) => {
        const before = given.filter((one) => one.at <= day * DAY);
        const all = [...before, ...given.filter((one) => one.at > day * DAY)];
        expect(factsOf(all, 'arrival').slice(0, before.length)).toEqual(factsOf(before, 'arrival'));
      }),
    );
  });

  it('when a day holds more reviews of a product than are looked at, then the order of the file does not pick them', () => {
    const crowd = Array.from({ length: 900 }, (_, i) => at(`u${i}`, 'p', (i % 5) + 1, Math.floor(i / 450) * 3));
    const shuffled = [...crowd.filter((_, i) => i % 3 === 0), ...crowd.filter((_, i) => i % 3 !== 0).toReversed()];
    const valuesOf = (given: readonly HandedInReview[]) => {
      const values = measureSignals(tableOf(given), 'retrospect', { profile: model.profiles.retrospect });
      return new Map(given.map(({ reviewer }, row) => [reviewer, [...values.subarray(row * HISTORY_SIGNALS.length, (row + 1) * HISTORY_SIGNALS.length)].map((value) => value.toPrecision(5))]));
    };
    const [inOrder, otherwise] = [valuesOf(crowd), valuesOf(shuffled)];
    for (const { reviewer } of crowd) expect(otherwise.get(reviewer), reviewer).toEqual(inOrder.get(reviewer));
  });

  it('when the rows of a file are put in another order, then every value stays the same', () => {
    const width = HISTORY_SIGNALS.length;
    fc.assert(
      fc.property(reviews, view, (given, seen) => {
        const forwards = measureSignals(tableOf(given), seen, { profile: model.profiles[seen] });
        const backwards = measureSignals(tableOf(given.toReversed()), seen, { profile: model.profiles[seen] });
        given.forEach((_, i) => {
          const mirrored = given.length - 1 - i;
          const [one, other] = [forwards.slice(i * width, (i + 1) * width), backwards.slice(mirrored * width, (mirrored + 1) * width)];
          one.forEach((value, k) => expect(Object.is(other[k], value) || Math.abs(other[k]! - value) < 1e-5, HISTORY_SIGNALS[k]!.name).toBe(true));
        });
      }),
      { numRuns: 40 },
    );
  });

  it('when the last review is judged, then arrival and retrospect know the same of its product', () => {
    fc.assert(
      fc.property(reviews, (given) => {
        const last = [...given, at('new', 'p0', 5, 301)];
        const [then, now] = (['arrival', 'retrospect'] as const).map((seen) => factsOf(last, seen).at(-1)!);
        /* What the surroundings looked like when they came is another question. */
        expect({ ...then, place: 0, suspicion: 0 }).toEqual({ ...now, place: 0, suspicion: 0 });
      }),
    );
  });

  it('when an account writes a second review, then its first is no newcomer’s any more in retrospect, and still was on arrival', () => {
    const given = [at('a', 'p', 5, 0), at('b', 'p', 5, 1), at('a', 'q', 4, 9)];
    expect(factsOf(given, 'arrival')[1]!.newcomersBeside).toHaveLength(1);
    expect(factsOf(given, 'retrospect')[1]!.newcomersBeside).toHaveLength(0);
  });

  it('when two accounts meet on two products with the same stars, then each is the other’s companion; on one product they are not', () => {
    const given = [at('a', 'p', 5, 0), at('b', 'p', 5, 1), at('a', 'q', 5, 40), at('b', 'q', 5, 41), at('c', 'q', 5, 41), at('c', 'r', 5, 90)];
    const facts = factsOf(given, 'retrospect');
    expect(facts.map(({ reviewer }) => reviewer.companionAccounts)).toEqual([1, 1, 1, 1, 0, 0]);
    expect([...facts[0]!.reviewer.companions].map((row) => given[tableOf(given).handedIn[row]!])).toEqual([given[1], given[3]]);
  });

  it('when a product is crowded that day, then meeting there makes no companions', () => {
    const crowd = (product: string, day: number) => Array.from({ length: 70 }, (_, i) => at(`u${i}`, product, 5, day));
    expect(factsOf([...crowd('p', 0), ...crowd('q', 9)], 'retrospect').every(({ reviewer }) => reviewer.companionAccounts === 0)).toBe(true);
  });

  it('when a quiet product gets twelve reviews of one leaning in a week, then far fewer were expected', () => {
    const quiet = Array.from({ length: 12 }, (_, i) => at(`q${i}`, 'p', 4, i * 30));
    const facts = factsOf([...quiet, ...Array.from({ length: 12 }, (_, i) => at(`f${i}`, 'p', 5, 200 + (i % 4)))], 'retrospect');
    expect(facts.at(-1)!.weekObserved).toBeGreaterThanOrEqual(11);
    expect(facts.at(-1)!.weekExpected).toBeLessThan(1);
    expect(facts[0]!.weekObserved).toBeLessThanOrEqual(1);
  });
});

describe('suspicion of the surroundings', () => {
  const given = [at('a', 'p', 5, 0), at('b', 'p', 5, 10), at('c', 'p', 1, 20), at('a', 'q', 5, 30), at('b', 'p', 5, 200)];
  const table = tableOf(given);
  const own = Float64Array.of(0.9, 0.3, 0.6, 0.5, 0.1);
  const read = (): SuspicionFacts[] => {
    const suspicion = new Suspicion(own, 0.1);
    return [...walkHistory(table, 'retrospect')].map(({ row, history }) => suspicion.around(history, row));
  };

  it('when others gave the same stars within three months, then their mean counts, drawn to that of the product', () => {
    const [, second] = read();
    /* a, c around b's first: product (.9 + .6 + 3 × .1) ÷ 5 = .36; beside a alone: (.9 + 3 × .36) ÷ 4. */
    expect(second!.ofProduct).toBeCloseTo(0.36, 12);
    expect(second!.beside).toBeCloseTo((0.9 + 3 * 0.36) / 4, 12);
    expect([...second!.besideRows]).toEqual([0]);
  });

  it('when an account wrote elsewhere too, then the other review counts and the own one never does', () => {
    const facts = read();
    expect(facts[0]!.ofAccount).toBe(0.5);
    expect(facts[2]!.ofAccount).toBeUndefined();
    const louder = new Suspicion(Float64Array.from(own, (value, row) => (row === 0 ? 0 : value)), 0.1);
    const [first] = [...walkHistory(table, 'retrospect')].map(({ row, history }) => louder.around(history, row));
    expect(first).toEqual(facts[0]);
  });
});

describe('judging by history', () => {
  const anyProfile = fc.constantFrom(...profileNames).map((name) => model.profiles[name]);

  it('when any review is judged, then bias and contributions add up to the logit, and the fast way gives the same', () => {
    fc.assert(
      fc.property(reviews, view, anyProfile, (given, seen, profile) => {
        for (const facts of factsOf(given, seen)) {
          const { logit, bias, evidence, probability } = judgeHistory(facts, profile, idOf);
          expect(Math.abs(evidence.reduce((sum, { contribution }) => sum + contribution, bias) - logit)).toBeLessThan(1e-9);
          expect(probability).toBeCloseTo(1 / (1 + Math.exp(-logit)), 12);
          expect(logitOf(HISTORY_SIGNALS.map((signal) => signal.value(facts) ?? Number.NaN), profile)).toBeCloseTo(logit, 9);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('when one signal is left out, then no other changes', () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom(...HISTORY_SIGNALS), (given, left) => {
        const profile = model.profiles.retrospect;
        const { [left.name]: _, ...shapes } = profile.shapes;
        const facts = factsOf(given, 'retrospect')[0]!;
        const full = judgeHistory(facts, profile, idOf).evidence.filter(({ signal }) => signal !== left.name);
        expect(judgeHistory(facts, { ...profile, shapes }, idOf).evidence).toEqual(full);
      }),
    );
  });

  it('when any review is judged, then no family exceeds its limit, sentences stand in both languages and at most 20 ids are named', () => {
    fc.assert(
      fc.property(reviews, view, anyProfile, (given, seen, profile) => {
        for (const facts of factsOf(given, seen)) {
          const { evidence } = judgeHistory(facts, profile, idOf);
          for (const [family, limit] of Object.entries(profile.familyLimits)) {
            expect(evidence.filter((entry) => entry.family === family).reduce((sum, { contribution }) => sum + contribution, 0)).toBeLessThanOrEqual(limit + 1e-9);
          }
          for (const { value, comparedWith, text } of evidence) {
            expect(value).toSatisfy(Number.isFinite);
            expect(comparedWith.length).toBeLessThanOrEqual(20);
            expect(text.zh).toMatch(/\p{Script=Han}.*。$/u);
            expect(text.en).toMatch(/^[A-Z0-9].*\.$/);
            expect(`${text.zh}${text.en}`).not.toMatch(/NaN|undefined|Infinity/);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('the learned shapes', () => {
  const shapes = profileNames.flatMap((name) => Object.entries(model.profiles[name].shapes).map(([signal, shape]) => [name, signal, shape] as const));

  it.each(shapes)('when the fact of %s.%s grows more suspicious, then it never speaks less against the review', (_, name, shape) => {
    const signal = HISTORY_SIGNALS.find((one) => one.name === name)!;
    const sign = signal.direction === 'rising' ? 1 : -1;
    shape.logit.slice(1).forEach((logit, i) => expect(sign * (logit - shape.logit[i]!)).toBeGreaterThanOrEqual(-1e-4));
  });

  it('when a value lies beyond the outer knots or is missing, then it says no more than the knot, or nothing', () => {
    const shape = { at: [1, 3], logit: [-1, 1] };
    expect([0, 1, 2, 3, 9, Number.NaN, undefined].map((value) => contributionOf(shape, value))).toEqual([-1, -1, 0, 1, 1, 0, 0]);
    expect(contributionOf(undefined, 2)).toBe(0);
  });

  it.each(profileNames)('when one family is at its limit and all others are silent, texts among them, then %s has no review held back', async (name) => {
    const held = Math.log(0.97 / 0.03);
    const { bias, familyLimits } = model.profiles[name];
    for (const limit of [...Object.values(familyLimits), (await loadCopyModel(bias)).limit]) expect(bias + limit).toBeLessThan(held);
  });

  it('when a family could reach further, then all shapes shrink alike, so that verdicts keep their order', () => {
    const shape = { at: [0, 1], logit: [-1, 4] };
    const { shapes, familyLimits, bias } = boundedProfile({ bias: -2, shapes: { one: shape, other: shape }, familyLimits: { behaviour: 8, relations: 2 } });
    expect(bias).toBe(-2);
    expect(bias + familyLimits.behaviour!).toBeCloseTo(Math.log(0.97 / 0.03) - 0.01, 12);
    expect(familyLimits.behaviour! / familyLimits.relations!).toBeCloseTo(4, 12);
    expect(shapes.one).toEqual(shapes.other);
    expect(shapes.one!.logit[1]! / shape.logit[1]!).toBeCloseTo(familyLimits.behaviour! / 8, 12);
  });
});
