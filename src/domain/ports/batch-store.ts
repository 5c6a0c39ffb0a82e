import type { Analysis } from '../analysis.js';
import type { Judgement } from '../evidence.js';
import type { Item, ItemKind, Merchant } from '../item.js';

/** An item that was refused, and why; the others of its batch go on. */
export interface Rejection {
  /** JSON pointer into a JSON body, or `/lines/N/…` (from 1) into NDJSON. */
  pointer: string;
  id?: string;
  reason: string;
}

/** An item ready to be stored. */
export interface PreparedItem {
  item: Item;
  /** Of the item as handed in (`contentDigest`): equal content is the same item. */
  contentHash: string;
  bandKeys: string[];
  occurredAt: Date;
  pointer: string;
}

/**
 * What happened to a prepared item: it is new, says nothing new, or adds to the item that has its id (`amendment.ts`);
 * or that item has other content where `conflict` points to.
 */
export type StoredState = 'stored' | 'unchanged' | 'amended' | { conflict: string };

/** Writes into one batch, inside the transaction of `BatchStore.accept`. */
export interface BatchWriter {
  /** Items answer in the order given; ids repeated within a call or a batch are compared as well. */
  addItems(items: readonly PreparedItem[]): Promise<StoredState[]>;
  upsertMerchants(merchants: readonly Merchant[]): Promise<void>;
}

export interface BatchIntake {
  rejected: Rejection[];
  rejectedCount: number;
  merchants: number;
  /** SHA-256 of the body as sent, known once it was read to its end. */
  bodyHash: string;
}

export interface BatchState {
  id: string;
  receivedAt: Date;
  completedAt: Date | null;
  /** New items, and known ones that something was added to. */
  accepted: number;
  /** Of the accepted: those known before. */
  amended: number;
  unchanged: number;
  merchants: number;
  rejectedCount: number;
  rejected: Rejection[];
  analysed: number;
  judged: number;
  scored: number;
}

export interface ResultRow {
  ordinal: number;
  kind: ItemKind;
  id: string;
  analysis: Analysis | null;
  judgement: Judgement | null;
}

export interface BatchStore {
  /**
   * One transaction: batch, items, outbox and the log's `batch.accepted`. When `write` throws,
   * nothing is stored. With an idempotency key that a stored batch has, `write` is still run (the
   * body must be read to be compared), its writes are dropped, and the stored batch answers.
   * @throws AppError idempotency_conflict when the stored batch came from another body
   */
  accept(
    request: { platformId: string; idempotencyKey?: string },
    write: (writer: BatchWriter) => Promise<BatchIntake>,
  ): Promise<{ batch: BatchState; replayed: boolean }>;
  find(platformId: string, batchId: string): Promise<BatchState | undefined>;
  /** In the order handed in, from the one after `afterOrdinal` (−1 for the first). */
  results(platformId: string, batchId: string, afterOrdinal: number, limit: number): Promise<ResultRow[]>;
}
