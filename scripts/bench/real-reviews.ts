import type { Review } from '../../src/domain/item.js';
import { readJsonLines, sharedData } from '../evaluate/shared-data.js';

/** So many of the sample's real reviews, evenly through the file, which is ordered by source; undefined where it is absent, and says so. */
export async function realReviews(wanted: number): Promise<Review[] | undefined> {
  const file = sharedData('samples/reviews.ndjson.gz');
  if (!file) {
    console.log('SKIPPED: ../shared/data/samples is not here, and the benchmark is of real reviews.');
    return undefined;
  }
  const all = await readJsonLines<Review>(file);
  const count = Math.min(wanted, all.length);
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)]!);
}
