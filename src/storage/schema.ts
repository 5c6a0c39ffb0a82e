import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Action, Evidence } from '../domain/evidence.js';
import type { ItemKind } from '../domain/item.js';

/** The tables, as kysely types them. Written in camelCase; a plugin maps the names to SQL's. */

type Timestamp = ColumnType<Date, Date | string, Date | string>;
type GeneratedTimestamp = ColumnType<Date, Date | string | undefined, Date | string>;

export interface Database {
  platforms: { platformId: string; createdAt: GeneratedTimestamp };
  apiKeys: {
    keyHash: string;
    platformId: string;
    keyId: string;
    role: 'platform' | 'merchant' | 'trust' | 'admin';
    merchantId: string | null;
    createdAt: GeneratedTimestamp;
  };
  merchants: {
    platformId: string;
    merchantId: string;
    name: string;
    category: string;
    settings: Generated<Record<string, unknown>>;
    updatedAt: GeneratedTimestamp;
  };
  batches: {
    platformId: string;
    batchId: string;
    idempotencyKey: string | null;
    bodyHash: string | null;
    receivedAt: GeneratedTimestamp;
    completedAt: Timestamp | null;
    accepted: Generated<number>;
    amended: Generated<number>;
    unchanged: Generated<number>;
    merchants: Generated<number>;
    rejected: JSONColumnType<{ pointer: string; id?: string; reason: string }[]>;
    rejectedCount: Generated<number>;
    analysed: Generated<number>;
    judged: Generated<number>;
    scored: Generated<number>;
  };
  items: {
    platformId: string;
    kind: ItemKind;
    itemId: string;
    merchantId: string;
    contentHash: string;
    payload: JSONColumnType<object>;
    occurredAt: Timestamp;
    receivedAt: GeneratedTimestamp;
    rating: number | null;
    reviewerId: string | null;
    orderId: string | null;
    customerId: string | null;
    ipHash: string | null;
    deviceHash: string | null;
    bandKeys: string[];
    version: Generated<number>;
  };
  judgements: {
    platformId: string;
    reviewId: string;
    version: string;
    probability: number;
    logit: number;
    bias: number;
    action: Action;
    evidence: JSONColumnType<Evidence[]>;
    judgedAt: GeneratedTimestamp;
  };
  flags: {
    platformId: string;
    flagId: string;
    reviewId: string;
    action: Action;
    probability: number;
    openedAt: GeneratedTimestamp;
    closedAt: Timestamp | null;
  };
  decisions: {
    platformId: string;
    decisionId: string;
    reviewId: string;
    verdict: 'genuine' | 'inauthentic';
    note: string | null;
    decidedBy: string;
    decidedAt: GeneratedTimestamp;
    supersededAt: Timestamp | null;
    undoneBy: string | null;
    undoneAt: Timestamp | null;
  };
  immediateAnalyses: {
    platformId: string;
    requestId: string;
    items: JSONColumnType<object[]>;
    results: JSONColumnType<object[]> | null;
    errorCode: string | null;
    createdAt: GeneratedTimestamp;
  };
  workers: { workerId: string; startedAt: GeneratedTimestamp; seenAt: GeneratedTimestamp; measurements: JSONColumnType<object> };
}
