import { contributionsOf } from '../domain/contributions.js';
import { itemId, itemMerchantId } from '../domain/item.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ChunkReference, PipelineStore, Rescore } from '../domain/ports/pipeline-store.js';

/** What an item contributes as it stands now. */
export const scoreItem: Rescore = ({ item, analysis, authenticity, receivedAt }) => ({
  kind: item.kind,
  id: itemId(item),
  merchantId: itemMerchantId(item),
  occurredAt: occurredAt(item, receivedAt),
  authenticity,
  modelRevision: analysis.model.revision,
  contributions: contributionsOf(item, analysis, authenticity),
});

/** Brings the chunk's items into their merchants' sums, once. */
export function scoreItems(deps: { store: PipelineStore }, reference: ChunkReference): Promise<void> {
  return deps.store.saveScores(reference, scoreItem);
}
