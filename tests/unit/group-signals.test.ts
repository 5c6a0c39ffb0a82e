import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { authenticityModelSchema, judge } from '../../src/domain/authenticity.js';
import type { Companion, ReviewContext } from '../../src/domain/review-context.js';
import { GROUP_SIGNALS } from '../../src/domain/signals/group-signals.js';

const model = authenticityModelSchema.parse(JSON.parse(readFileSync('models/authenticity.json', 'utf8')));
const [signal] = GROUP_SIGNALS;

type Around = Partial<Omit<ReviewContext, 'review'>> & { review?: Partial<ReviewContext['review']> };
const context = ({ review, ...around }: Around): ReviewContext => ({
  review: { id: 'r-1', merchantId: 'm-1', text: 'fine', createdAt: '2026-06-10T00:00:00Z', reviewerId: 'u-1', rating: 5, ...review },
  analysis: { id: 'r-1', language: 'en', topics: [], model: { revision: 'x' } },
  duplicates: [],
  otherReviewsByReviewer: 2,
  sharedSource: { reviewIds: [], reviewers: 0, byAddress: 0, byDevice: 0 },
  solicitations: [],
  merchantRating: { mean: 4.5, count: 100 },
  ...around,
});

/** So many accounts, each met at as many merchants as listed. */
const met = (...merchants: number[]): Companion[] => merchants.map((count, place) => ({ reviewId: `c-${place}`, merchants: count }));
const times = (accounts: number, merchants: number): Companion[] => met(...Array.from({ length: accounts }, () => merchants));
const told = (companions: Companion[], rest: Around = {}) => signal!.measure(context({ companions, ...rest }))!;

/** Accounts that share the review's address, enough for that signal to be at its strongest. */
const ONE_ADDRESS: Around = { review: { source: { ipHash: 'abcdefgh' } }, sharedSource: { reviewIds: ['x'], reviewers: 50, byAddress: 50, byDevice: 0 } };
const copies = Array.from({ length: 20 }, (_, i) => ({ id: `d-${i}`, merchantId: 'm-2', reviewerId: `other-${i}`, jaccard: 0.9 }));
const companionLists = fc.array(fc.record({ reviewId: fc.nat(999).map(String), merchants: fc.integer({ min: 2, max: 12 }) }), { minLength: 1, maxLength: 40 });

describe('a group of accounts that met at several merchants', () => {
  it.each<[string, Companion[], number, number]>([
    ['one account at two merchants', times(1, 2), 0, 0],
    ['one account at twelve merchants', times(1, 12), 0, 0],
    ['two at two', times(2, 2), 0, 0],
    ['three at two', times(3, 2), 0.25, 0.35],
    ['two at three', times(2, 3), 0.25, 0.35],
    ['four at two', times(4, 2), 0.5, 0.5],
    ['three at three', times(3, 3), 0.6, 0.7],
    ['four at three', times(4, 3), 0.85, 0.95],
    ['eight at two', times(8, 2), 1, 1],
    ['seven at three', times(7, 3), 1, 1],
  ])('when there is %s, then the strength lies in its place', (_, companions, least, most) => {
    expect(told(companions).strength).toBeGreaterThanOrEqual(least);
    expect(told(companions).strength).toBeLessThanOrEqual(most);
  });

  it('when another account is met, or one of them once more, then it never tells less, and the order of the accounts tells nothing', () => {
    fc.assert(
      fc.property(companionLists, fc.integer({ min: 2, max: 12 }), fc.nat(), fc.integer({ min: 13, max: 21 }), (companions, merchants, which, merchantsAround) => {
        const { strength } = told(companions, { merchantsAround });
        expect(told([...companions, { reviewId: 'one more', merchants }], { merchantsAround }).strength).toBeGreaterThanOrEqual(strength);
        const place = which % companions.length;
        expect(told(companions.map((companion, at) => (at === place ? { ...companion, merchants: companion.merchants + 1 } : companion)), { merchantsAround }).strength).toBeGreaterThanOrEqual(strength);
        expect(told(companions.toReversed(), { merchantsAround }).strength).toBe(strength);
      }),
    );
  });

  it.each([
    [8, 1],
    [16, 0.29],
    [32, 0],
  ])('when four of %d merchants were visited in this company, then it speaks with %f of its strength', (merchantsAround, share) => {
    expect(told(times(9, 4), { merchantsAround }).strength).toBeCloseTo(share * told(times(9, 4)).strength, 1);
  });

  it('when an account goes elsewhere more, then its group never tells more', () => {
    fc.assert(
      fc.property(companionLists, fc.integer({ min: 12, max: 21 }), (companions, merchantsAround) => {
        expect(told(companions, { merchantsAround: merchantsAround + 1 }).strength).toBeLessThanOrEqual(told(companions, { merchantsAround }).strength);
      }),
    );
  });

  it('when some were met more often than others, then the sentence tells of those with whom most coincides, and names their reviews alone', () => {
    const { value, comparedWith, zh, en } = told(met(2, 4, 4, 2, 4, 3));
    expect(value).toBe(4);
    expect(comparedWith).toEqual(['c-1', 'c-2', 'c-4', 'c-5']);
    expect(en).toBe('4 other accounts each gave 4 or 5 stars to at least 3 of the same merchants as this account, within 3 days of it each time; this merchant is one of them.');
    expect(zh).toBe('另有 4 个账号与该账号给同样的 3 家以上商家都打了 4 至 5 星，每次相隔不超过 3 天，该商家是其中之一。');
  });

  it('when they complained, then the sentence says so', () => {
    const { zh, en } = told(times(5, 2), { review: { rating: 1 } });
    expect(en).toContain('1 or 2 stars');
    expect(zh).toContain('1 至 2 星');
  });

  it('when copies or a shared address tell of the ring at full strength, then the group adds an eighth', () => {
    const alone = told(times(8, 3)).strength;
    expect(told(times(8, 3), ONE_ADDRESS).strength).toBeCloseTo(alone / 8, 12);
    expect(told(times(8, 3), { duplicates: copies }).strength).toBeCloseTo(alone / 8, 12);
    expect(told(times(8, 3), { ...ONE_ADDRESS, duplicates: copies }).strength).toBeCloseTo(alone / 8, 12);
  });

  it('when more accounts share the address or the words, then the verdict never gets milder for what the group tells less', () => {
    fc.assert(
      fc.property(companionLists, fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 60 }), fc.boolean(), (companions, copied, reviewers, copy) => {
        const logit = (sharing: number, sameWords: number) =>
          judge(context({ companions, ...ONE_ADDRESS, sharedSource: { reviewIds: [], reviewers: sharing, byAddress: sharing, byDevice: 0 }, duplicates: copies.slice(0, sameWords) }), model).logit;
        expect(logit(reviewers + Number(!copy), copied + Number(copy))).toBeGreaterThanOrEqual(logit(reviewers, copied) - 1e-12);
      }),
    );
  });
});

