import { itemId } from '../domain/item.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import type { ChunkReference, PipelineStore } from '../domain/ports/pipeline-store.js';

/** Reads the chunk's items with the models and stores what they say, once. */
export async function analyseItems(deps: { store: PipelineStore; analyser: ItemAnalyser }, reference: ChunkReference): Promise<void> {
  const { store, analyser } = deps;
  const items = await store.unreadItems(reference, analyser.revision);
  const analyses = await analyser.analyse(items);
  analyses.forEach((analysis, index) => {
    if (analysis.id !== itemId(items[index]!)) throw new Error('The analyser answered out of order. This is a bug.');
  });
  await store.saveAnalyses(
    reference,
    analyser.revision,
    analyses.map((analysis, index) => ({ kind: items[index]!.kind, analysis })),
  );
}
