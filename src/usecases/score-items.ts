import { contributionsOf } from '../domain/contributions.js';
import { itemId, itemMerchantId, itemScopes } from '../domain/item.js';
import { observationsOf } from '../domain/observations.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ChunkReference, PipelineStore, Rescore } from '../domain/ports/pipeline-store.js';

/** What an item contributes as it stands now. */
export const scoreItem: Rescore = ({ item, analysis, authenticity, receivedAt, settings, laterWords }) => {
  const { sourceWeights, businessHours } = settings;
  const believed = (share: number) => contributionsOf(item, analysis, share, sourceWeights, { businessHours, laterWords });
  const contributions = believed(authenticity);
  return {
    kind: item.kind,
    id: itemId(item),
    merchantId: itemMerchantId(item),
    occurredAt: occurredAt(item, receivedAt),
    authenticity,
    modelRevision: analysis.model.revision,
    scopes: itemScopes(item),
    contributions,
    observations: observationsOf(contributions, believed(1)),
  };
};

/** Brings the chunk's items into their merchants' sums, once. */
export function scoreItems(deps: { store: PipelineStore }, reference: ChunkReference): Promise<void> {
  return deps.store.saveScores(reference, scoreItem);
}
