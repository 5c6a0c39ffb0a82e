import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request, type Dispatcher } from 'undici';
import { refusal, retryAfterSeconds, unreachable } from './api-failure.js';
import { readServerEvents, type ServerEvent } from './server-events.js';

export interface ApiClientOptions {
  url: URL;
  key: string;
  /** Told when the client waits before it tries again. */
  onWait(text: string): void;
}

export interface Call {
  method: 'GET' | 'POST';
  path: string;
  /** Sent as it is. */
  body?: Buffer | string;
  headers?: Record<string, string>;
}

/** A full queue empties in minutes; longer than this, somebody should look. */
const MAX_WAITING_MS = 15 * 60_000;
/** Storing a batch of 50,000 items takes minutes on a slow disk before the answer begins. */
const HEADERS_TIMEOUT_MS = 10 * 60_000;
/** The server sends a comment every 15 seconds. */
const EVENTS_TIMEOUT_MS = 60_000;
/** Waits before trying again after a broken connection, to a server that has answered before. */
const RECONNECT_SECONDS = [1, 2, 4, 8, 16];

/** Calls a Candor server; waits when it is busy and, where repeating is harmless, when it goes away. */
export class ApiClient {
  private readonly agent = new Agent({ headersTimeout: HEADERS_TIMEOUT_MS, connectTimeout: 10_000 });
  private hasAnswered = false;

  constructor(private readonly options: ApiClientOptions) {}

  /**
   * Sends a request and answers the body of a 2xx.
   * @throws AppError the server's refusal with its pointer, or that there is no server
   */
  async call(call: Call): Promise<unknown> {
    const response = await this.patiently(call, EVENTS_TIMEOUT_MS);
    return response.body.json();
  }

  /** Server-sent events of a path until the server ends the stream. */
  async *events(path: string): AsyncIterable<ServerEvent> {
    const response = await this.patiently({ method: 'GET', path, headers: { accept: 'text/event-stream' } }, EVENTS_TIMEOUT_MS);
    yield* readServerEvents(response.body);
  }

  async close(): Promise<void> {
    await this.agent.destroy();
  }

  private async patiently(call: Call, bodyTimeout: number): Promise<Dispatcher.ResponseData> {
    const repeatable = call.method === 'GET' || 'idempotency-key' in (call.headers ?? {});
    const giveUpAt = Date.now() + MAX_WAITING_MS;
    let broken = 0;
    for (;;) {
      const answer = await this.once(call, bodyTimeout).catch((cause: Error) => cause);
      if (answer instanceof Error) {
        const seconds = repeatable && this.hasAnswered ? RECONNECT_SECONDS[broken++] : undefined;
        if (seconds === undefined) throw unreachable(this.options.url, answer);
        await this.wait(seconds, `The connection to ${this.options.url.origin} broke`);
        continue;
      }
      broken = 0;
      this.hasAnswered = true;
      if (answer.statusCode < 300) return answer;
      const error = refusal(answer.statusCode, await answer.body.text());
      const seconds = retryAfterSeconds(answer);
      if (seconds === undefined || Date.now() + seconds * 1000 > giveUpAt) throw error;
      await this.wait(seconds, `The server is busy (${error.publicMessage})`);
    }
  }

  private once({ method, path, body, headers }: Call, bodyTimeout: number): Promise<Dispatcher.ResponseData> {
    const { url, key } = this.options;
    const at = `${url.origin}${url.pathname.replace(/\/+$/, '')}${path}`;
    return request(at, { method, body, bodyTimeout, dispatcher: this.agent, headers: { ...headers, authorization: `Bearer ${key}` } });
  }

  private async wait(seconds: number, why: string): Promise<void> {
    this.options.onWait(`${why}; trying again in ${seconds} s.`);
    await sleep(seconds * 1000);
  }
}