describe('the verdict on a review of a group', () => {
  const ring = { companions: times(9, 3) };
  const newcomer = { reviewer: { createdAt: '2026-06-06T00:00:00Z', reviewCount: 3 } };
  const veteran = { reviewer: { createdAt: '2016-06-06T00:00:00Z', reviewCount: 60 }, verifiedPurchase: true };
  const rush = { burst: { observed: 10, expected: 0.4, windowDays: 3 } };

  it('when nothing else is known, then it is labelled and no more', () => {
    expect(judge(context({ ...ring, review: {} }), model)).toMatchObject({ action: 'label' });
  });

  it('when the accounts are days old and came in a rush, then it is folded; either alone does not suffice', () => {
    expect(judge(context({ ...ring, ...rush, review: newcomer }), model)).toMatchObject({ action: 'fold' });
    expect(judge(context({ ...ring, review: newcomer }), model)).toMatchObject({ action: 'label' });
    expect(judge(context({ ...rush, review: newcomer }), model)).toMatchObject({ action: 'publish' });
  });

  it('when a veteran is met by a few who came to two of the same merchants, then it is published', () => {
    for (const companions of [times(1, 6), times(3, 2), times(4, 2), times(2, 4)]) expect(judge(context({ companions, review: veteran }), model)).toMatchObject({ action: 'publish' });
  });

  it('when copies, one address and the group all tell of the ring at their strongest, then it is folded, not held: they are one family', () => {
    const verdict = judge(context({ ...ring, duplicates: copies.map((copy) => ({ ...copy, template: true })), sharedSource: ONE_ADDRESS.sharedSource, review: ONE_ADDRESS.review }), model);
    const relations = verdict.evidence.filter(({ family }) => family === 'relations').reduce((sum, { contribution }) => sum + contribution, 0);
    expect(relations).toBeLessThanOrEqual(model.familyLimits.relations);
    expect(verdict).toMatchObject({ action: 'fold' });
  });

  it('when its weight could bring the family above its limit, alone or as what it adds to the others, then the file is refused', () => {
    const weighing = (weights: Record<string, number>) => () => authenticityModelSchema.parse({ ...model, weights: { ...model.weights, ...weights } });
    expect(weighing({ co_review_group: 2.8 })).not.toThrow();
    expect(weighing({ co_review_group: 2.9 })).toThrow(/not add up to more/);
    expect(weighing({ co_review_group: 6.1, shared_source: 0, duplicate_cluster: 0 })).toThrow(/not add up to more/);
  });
});
