import type { FastifyInstance } from 'fastify';

/** How long a refused sender may go on sending before the connection is cut. */
const LINGER_MS = 30_000;

/**
 * Answers that come before the body is through must still reach a sender who reads only after writing. Closing at once
 * (as the framework does when a body parser refuses) resets the connection and loses the answer, so what is left of the
 * body is read and thrown away, for a bounded time (the "lingering close" of RFC 9112, section 9.6).
 */
export function lingerOnRefusal(app: FastifyInstance, lingerMs = LINGER_MS): void {
  app.addHook('onSend', async ({ raw }, reply) => {
    if (!raw.complete) reply.removeHeader('connection');
  });
  app.addHook('onResponse', async ({ raw }) => {
    if (raw.complete) return;
    raw.unpipe();
    raw.resume();
    const cut = setTimeout(() => raw.complete || raw.destroy(), lingerMs).unref();
    raw.once('close', () => clearTimeout(cut));
  });
}
