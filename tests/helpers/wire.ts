import { request, type IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';

/** What only a real connection shows: early answers to long uploads, streams, dropped connections. */

export interface WireAnswer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  body: any;
}

/** Listens on a free port of this machine; closed with the app. */
export function listen(app: FastifyInstance): Promise<string> {
  return app.listen({ host: '127.0.0.1', port: 0 });
}

/** Sends a body as it streams and reads the answer, whichever ends first. */
export async function send(url: string, options: { method?: string; headers: Record<string, string>; body?: Iterable<Buffer> | AsyncIterable<Buffer> }): Promise<WireAnswer> {
  const { method = 'POST', headers, body = [] } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        outgoing.destroy();
        const text = Buffer.concat(chunks).toString('utf8');
        const json = /json/.test(response.headers['content-type'] ?? '') && !/ndjson/.test(response.headers['content-type'] ?? '');
        resolve({ status: response.statusCode!, headers: response.headers, text, body: json ? JSON.parse(text) : undefined });
      });
    });
    outgoing.on('error', reject);
    /* The answer may come, and the connection go, before the body is through: that is no failure. */
    pipeline(Readable.from(body), outgoing).catch(() => undefined);
  });
}
