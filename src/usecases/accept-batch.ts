import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import { contentDigest, itemConflict } from '../domain/amendment.js';
import { AppError } from '../domain/app-error.js';
import { canonicalJson } from '../domain/digest.js';
import { merchantSchema, reviewSchema, transcriptSchema, type Item, type Merchant } from '../domain/item.js';
import { maskItem } from '../domain/item-masking.js';
import { bandKeys, shingles } from '../domain/minhash.js';
import { occurredAt } from '../domain/occurrence.js';
import type { BatchIntake, BatchState, BatchStore, BatchWriter, PreparedItem, Rejection } from '../domain/ports/batch-store.js';
import { idSchema } from '../domain/text.js';
import { describeIssue } from '../domain/validation.js';

/** One entry of a batch as read from the body: what it claims to be, and where it stands. */
export interface BatchEntry {
  kind: 'review' | 'transcript' | 'merchant';
  value: unknown;
  /** JSON pointer to the entry, such as `/reviews/3` or `/lines/17`. */
  pointer: string;
}

export interface AcceptBatchRequest {
  platformId: string;
  idempotencyKey?: string;
  /** Refuse the whole batch when one item is invalid. */
  strict: boolean;
  /** Entries, or rejections of what could not even be read as an entry, as the body streams in. */
  entries: AsyncIterable<BatchEntry | Rejection>;
  /** Digest of the body, complete once `entries` has ended. */
  bodyHash: ReturnType<typeof createHash>;
  maxItems: number;
  masking: boolean;
}

/** Items written to the store at a time: large enough to be fast, small enough to yield often. */
const WRITE_SIZE = 200;
/** Characters after which a write comes earlier: long transcripts must not pile up in memory. */
const WRITE_CHARACTERS = 256 * 1024;
/** Entries checked before other requests get their turn: each costs up to a millisecond. */
const YIELD_EVERY = 16;
/** Rejections listed in the answer; beyond, only their number is told. */
const MAX_LISTED_REJECTIONS = 100;

const isRejection = (entry: BatchEntry | Rejection): entry is Rejection => 'reason' in entry;

/** Reads, checks, masks and stores a batch while it streams in; all of it in one transaction. */
export function acceptBatch(store: BatchStore, request: AcceptBatchRequest): Promise<{ batch: BatchState; replayed: boolean }> {
  return store.accept(request, (writer) => new Intake(writer, request).run());
}

class Intake {
  private readonly rejected: Rejection[] = [];
  private rejectedCount = 0;
  private entries = 0;
  private pending: PreparedItem[] = [];
  private pendingCharacters = 0;
  private readonly merchants: Merchant[] = [];

  constructor(
    private readonly writer: BatchWriter,
    private readonly request: AcceptBatchRequest,
  ) {}

  async run(): Promise<BatchIntake> {
    for await (const entry of this.request.entries) {
      this.count(entry.pointer);
      if (isRejection(entry)) this.reject(entry);
      else this.take(entry);
      if (this.pending.length >= WRITE_SIZE || this.pendingCharacters >= WRITE_CHARACTERS) await this.flush();
      if (this.entries % YIELD_EVERY === 0) await setImmediate();
    }
    await this.flush();
    if (this.merchants.length > 0) await this.writer.upsertMerchants(this.merchants);
    if (this.entries === 0) {
      throw new AppError({ code: 'invalid_request', publicMessage: 'The batch is empty: give at least one review, transcript or merchant.' });
    }
    return {
      rejected: this.rejected,
      rejectedCount: this.rejectedCount,
      merchants: this.merchants.length,
      bodyHash: this.request.bodyHash.digest('hex'),
    };
  }

  /** What is refused counts too: reading it took the same work. */
  private count(pointer: string): void {
    if (++this.entries <= this.request.maxItems) return;
    throw new AppError({
      code: 'too_many_items',
      publicMessage: `A batch holds at most ${this.request.maxItems} items; split it into several.`,
      pointer,
    });
  }

  private take(entry: BatchEntry): void {
    if (entry.kind === 'merchant') {
      const merchant = this.parsed(merchantSchema, entry);
      if (merchant) this.merchants.push(merchant);
      return;
    }
    const item = this.parsedItem(entry);
    if (item) this.pending.push(this.prepare(item, entry.pointer));
  }

  private parsedItem(entry: BatchEntry): Item | undefined {
    if (entry.kind === 'review') {
      const review = this.parsed(reviewSchema, entry);
      return review && { kind: 'review', review };
    }
    const transcript = this.parsed(transcriptSchema, entry);
    return transcript && { kind: 'transcript', transcript };
  }

  private parsed<Schema extends z.ZodType>(schema: Schema, entry: BatchEntry): z.infer<Schema> | undefined {
    const result = schema.safeParse(entry.value);
    if (result.success) return result.data;
    const { pointer, reason } = describeIssue(result.error.issues[0]!);
    const id = idSchema.safeParse((entry.value as { id?: unknown } | null)?.id);
    this.reject({ pointer: entry.pointer + pointer, ...(id.success && { id: id.data }), reason });
    return undefined;
  }

  private prepare(item: Item, pointer: string): PreparedItem {
    const stored = this.request.masking ? maskItem(item) : item;
    this.pendingCharacters += canonicalJson(item).length;
    return {
      item: stored,
      contentHash: contentDigest(item),
      bandKeys: stored.kind === 'review' ? bandKeys(this.request.platformId, shingles(stored.review.text)) : [],
      occurredAt: occurredAt(item, new Date()),
      pointer,
    };
  }

  private reject(rejection: Rejection): void {
    if (this.request.strict) {
      throw new AppError({ code: 'invalid_items', publicMessage: `Nothing was stored: ${rejection.reason}`, pointer: rejection.pointer });
    }
    this.rejectedCount++;
    if (this.rejected.length < MAX_LISTED_REJECTIONS) this.rejected.push(rejection);
  }

  private async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const batch = this.pending;
    this.pending = [];
    this.pendingCharacters = 0;
    const states = await this.writer.addItems(batch);
    states.forEach((state, index) => {
      if (typeof state === 'object') throw itemConflict(batch[index]!.pointer + state.conflict);
    });
  }
}
