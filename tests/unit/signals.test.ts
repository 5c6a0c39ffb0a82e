import { describe, expect, it } from 'vitest';
import { SOLICITATION_KINDS } from '../../src/domain/analysis.js';
import { SIGNALS } from '../../src/domain/authenticity.js';
import type { Companion, ReviewContext } from '../../src/domain/review-context.js';

const CREATED_AT = '2026-06-01T00:00:00Z';
const daysBefore = (days: number): string => new Date(Date.parse(CREATED_AT) - days * 86_400_000).toISOString();

type Changes = Partial<Omit<ReviewContext, 'review' | 'analysis'>> & {
  review?: Partial<ReviewContext['review']>;
  analysis?: Partial<ReviewContext['analysis']>;
};

function contextWith({ review, analysis, ...around }: Changes): ReviewContext {
  return {
    review: { id: 'r-1', merchantId: 'm-1', text: 'text', createdAt: CREATED_AT, reviewerId: 'u-1', ...review },
    analysis: { id: 'r-1', language: 'en', topics: [], model: { revision: 'x' }, ...analysis },
    duplicates: [],
    otherReviewsByReviewer: 0,
    sharedSource: { reviewIds: [], reviewers: 0, byAddress: 0, byDevice: 0 },
    solicitations: [],
    merchantRating: { mean: 4.5, count: 100 },
    ...around,
  };
}

const strength = (name: string, changes: Changes): number | undefined =>
  SIGNALS.find((signal) => signal.name === name)!.measure(contextWith(changes))?.strength;

const kinds = (probability: number) => ({
  authenticity: { text: { probability, kinds: { machine_written: probability, deceptive: probability, promotional: probability, low_information: probability } } },
});
const readsLike = (stars: number) => ({ sentiment: { label: 'neutral' as const, score: 0, stars, probabilities: { negative: 0, neutral: 1, positive: 0 } } });
const copies = (n: number, jaccard: number, reviewerId?: string) =>
  Array.from({ length: n }, (_, i) => ({ id: `d-${i}`, merchantId: 'm-2', jaccard, reviewerId: reviewerId ?? `other-${i}` }));

const met = (accounts: number, merchants: number): Companion[] => Array.from({ length: accounts }, (_, i) => ({ reviewId: `c-${i}`, merchants }));

const steps = (from: number, to: number, n = 40): number[] => Array.from({ length: n + 1 }, (_, i) => from + ((to - from) * i) / n);
const whole = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** How each signal's fact grows more suspicious, least first. */
const MORE_SUSPICIOUS: Record<string, Changes[]> = {
  machine_written: steps(0, 1).map((p) => ({ analysis: kinds(p) })),
  deceptive: steps(0, 1).map((p) => ({ analysis: kinds(p) })),
  promotional: steps(0, 1).map((p) => ({ analysis: kinds(p) })),
  low_information: steps(0, 1).map((p) => ({ analysis: kinds(p) })),
  near_duplicate: steps(0.5, 1).map((jaccard) => ({ duplicates: copies(1, jaccard) })),
  duplicate_cluster: whole(3, 40).map((n) => ({ duplicates: copies(n, 0.9) })),
  rating_contradicts_text: steps(1, 5).map((stars) => ({ review: { rating: 1 }, analysis: readsLike(stars) })),
  solicited_text: steps(0, 1).map((probability) => ({ analysis: { solicited: { probability } } })),
  contact_details: ['quiet room', 'quiet room, see www.example.com', 'quiet room, see www.example.com, 加微信 abcde123'].map((text) => ({ review: { text } })),
  pictures_without_words: whole(1, 9).map((images) => ({ review: { text: '。', rating: 5, images } })),
  purchase_to_review: steps(-48, 400, 400).toReversed().map((hours) => ({ review: { purchasedAt: daysBefore(hours / 24) } })),
  unhelpful_votes: whole(0, 20).map((unhelpfulVotes) => ({ review: { unhelpfulVotes, helpfulVotes: 20 - unhelpfulVotes } })),
  disputed_by_reply: ['Thank you for telling us', 'We have no record of your order'].map((text) => ({ review: { reply: { text, createdAt: CREATED_AT } } })),
  tenure: whole(1, 100).toReversed().map((reviewCount) => ({ review: { reviewer: { reviewCount } } })),
  account_age: steps(0, 4000, 400).toReversed().map((days) => ({ review: { reviewer: { createdAt: daysBefore(days) } } })),
  merchant_burst: whole(5, 200).map((observed) => ({ review: { rating: 5 }, burst: { observed, expected: 4, windowDays: 7 } })),
  rating_deviation: steps(5, 1).map((mean) => ({ review: { rating: 5 }, merchantRating: { mean, count: 50 } })),
  purchase: [true, false].map((verifiedPurchase) => ({ review: { verifiedPurchase } })),
  shared_source: whole(0, 50).map((reviewers) => ({ review: { source: { ipHash: 'abcdefgh' } }, sharedSource: { reviewIds: [], reviewers, byAddress: reviewers, byDevice: 0 } })),
  co_review_group: [...whole(1, 30).map((accounts) => met(accounts, 2)), ...whole(2, 9).map((merchants) => met(30, merchants))].map((companions) => ({ review: { rating: 5 }, companions })),
  solicited_in_chat: SOLICITATION_KINDS.map((kind) => ({ review: { rating: 5 }, solicitations: [{ transcriptId: 't-1', kind, shared: 'order' }] })),
};

