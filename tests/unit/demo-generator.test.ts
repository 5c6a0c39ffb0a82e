import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateDemo, generateDemoWithTruth } from '../../scripts/demo/generate.js';
import { normaliseText, SaidBefore } from '../../scripts/demo/likeness.js';

const now = new Date('2026-11-21T12:00:00Z');
const { demo, truth } = generateDemoWithTruth({ seed: 7, now });
const plantedIds = new Set(demo.planted.flatMap(({ reviewIds }) => reviewIds));
const honest = demo.reviews.filter(({ id }) => !plantedIds.has(id));
const meanRating = (reviews: typeof demo.reviews): number => {
  const ratings = reviews.flatMap(({ rating }) => rating ?? []);
  return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
};
const plantedIn = (campaign: string): string[] => demo.planted.filter((one) => one.campaign === campaign).flatMap(({ reviewIds }) => reviewIds);

/** The fields that DESIGN.md section 4 allows; the API refuses any other by name. */
const reviewFields = new Set(['id', 'merchantId', 'text', 'rating', 'title', 'language', 'createdAt', 'reviewerId', 'productId', 'productCategory', 'orderId', 'verifiedPurchase', 'purchasedAt', 'channel', 'images', 'helpfulVotes', 'unhelpfulVotes', 'followUps', 'reply', 'reviewer', 'source']);
const transcriptFields = new Set(['id', 'merchantId', 'channel', 'agentId', 'customerId', 'orderId', 'productCategory', 'openedAt', 'closedAt', 'csat', 'resolved', 'messages']);

