import type { Analysis } from '../domain/analysis.js';
import { itemId, itemLength, type Item } from '../domain/item.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import type { ChunkReference, PipelineStore } from '../domain/ports/pipeline-store.js';

/** Characters read at a time: what the models hold in memory grows with it, the answers do not change. */
const MAX_GROUP_LENGTH = 60_000;

/** The items in order, in groups of bounded length; a longer single item stands alone. */
function readableGroups(items: readonly Item[]): Item[][] {
  const groups: Item[][] = [];
  let room = 0;
  for (const item of items) {
    room -= itemLength(item);
    if (groups.length === 0 || room < 0) {
      groups.push([]);
      room = MAX_GROUP_LENGTH - itemLength(item);
    }
    groups[groups.length - 1]!.push(item);
  }
  return groups;
}

/** Reads the chunk's items with the models and stores what they say, once. */
export async function analyseItems(deps: { store: PipelineStore; analyser: ItemAnalyser }, reference: ChunkReference): Promise<void> {
  const { store, analyser } = deps;
  const unread = await store.unreadItems(reference, analyser.revision);
  const items = unread.map(({ item }) => item);
  const analyses: Analysis[] = [];
  for (const group of readableGroups(items)) analyses.push(...(await analyser.analyse(group)));
  analyses.forEach((analysis, index) => {
    if (analysis.id !== itemId(items[index]!)) throw new Error('The analyser answered out of order. This is a bug.');
  });
  await store.saveAnalyses(
    reference,
    analyser.revision,
    analyses.map((analysis, index) => ({ kind: items[index]!.kind, version: unread[index]!.version, analysis })),
  );
}