describe('signals', () => {
  it.each(SIGNALS.map(({ name }) => name))('when the fact that %s measures grows more suspicious, then it never speaks less against the review', (name) => {
    const strengths = MORE_SUSPICIOUS[name]!.map((changes) => strength(name, changes)!);
    expect(strengths.every((value) => value >= -1 && value <= 1)).toBe(true);
    strengths.slice(1).forEach((value, i) => expect(value).toBeGreaterThanOrEqual(strengths[i]! - 1e-12));
    expect(strengths.at(-1)).toBeGreaterThan(0);
  });

  it.each<[string, string, Changes]>([
    ['machine_written', 'the model did not judge the text', {}],
    ['near_duplicate', 'there are no copies', {}],
    ['duplicate_cluster', 'two others share the wording', { duplicates: copies(2, 1) }],
    ['duplicate_cluster', 'all copies are by the same account', { duplicates: copies(9, 1, 'u-1') }],
    ['rating_contradicts_text', 'there is no rating', { analysis: readsLike(5) }],
    ['rating_contradicts_text', 'the text was not read', { review: { rating: 1 } }],
    ['solicited_text', 'the model did not look for rewards', {}],
    ['solicited_text', 'a complaint speaks of the reward', { review: { rating: 1, text: '说好评返现5元，结果不给' } }],
  ['pictures_without_words', 'the text says something', { review: { text: 'Nice room', rating: 5, images: 4 } }],
  ['pictures_without_words', 'there is no picture', { review: { text: '。', rating: 5 } }],
  ['pictures_without_words', 'it does not praise', { review: { text: '。', rating: 3, images: 4 } }],
  ['purchase_to_review', 'nobody knows when it was bought', {}],
  ['unhelpful_votes', 'four people voted', { review: { unhelpfulVotes: 4, helpfulVotes: 0 } }],
  ['unhelpful_votes', 'the platform counts only helpful votes', { review: { helpfulVotes: 30 } }],
  ['disputed_by_reply', 'nobody answered', {}],
  ['disputed_by_reply', 'the platform confirms the purchase', { review: { verifiedPurchase: true, reply: { text: 'We have no record of your order', createdAt: CREATED_AT } } }],
  ['tenure', 'nobody knows who wrote it', { review: { reviewerId: undefined } }],
    ['account_age', 'the account’s beginning is unknown', { review: { reviewer: { reviewCount: 3 } } }],
    ['merchant_burst', 'the surroundings are unknown', {}],
    ['merchant_burst', 'four reviews came', { burst: { observed: 4, expected: 0, windowDays: 7 } }],
    ['rating_deviation', 'the merchant has fewer than ten other ratings', { review: { rating: 1 }, merchantRating: { mean: 5, count: 9 } }],
    ['purchase', 'the platform does not say', {}],
    ['shared_source', 'the source is unknown', { sharedSource: { reviewIds: ['x'], reviewers: 9, byAddress: 9, byDevice: 0 } }],
    ['co_review_group', 'nobody looked for companions', { review: { rating: 5 } }],
    ['co_review_group', 'nobody was met twice', { review: { rating: 5 }, companions: [] }],
    ['solicited_in_chat', 'the review complains in spite of the reward', { review: { rating: 2 }, solicitations: [{ transcriptId: 't-1', kind: 'paid_change', shared: 'order' }] }],
    ['solicited_in_chat', 'no transcript speaks of a reward', { review: { rating: 5 } }],
  ])('when %s is asked and %s, then it is silent', (name, _, changes) => {
    expect(strength(name, changes)).toBeUndefined();
  });

  it.each<[string, string, Changes]>([
    ['purchase_to_review', 'a day has passed', { review: { purchasedAt: daysBefore(1) } }],
  ['contact_details', 'a complaint names a hotline that is masked', { review: { text: '客服热线 ****-***-**** 永远占线' } }],
  ['contact_details', 'a guest says where the room was booked', { review: { text: 'Booked through Hotels.com, who refunded me' } }],
  ['merchant_burst', 'a busy merchant gets what it always gets', { burst: { observed: 100, expected: 98, windowDays: 7 } }],
    ['shared_source', 'two accounts share a household', { review: { source: { ipHash: 'abcdefgh' } }, sharedSource: { reviewIds: ['x'], reviewers: 1, byAddress: 0, byDevice: 1 } }],
    ['co_review_group', 'a couple goes out together all year', { review: { rating: 5 }, companions: met(1, 20) }],
    ['co_review_group', 'three friends went out twice', { review: { rating: 5 }, companions: met(2, 2) }],
    ['rating_contradicts_text', 'stars and text differ by a slip', { review: { rating: 4 }, analysis: readsLike(2.5) }],
    ['rating_deviation', 'an honest opinion differs by two stars', { review: { rating: 3 }, merchantRating: { mean: 5, count: 50 } }],
  ])('when %s is asked and %s, then it says nothing against the review', (name, _, changes) => {
    expect(strength(name, changes)).toBe(0);
  });

  it.each(['machine_written', 'deceptive', 'promotional', 'low_information'])('when the model reads %s, then the sentence tells of a likeness to what it learned from, not of a chance', (name) => {
    const { zh, en } = SIGNALS.find((signal) => signal.name === name)!.measure(contextWith({ analysis: kinds(0.95) }))!;
    expect(zh).toMatch(/^文字读起来像.*95\/100，不是概率/);
    expect(en).toMatch(/^The text reads like .*likeness is 95 of 100, which is no probability/);
  });

  it('when only the same account wrote it before, then that weighs a fifth of what a stranger’s copy does; with both, the stranger counts', () => {
    expect(strength('near_duplicate', { duplicates: copies(1, 0.95) })).toBe(1);
    expect(strength('near_duplicate', { duplicates: copies(1, 0.95, 'u-1') })).toBe(0.2);
    expect(strength('near_duplicate', { duplicates: [...copies(1, 0.95, 'u-1'), ...copies(1, 0.55)] })).toBeCloseTo(0.75, 12);
  });

  it.each<[string, ReviewContext['duplicates'], string, string]>([
    ['one by another account', copies(1, 0.9), '来自另一账号', 'by another account'],
    ['two by other accounts', copies(2, 0.9), '都来自其他账号', 'all by other accounts'],
    ['one by the same account', copies(1, 0.9, 'u-1'), '都出自同一账号', 'by the same account'],
    ['one by each', [...copies(1, 0.9, 'u-1'), ...copies(1, 0.8)], '其中 1 条来自其他账号', '1 of them by other accounts'],
  ])('when the copies are %s, then the sentence says whose they are', (_, duplicates, zh, en) => {
    const told = SIGNALS.find(({ name }) => name === 'near_duplicate')!.measure(contextWith({ duplicates }))!;
    expect(told.zh).toMatch(new RegExp(`有 90% 的用词相同），${zh}。$`));
    expect(told.en).toMatch(new RegExp(` have 90% of their wording in common\\), ${en}\\.$`));
  });

  it.each<[string, Partial<ReviewContext['sharedSource']>, string, string]>([
    ['the address', { reviewers: 1, byAddress: 1 }, '另有 1 个账号从同一网络地址发布过评价。', '1 other account posted reviews from the same network address.'],
    ['the device', { reviewers: 4, byDevice: 4 }, '另有 4 个账号从同一台设备发布过评价。', '4 other accounts posted reviews from the same device.'],
    ['both', { reviewers: 4, byAddress: 4, byDevice: 4 }, '另有 4 个账号从同一网络地址、同一台设备发布过评价。', '4 other accounts posted reviews from the same network address and the same device.'],
    ['one or the other', { reviewers: 5, byAddress: 3, byDevice: 2 }, '另有 5 个账号与它来源相同：3 个从同一网络地址、2 个从同一台设备发布过评价。', '5 other accounts posted reviews from the same source: 3 from the same network address and 2 from the same device.'],
    [
      'one, the other or both', { reviewers: 5, byAddress: 4, byDevice: 2 }, '另有 5 个账号与它来源相同：4 个从同一网络地址、2 个从同一台设备发布过评价，其中 1 个两者都相同。',
      '5 other accounts posted reviews from the same source: 4 from the same network address and 2 from the same device, 1 of them from both.',
    ],
  ])('when other accounts share %s, then the sentence says which, and how many', (_, shared, zh, en) => {
    const sharedSource = { reviewIds: ['x'], reviewers: 0, byAddress: 0, byDevice: 0, ...shared };
    expect(SIGNALS.find(({ name }) => name === 'shared_source')!.measure(contextWith({ review: { source: { ipHash: 'abcdefgh', deviceHash: 'hgfedcba' } }, sharedSource }))).toMatchObject({ zh, en });
  });

  it('when others share half the wording, then no template is spoken of; when some are templates, then how many', () => {
    const told = (duplicates: ReviewContext['duplicates']) => SIGNALS.find(({ name }) => name === 'duplicate_cluster')!.measure(contextWith({ duplicates }))!;
    expect(told(copies(4, 0.5))).toMatchObject({ zh: '它属于一组雷同的评价，孰先孰后不论：其他账号的评价中，有 4 条与它用词大段相同。', en: 'It is one of a group, whoever wrote first: of reviews by other accounts, 4 share much of its wording.' });
    const [template, ...rest] = copies(4, 0.5);
    expect(told([{ ...template!, template: true }, ...rest])).toMatchObject({
      zh: '它属于一组雷同的评价，孰先孰后不论：其他账号的评价中，有 3 条与它用词大段相同，有 1 条与它句式相同、只替换了个别词语。',
      en: 'It is one of a group, whoever wrote first: of reviews by other accounts, 3 share much of its wording and 1 its sentences with other words put in.',
    });
  });

  it('when the signals are listed, then names are unique and each says its unit and source', () => {
    expect(new Set(SIGNALS.map(({ name }) => name)).size).toBe(SIGNALS.length);
    expect(SIGNALS.filter(({ unit, source }) => unit === '' || source === '')).toEqual([]);
    expect(Object.keys(MORE_SUSPICIOUS).sort()).toEqual(SIGNALS.map(({ name }) => name).sort());
  });
});
