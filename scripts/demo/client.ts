import { gzipSync } from 'node:zlib';

/** A caller of the API, with one key. Uses the same routes as any platform would. */
export class Client {
  constructor(
    readonly baseUrl: string,
    private readonly key: string,
  ) {}

  async get<Body>(path: string, accept = 'application/json'): Promise<Body> {
    const response = await fetch(this.baseUrl + path, { headers: { authorization: `Bearer ${this.key}`, accept } });
    const text = await response.text();
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text}`);
    return (accept === 'application/json' ? JSON.parse(text) : text) as Body;
  }

  /** Posts a value as JSON. */
  post<Body>(path: string, body: unknown): Promise<Body> {
    return this.send(path, Buffer.from(JSON.stringify(body)), { 'content-type': 'application/json' });
  }

  /** Hands in a batch as gzip JSON. */
  postBatch<Body>(body: unknown, idempotencyKey: string): Promise<Body> {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'idempotency-key': idempotencyKey };
    return this.send('/v1/batches', gzipSync(JSON.stringify(body)), headers);
  }

  /** Posts bytes as they are. */
  async send<Body>(path: string, body: Buffer<ArrayBuffer>, headers: Record<string, string>): Promise<Body> {
    const response = await fetch(this.baseUrl + path, { method: 'POST', headers: { authorization: `Bearer ${this.key}`, ...headers }, body });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Body;
  }

  /** Follows a batch's server-sent events to their end. */
  async follow(batchId: string, onProgress: (counts: Record<string, number>) => void): Promise<void> {
    const response = await fetch(`${this.baseUrl}/v1/batches/${batchId}/events`, { headers: { authorization: `Bearer ${this.key}` } });
    if (!response.ok || !response.body) throw new Error(`No progress for ${batchId}: ${response.status}`);
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        const data = /^data: (.*)$/m.exec(event)?.[1];
        if (data) onProgress((JSON.parse(data) as { counts: Record<string, number> }).counts);
      }
    }
  }
}
