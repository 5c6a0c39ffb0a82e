import { get, type IncomingMessage } from 'node:http';
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aReview, Candor, until } from '../helpers/candor.js';
import { listen } from '../helpers/wire.js';

/** Server-sent events over a real connection: they must come while the work goes on, not at its end. */

let candor: Candor;
let base: string;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0, model: { delayMs: 150 } });
  base = await listen(candor.app);
});
afterAll(() => candor.close());

interface Listening {
  response: IncomingMessage;
  events: EventSourceMessage[];
  ended: Promise<void>;
}

function open(path: string): Promise<Listening> {
  return new Promise((resolve, reject) => {
    get(`${base}${path}`, { headers: { authorization: `Bearer ${candor.keys.platform}`, accept: 'text/event-stream' } }, (response) => {
      const events: EventSourceMessage[] = [];
      const parser = createParser({ onEvent: (event) => events.push(event) });
      response.setEncoding('utf8').on('data', (chunk: string) => parser.feed(chunk));
      const ended = new Promise<void>((done) => response.on('close', done));
      resolve({ response, events, ended });
    }).on('error', reject);
  });
}

const counts = (event: EventSourceMessage) => (JSON.parse(event.data) as { counts: Record<string, number> }).counts;

test('when a batch is worked on, then progress comes as it happens and the stream ends with completed', async () => {
  const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', { reviews: Array.from({ length: 160 }, () => aReview()) });
  const { response, events, ended } = await open(batch.links.events);
  expect(response.headers['content-type']).toMatch('text/event-stream');
  expect(response.headers['cache-control']).toBe('no-store');
  await until('the first event', async () => events.length > 0);
  expect(events[0]!.event).toBe('progress');
  expect(counts(events[0]!)).toMatchObject({ accepted: 160, analysed: 0 });

  await candor.addWorker();
  await ended;
  expect(events.at(-1)!.event).toBe('completed');
  expect(counts(events.at(-1)!)).toMatchObject({ analysed: 160, judged: 160, scored: 160 });
  const analysed = events.map((event) => counts(event).analysed!);
  expect(analysed).toEqual([...analysed].sort((a, b) => a - b));
  expect(analysed.filter((count) => count > 0 && count < 160).length).toBeGreaterThan(0);
});

test('when the batch is completed already, then one event tells so and the stream ends', async () => {
  const { body: batch } = await candor.call('platform', 'POST', '/v1/batches', { merchants: [{ id: 'm-1', name: 'First', category: 'hotel' }] });
  const { events, ended } = await open(batch.links.events);
  await ended;
  expect(events.map((event) => event.event)).toEqual(['completed']);
});

test('when there is no such batch, then 404 comes as a problem, not as a stream', async () => {
  const { response } = await open('/v1/batches/none/events');
  expect(response.statusCode).toBe(404);
  expect(response.headers['content-type']).toMatch('application/problem+json');
});
