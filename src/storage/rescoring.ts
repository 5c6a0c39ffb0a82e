import type { NewEvent } from '../domain/event-log.js';
import type { Rescore } from '../domain/ports/pipeline-store.js';
import { replaceContributions } from './contribution-writer.js';
import type { Tx } from './database.js';
import { chatsWithPromises, writeMeasures } from './measure-writer.js';
import { lockItems, readScorableItems, type ItemReference } from './scorable-items.js';

/**
 * Locks items together with the chats whose promises they may settle or, no longer believed, leave open;
 * answers those chats.
 */
export async function lockWithFollowers(tx: Tx, platformId: string, references: readonly ItemReference[]): Promise<ItemReference[]> {
  const followed = await chatsWithPromises(tx, platformId, references);
  await lockItems(tx, platformId, [...references, ...followed]);
  return followed;
}

/**
 * Scores reviews anew whose weight is another now, and the chats `followed` whose promises stand otherwise because of
 * it; answers the events that explain it. All of them must be locked. A review not read yet has nothing to score.
 */
export async function rescoreReviews(tx: Tx, platformId: string, reviews: readonly ItemReference[], followed: readonly ItemReference[], rescore: Rescore): Promise<NewEvent[]> {
  if (reviews.length === 0) return [];
  const items = await readScorableItems(tx, platformId, [...reviews, ...followed]);
  const moved = await writeMeasures(tx, platformId, items, followed);
  return replaceContributions(tx, platformId, moved.map(rescore));
}
