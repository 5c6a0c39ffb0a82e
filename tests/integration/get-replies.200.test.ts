import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor } from '../helpers/candor.js';

let candor: Candor;
const pasted = 'Dear customer, thank you for choosing us, your satisfaction is what we work for every single day';
const complaint = (fields: Record<string, unknown>) => aReview({ text: 'Rude staff and slow delivery', rating: 1, createdAt: '2026-05-01T00:00:00Z', ...fields });
const replied = (text: string, hours: number) => ({ text, createdAt: new Date(Date.UTC(2026, 4, 1, hours)).toISOString() });

async function handIn(reviews: object[]): Promise<void> {
  const posted = await candor.call('platform', 'POST', '/v1/batches', { reviews });
  await candor.settle(posted.body);
}
const replies = async () => (await candor.call('merchant', 'GET', '/v1/merchants/m-1/service-metrics')).body.replies;

beforeAll(async () => {
  candor = await Candor.start();
  await handIn([
    complaint({ id: 'unanswered' }),
    complaint({ id: 'addressed', reply: replied('We are sorry that the delivery took so long. Your refund is on its way to you now.', 10) }),
    complaint({ id: 'pasted-1', reply: replied(pasted, 20) }),
    complaint({ id: 'turned', followUps: [{ text: 'Friendly people called and all is good now', createdAt: '2026-05-05T00:00:00Z' }] }),
    aReview({ id: 'content', text: 'Friendly people', createdAt: '2026-05-01T00:00:00Z', reply: replied('Come back soon to see our staff and our rooms, dear guest!', 1) }),
  ]);
});
afterAll(() => candor.close());

test('when complaints were answered, then shares, time to answer and what the answers hold are counted over the complaints', async () => {
  expect(await replies()).toMatchObject({
    reviews: 5,
    complaints: 4,
    complaintsAnswered: 2,
    answeredShare: 0.5,
    secondsToAnswer: { mean: 15 * 3600, p50: 15 * 3600, p90: 19 * 3600 },
    templates: 0,
    addressed: 1,
    addressedShare: 0.5,
    apologies: 1,
    remedies: 1,
    followedUp: 1,
    recovered: 1,
  });
});

test('when a later reply repeats an earlier one, then both are templates, in the metrics and at the reviews', async () => {
  await handIn([complaint({ id: 'pasted-2', reply: replied(`${pasted}!`, 30) })]);
  expect(await replies()).toMatchObject({ complaintsAnswered: 3, templates: 2, templateShare: 2 / 3 });
  const at = async (id: string) => (await candor.call('trust', 'GET', `/v1/reviews/${id}`)).body;
  expect((await at('pasted-1')).reply).toMatchObject({ template: true, sameAs: ['pasted-2'], addressesComplaint: false, secondsToAnswer: 20 * 3600 });
  expect((await at('pasted-2')).reply).toMatchObject({ template: true, sameAs: ['pasted-1'] });
  expect((await at('addressed')).reply).toMatchObject({ template: false, apology: true, remedy: true, sharedTopics: ['delivery'], addressesComplaint: true });
  expect(await at('turned')).toMatchObject({ reply: null, followUp: { complaint: true, recovered: true } });
  expect(await at('unanswered')).toMatchObject({ reply: null, followUp: null });
});

test('when a pasted reply is replaced by one of its own, then neither it nor the one it repeated is a template any more', async () => {
  await handIn([complaint({ id: 'pasted-2', reply: replied('We have called you about the lamp and will come to mend it on Monday', 40) })]);
  expect(await replies()).toMatchObject({ complaintsAnswered: 3, templates: 0 });
  await handIn([complaint({ id: 'pasted-2', reply: replied(`${pasted}!`, 50) })]);
  expect(await replies()).toMatchObject({ complaintsAnswered: 3, templates: 2 });
});

test('when a complaint turns out to be inauthentic, then nobody has to answer it and it is told apart; undone, it counts again', async () => {
  const before = await replies();
  expect(before.disbelieved).toBe(0);
  const { body: decision } = await candor.call('trust', 'POST', '/v1/reviews/unanswered/decisions', { verdict: 'inauthentic' });
  expect(await replies()).toMatchObject({ reviews: before.reviews - 1, disbelieved: 1, complaints: before.complaints - 1, complaintsAnswered: before.complaintsAnswered });
  await candor.call('trust', 'POST', `/v1/decisions/${decision.id}/undo`);
  expect(await replies()).toEqual(before);
});
