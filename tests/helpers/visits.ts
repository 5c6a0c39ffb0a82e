import type { Review } from '../../src/domain/item.js';
import type { Stores } from '../../src/storage/open-stores.js';

/** A review of which only who, where and when matters. */
export type Visit = Partial<Review> & { day: number };

let reviews = 0;

/** Stores reviews as one batch, of five stars unless told otherwise, on days of June 2026 counted from 1. */
export async function storeVisits(stores: Stores, platformId: string, visits: readonly Visit[]): Promise<{ batchId: string; ids: string[] }> {
  const items = visits.map(({ day, ...fields }) => {
    const createdAt = new Date(Date.UTC(2026, 5, day, 10)).toISOString();
    const review: Review = { id: `v-${String(++reviews).padStart(5, '0')}`, merchantId: 'm-1', text: `Visit ${reviews}`, rating: 5, createdAt, ...fields };
    return { item: { kind: 'review' as const, review }, contentHash: review.id, bandKeys: [], occurredAt: new Date(review.createdAt), pointer: '' };
  });
  const { batch } = await stores.batches.accept({ platformId }, async (writer) => {
    await writer.addItems(items);
    return { rejected: [], rejectedCount: 0, merchants: 0, bodyHash: '' };
  });
  return { batchId: batch.id, ids: items.map(({ item }) => item.review.id) };
}
