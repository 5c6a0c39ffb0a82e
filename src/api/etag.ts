import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Answers 304 when the caller holds this very content. */
export function withETag<Body extends object>(request: FastifyRequest, reply: FastifyReply, body: Body): Body {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'private, no-cache');
  /* A list is allowed, and proxies that compress mark a tag as weak: RFC 9110, 13.1.2. */
  const held = (request.headers['if-none-match'] ?? '').split(',').map((entry) => entry.trim().replace(/^W\//, ''));
  if (!held.includes(tag)) return body;
  return reply.code(304).send() as unknown as Body;
}
