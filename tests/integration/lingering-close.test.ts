import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { lingerOnRefusal } from '../../src/api/lingering-close.js';

/** Long enough for ten megabytes on a busy machine. */
const LINGER_MS = 2_000;

/** A server whose only route refuses the body before it is through, and a sender that has announced 10 MB. */
async function refusedSender() {
  const app = Fastify();
  lingerOnRefusal(app, LINGER_MS);
  app.addContentTypeParser('*', async () => {
    throw Object.assign(new Error('no'), { statusCode: 413 });
  });
  app.post('/', async () => 'never');
  await app.listen({ host: '127.0.0.1', port: 0 });
  const socket = connect((app.server.address() as { port: number }).port, '127.0.0.1');
  await once(socket, 'connect');
  let heard = '';
  socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: x/y\r\ncontent-length: 10000000\r\n\r\nfirst');
  return { app, socket, heard: () => heard };
}

test('when a refused sender goes on sending for ever, then it hears the answer and is cut off after the lingering time', async () => {
  const { app, socket, heard } = await refusedSender();
  const startedAt = performance.now();
  // Cutting off a sender whose last bytes are unread resets the connection; events.once would throw that reset.
  const closed = new Promise((resolve) => socket.once('close', resolve));
  const sendOn = () => socket.writable && socket.write('x', () => setImmediate(sendOn));
  sendOn();
  await closed;
  expect(heard()).toMatch(/^HTTP\/1\.1 413/);
  expect(performance.now() - startedAt).toBeGreaterThan(LINGER_MS * 0.9);
  await app.close();
});

test('when a refused sender ends its body in time, then the connection serves the next request', async () => {
  const { app, socket, heard } = await refusedSender();
  socket.write(Buffer.alloc(10_000_000 - 'first'.length));
  socket.write('POST / HTTP/1.1\r\nhost: x\r\ncontent-type: x/y\r\ncontent-length: 1\r\n\r\nx');
  while (heard().split('HTTP/1.1 413').length < 3) await sleep(10);
  await sleep(LINGER_MS * 1.5);
  expect(socket.destroyed).toBe(false);
  socket.destroy();
  await app.close();
});

test('when a request has no connection of its own, as injected ones, then the lingering time ends without harm', async () => {
  const app = Fastify();
  lingerOnRefusal(app, 20);
  app.get('/', async () => 'here');
  expect((await app.inject('/')).body).toBe('here');
  await sleep(60);
  await app.close();
});