describe('the demo generator', () => {
  it('when the seed and the present are the same, then so is every byte', () => {
    expect(JSON.stringify(generateDemo({ seed: 7, now }))).toBe(JSON.stringify(demo));
    expect(JSON.stringify(generateDemo({ seed: 8, now }))).not.toBe(JSON.stringify(demo));
  });

  it.each([1, 2, 3, 42, 2026])('when the seed is %i, then it never runs out of words and leaves no template showing', (seed) => {
    for (const present of ['2026-02-28T23:59:59Z', '2027-11-20T00:00:00Z']) {
      const other = generateDemo({ seed, now: new Date(present) });
      // The ring inserts stray signs on purpose.
      const ring = new Set(other.planted.filter(({ campaign }) => campaign === 'copy_paste_ring').flatMap(({ reviewIds }) => reviewIds));
      const texts = [...other.reviews.filter(({ id }) => !ring.has(id)).map(({ text }) => text), ...other.transcripts.flatMap(({ messages }) => messages.map(({ text }) => text))];
      expect(texts.filter((text) => text.trim() === '' || /[{}<>|⏎#]|undefined|，，|。，|，。/.test(text))).toEqual([]);
    }
  });

  it('when items are numbered, then no id comes twice and every merchant exists', () => {
    const ids = [...demo.reviews, ...demo.transcripts, ...demo.merchants].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const merchants = new Set(demo.merchants.map(({ id }) => id));
    expect([...demo.reviews, ...demo.transcripts].every(({ merchantId }) => merchants.has(merchantId))).toBe(true);
  });

  it('when the API reads an item, then it finds no unknown field', () => {
    const unknown = [
      ...demo.reviews.flatMap((review) => Object.keys(review).filter((key) => !reviewFields.has(key))),
      ...demo.transcripts.flatMap((transcript) => Object.keys(transcript).filter((key) => !transcriptFields.has(key))),
    ];
    expect(unknown).toEqual([]);
  });

  it('when dates are compared, then none is later than now and nobody reviews before buying or registering', () => {
    const stamps = [...JSON.stringify(demo).matchAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g)].map(([stamp]) => Date.parse(stamp));
    expect(Math.max(...stamps)).toBeLessThanOrEqual(now.getTime());
    for (const { createdAt, purchasedAt, reviewer, reply } of demo.reviews) {
      if (purchasedAt) expect(purchasedAt < createdAt).toBe(true);
      if (reviewer?.createdAt) expect(reviewer.createdAt < createdAt).toBe(true);
      if (reply) expect(reply.createdAt > createdAt).toBe(true);
    }
    const oldestReview = Date.parse(demo.reviews[0]!.createdAt);
    expect((now.getTime() - oldestReview) / 86_400_000).toBeGreaterThan(400);
  });

  it('when the parts are counted, then there is as much of everything as the demo promises', () => {
    expect(demo.merchants.length).toBeGreaterThanOrEqual(14);
    expect(new Set(demo.merchants.map(({ category }) => category)).size).toBeGreaterThanOrEqual(5);
    expect(honest.length).toBeGreaterThanOrEqual(1700);
    expect(demo.transcripts.length).toBeGreaterThanOrEqual(170);
    const chinese = honest.filter(({ text }) => /\p{Script=Han}/u.test(text)).length / honest.length;
    expect(chinese).toBeGreaterThan(0.55);
    expect(chinese).toBeLessThan(0.68);
    expect(honest.filter(({ merchantId }) => merchantId === 'm-xiangkou')).toHaveLength(6);
    const turns = demo.transcripts.map(({ messages }) => messages.length);
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...turns)).toBeLessThanOrEqual(16);
  });

  it('when honest reviewers are looked at, then most are first-timers', () => {
    const known = honest.filter(({ reviewer }) => reviewer?.reviewCount !== undefined);
    const first = known.filter(({ reviewer }) => reviewer!.reviewCount === 1);
    expect(first.length / known.length).toBeGreaterThan(0.5);
  });

  it('when honest texts are normalised, then more than 95 % are unique, yet some stock phrases come twice', () => {
    const texts = honest.map(({ text }) => normaliseText(text));
    const unique = new Set(texts).size;
    expect(unique / texts.length).toBeGreaterThan(0.95);
    expect(unique).toBeLessThan(texts.length);
  });

  it('when a campaign is planted, then its items exist, the truth knows them and it has its size', () => {
    const ids = new Set([...demo.reviews, ...demo.transcripts].map(({ id }) => id));
    for (const { reviewIds, transcriptIds, campaign } of demo.planted) {
      expect([...reviewIds, ...transcriptIds].every((id) => ids.has(id))).toBe(true);
      expect(reviewIds.every((id) => truth.get(id)?.planted === campaign)).toBe(true);
    }
    expect([...truth.values()].filter(({ planted }) => planted).length).toBe(plantedIds.size);
    expect(plantedIn('five_star_burst')).toHaveLength(60);
    expect(plantedIn('malicious_one_star_burst')).toHaveLength(45);
    expect(plantedIn('copy_paste_ring')).toHaveLength(40);
    expect(plantedIn('cashback_solicitation')).toHaveLength(26);
    expect(plantedIn('co_review_ring')).toHaveLength(64);
  });

  it.each(['five_star_burst', 'malicious_one_star_burst'])('when %s strikes, then the raw mean moves by 0.3 stars or more', (campaign) => {
    const { merchantId } = demo.planted.find((one) => one.campaign === campaign)!;
    const all = demo.reviews.filter((review) => review.merchantId === merchantId);
    const moved = Math.abs(meanRating(all) - meanRating(all.filter(({ id }) => !plantedIds.has(id))));
    expect(moved).toBeGreaterThanOrEqual(0.3);
  });

  it('when accounts of a ring are looked at one by one, then each has a source of its own and words unlike all others, and only the shops are shared', () => {
    const ring = demo.reviews.filter(({ id }) => truth.get(id)?.planted === 'co_review_ring');
    const byAccount = new Map(ring.map(({ reviewerId }) => [reviewerId!, ring.filter((other) => other.reviewerId === reviewerId)]));
    expect([...byAccount.values()].map((reviews) => reviews.length).sort()).toEqual([...Array.from({ length: 8 }, () => 3), ...Array.from({ length: 10 }, () => 4)]);
    const sources = demo.reviews.map(({ reviewerId, source }) => [reviewerId, source?.ipHash, source?.deviceHash]);
    for (const [reviewerId, reviews] of byAccount) {
      const [{ source }] = reviews as [(typeof reviews)[number]];
      expect(sources.filter(([account, ip, device]) => account !== reviewerId && (ip === source!.ipHash || device === source!.deviceHash))).toEqual([]);
    }
    const said = new SaidBefore();
    for (const { text } of honest) said.remember(text);
    for (const { text } of ring) {
      expect(said.likeness(text)).toBeLessThan(0.3);
      said.remember(text);
    }
  });

  it('when cashback is offered, then every bought review follows a chat of the same order and customer', () => {
    const chats = new Map(demo.transcripts.map((transcript) => [transcript.orderId, transcript]));
    const solicited = new Set(demo.planted.flatMap(({ transcriptIds }) => transcriptIds));
    for (const id of plantedIn('cashback_solicitation')) {
      const review = demo.reviews.find((one) => one.id === id)!;
      const chat = chats.get(review.orderId)!;
      expect(solicited.has(chat.id)).toBe(true);
      expect(chat.customerId).toBe(review.reviewerId);
      expect(chat.openedAt! < review.createdAt).toBe(true);
    }
  });

  it('when the demo is read as source, then every file stays below 300 lines', () => {
    const root = join(import.meta.dirname, '../../scripts/demo');
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|md)$/.test(file));
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length >= 300);
    expect(long).toEqual([]);
  });
});
