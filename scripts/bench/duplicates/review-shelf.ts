import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256Hex } from '../../../src/domain/digest.js';
import { bandKeys, shingles } from '../../../src/domain/minhash.js';
import { nearDuplicatesOf } from '../../../src/domain/copies/near-duplicates.js';
import type { NearDuplicate } from '../../../src/domain/review-context.js';
import { readDuplicateCandidates } from '../../../src/storage/duplicate-candidates.js';
import { startEmbeddedPostgres } from '../../../src/storage/embedded-postgres.js';
import { migrate } from '../../../src/storage/migrate.js';
import { openStores, type Stores } from '../../../src/storage/open-stores.js';

const PLATFORM = 'bench';
/** Reviews a transaction: as many as a large batch. */
const BATCH = 10_000;
const WRITE_SIZE = 200;

/** Reviews in a database of their own, written and searched by the code that the service runs. */
export class ReviewShelf {
  private constructor(
    private readonly stores: Stores,
    private readonly tearDown: () => Promise<void>,
  ) {}

  static async open(): Promise<ReviewShelf> {
    const folder = mkdtempSync(path.join(tmpdir(), 'candor-bench-'));
    /* The server's own account must be able to enter. */
    chmodSync(folder, 0o755);
    const server = await startEmbeddedPostgres(folder);
    const stores = openStores({ url: server.url, maxConnections: 2, onIdleError: () => undefined });
    await migrate(stores.db);
    return new ReviewShelf(stores, async () => {
      await stores.close();
      await server.stop();
      rmSync(server.directory, { recursive: true, force: true });
      rmSync(folder, { recursive: true, force: true });
    });
  }

  /** Stores texts under `idOf` their place; answers milliseconds that storing took, shingling left out. */
  async add(texts: readonly string[], idOf: (place: number) => string): Promise<number> {
    let storingMs = 0;
    for (let from = 0; from < texts.length; from += BATCH) {
      const prepared = texts.slice(from, from + BATCH).map((text, i) => ({
        item: { kind: 'review' as const, review: { id: idOf(from + i), merchantId: `m${(from + i) % 500}`, text, createdAt: '2026-01-01T00:00:00Z' } },
        contentHash: sha256Hex(text),
        bandKeys: bandKeys(PLATFORM, shingles(text)),
        occurredAt: new Date('2026-01-01T00:00:00Z'),
        pointer: '',
      }));
      const startedAt = performance.now();
      await this.stores.batches.accept({ platformId: PLATFORM }, async (writer) => {
        for (let at = 0; at < prepared.length; at += WRITE_SIZE) await writer.addItems(prepared.slice(at, at + WRITE_SIZE));
        return { rejected: [], rejectedCount: 0, merchants: 0, bodyHash: '' };
      });
      storingMs += performance.now() - startedAt;
    }
    return storingMs;
  }

  /** As the worker does after a large batch. */
  async settle(): Promise<void> {
    await this.stores.pipeline.settleFigures();
  }

  /** What the service finds for a stored review, and the milliseconds that took. */
  async find(id: string, text: string): Promise<{ found: NearDuplicate[]; candidates: number; ms: number }> {
    const startedAt = performance.now();
    const candidates = await readDuplicateCandidates(this.stores.db, PLATFORM, [id]);
    const found = nearDuplicatesOf(text, candidates);
    return { found, candidates: candidates.length, ms: performance.now() - startedAt };
  }

  close(): Promise<void> {
    return this.tearDown();
  }
}
