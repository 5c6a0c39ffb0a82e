import { afterEach, beforeEach, expect, test } from 'vitest';
import { aReview } from '../helpers/candor.js';
import { HandStepped } from '../helpers/hand-stepped.js';

/** Batches about one merchant whose steps interleave: no verdict may keep what one of them made stale. */

let steps: HandStepped;
beforeEach(async () => {
  steps = await HandStepped.start();
});
afterEach(() => steps.close());

const day = (offset: number): string => new Date(Date.UTC(2026, 3, 1 + offset, 10)).toISOString();
const visits = (prefix: string, size: number, fields: (index: number) => Record<string, unknown>) =>
  Array.from({ length: size }, (_, index) => aReview({ id: `${prefix}-${index}`, reviewerId: `${prefix}-guest-${index}`, text: `Visit ${prefix} ${index}`, ...fields(index) }));

/** Fourteen guests of one opinion and three who were disappointed, spread over weeks. */
const quiet = { reviews: [...visits('fan', 14, (index) => ({ rating: 5, createdAt: day(index * 4) })), ...visits('foe', 3, (index) => ({ rating: 1, createdAt: day(index * 9) }))] };
/** Enough of the other opinion to move the mean by a star. */
const complaints = { reviews: visits('late', 12, (index) => ({ rating: 2, createdAt: day(index * 5) })) };
/** A rush of praise on three days, and half as much again on the same days. */
const rush = { reviews: visits('rush', 10, (index) => ({ rating: 5, createdAt: day(60 + (index % 3)) })) };
const more = { reviews: visits('more', 12, (index) => ({ rating: 5, createdAt: day(60 + (index % 3)) })) };

const CASES: [string, object, object][] = [
  ['moves the mean', quiet, complaints],
  ['swells a rush', { reviews: [...quiet.reviews, ...rush.reviews] }, more],
];

test.each(CASES)('when a second batch that %s is stored between the judging and the marking of the first, then no verdict stays stale', async (_, one, other) => {
  const first = await steps.read(one);
  await steps.judge(first);
  const second = await steps.store(other);
  await steps.mark(first);
  await steps.analyse(second);
  await steps.judge(second);
  await steps.mark(second);
  await steps.rejudge();
  expect(await steps.stale()).toEqual([]);
});

test.each(CASES)('when a second batch that %s is marked between the judging of the first and its marking, then no verdict stays stale', async (_, one, other) => {
  const first = await steps.read(one);
  await steps.judge(first);
  const second = await steps.read(other);
  await steps.mark(second);
  await steps.mark(first);
  await steps.judge(second);
  await steps.rejudge();
  expect(await steps.stale()).toEqual([]);
});

test.each(CASES)('when a batch that %s is marked before it is judged, as the queue does it, then judging takes its own marks away and only reviews of the first are judged again', async (_, one, other) => {
  await steps.take(one);
  expect(await steps.rejudge(), 'reviews of a first batch judged twice').toBe(0);
  const second = await steps.read(other);
  await steps.mark(second);
  await steps.judge(second);
  const again = await steps.rejudge();
  expect(again).toBeGreaterThan(0);
  expect(again).toBeLessThanOrEqual((one as typeof quiet).reviews.length);
  expect(await steps.stale()).toEqual([]);
});

/* Twenty guests on an opening day and a rush a month later: what the opening lets expect depends on how long the shop has been there. */
const opening = { reviews: [...visits('opening', 20, () => ({ rating: 5, createdAt: day(0) })), ...visits('month', 12, (index) => ({ rating: 5, createdAt: day(29 + (index % 3)) }))] };
const older = (offset: number) => ({ reviews: visits(`older-${-offset}`, 1, () => ({ rating: 5, createdAt: day(offset) })) });

test('when a review older than all others comes, then the rushes of the first sixty days are judged again', async () => {
  for (const batch of [opening, older(-100)]) await steps.take(batch);
  expect(await steps.rejudge()).toBeGreaterThanOrEqual(12);
  expect(await steps.stale()).toEqual([]);
});

test('when two older reviews are stored and marked crosswise, then the rushes of the first sixty days are judged again all the same', async () => {
  await steps.take(opening);
  const [nearer, farther] = [await steps.read(older(-70)), await steps.read(older(-200))];
  for (const id of [nearer, farther]) {
    await steps.mark(id);
    await steps.judge(id);
  }
  await steps.rejudge();
  expect(await steps.stale()).toEqual([]);
});

/* What the first changes the second undoes: a marking that sees both of them sees no change. */
const hotels = ['m-1', 'm-2'].map((id) => ({ id, name: id, category: 'hotel' }));
const UNDOING: [string, object, object, object][] = [
  [
    'excuses the rush of another merchant',
    { merchants: hotels, reviews: visits('calm', 14, (index) => ({ merchantId: 'm-2', rating: 5, createdAt: day(index * 4) })) },
    { reviews: visits('hurry', 8, (index) => ({ merchantId: 'm-2', rating: 5, createdAt: day(60 + (index % 3)) })) },
    { reviews: visits('fair', 32, (index) => ({ merchantId: 'm-1', rating: 5, createdAt: day(60 + (index % 3)) })) },
  ],
  [
    'brings the mean back',
    quiet,
    { reviews: visits('blow', 6, (index) => ({ rating: 1, createdAt: day(index * 8) })) },
    { reviews: visits('balm', 42, (index) => ({ rating: 5, createdAt: day(index) })) },
  ],
];

test.each(UNDOING)('when a second batch %s, and both are marked after the first was judged, then no verdict stays stale', async (_, before, one, other) => {
  await steps.take(before);
  const first = await steps.read(one);
  await steps.judge(first);
  const second = await steps.read(other);
  await steps.mark(first);
  await steps.mark(second);
  await steps.judge(second);
  await steps.rejudge();
  expect(await steps.stale()).toEqual([]);
});

test.each(UNDOING)('when a second batch %s, and both are marked while the first is judged without it, then no verdict stays stale', async (_, before, one, other) => {
  await steps.take(before);
  const first = await steps.read(one);
  const store = await steps.readVerdicts(first);
  const second = await steps.read(other);
  await steps.mark(first);
  await steps.mark(second);
  await store();
  await steps.judge(second);
  await steps.rejudge();
  expect(await steps.stale()).toEqual([]);
});
