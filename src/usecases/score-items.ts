import { contributionsOf } from '../domain/contributions.js';
import { itemId, itemMerchantId, itemScopes } from '../domain/item.js';
import { observationsOf } from '../domain/observations.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ChunkReference, PipelineStore, Rescore } from '../domain/ports/pipeline-store.js';

/** What an item contributes as it stands now. */
export const scoreItem: Rescore = ({ item, analysis, authenticity, receivedAt, sourceWeights }) => {
  const contributions = contributionsOf(item, analysis, authenticity, sourceWeights);
  return {
    kind: item.kind,
    id: itemId(item),
    merchantId: itemMerchantId(item),
    occurredAt: occurredAt(item, receivedAt),
    authenticity,
    modelRevision: analysis.model.revision,
    scopes: itemScopes(item),
    contributions,
    observations: observationsOf(contributions, contributionsOf(item, analysis, 1, sourceWeights)),
  };
};

/** Brings the chunk's items into their merchants' sums, once. */
export function scoreItems(deps: { store: PipelineStore }, reference: ChunkReference): Promise<void> {
  return deps.store.saveScores(reference, scoreItem);
}
