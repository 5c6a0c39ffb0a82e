import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { ReviewTableBuilder, type HandedInReview, type ReviewTable } from '../../src/domain/signals/history/review-table.js';
import { sharedData } from './shared-data.js';

/** A labelled set of reviews without texts, in the order of its file. */
export interface LabelledHistory {
  table: ReviewTable;
  /** By row of the file: the platform's filter took it for inauthentic. */
  filtered: Uint8Array;
  users: string[];
  products: string[];
  stars: Uint8Array;
  days: Float64Array;
}

export type YelpSet = 'yelpnyc' | 'yelpzip';

/** Reads user, product, stars, date and label; undefined where ../shared is absent. */
export async function readYelpMetadata(set: YelpSet): Promise<LabelledHistory | undefined> {
  const file = sharedData(`authenticity/${set}_metadata.csv.gz`);
  if (!file) return undefined;
  const [header, ...lines] = gunzipSync(await readFile(file)).toString('utf8').trimEnd().split('\n');
  const columns = header!.trim().split(',');
  const [user, product, rating, date, fake] = ['user_id', 'prod_id', 'rating', 'date', 'fake'].map((name) => columns.indexOf(name));
  const builder = new ReviewTableBuilder();
  const read: LabelledHistory = {
    table: undefined as never,
    filtered: new Uint8Array(lines.length),
    users: [],
    products: [],
    stars: new Uint8Array(lines.length),
    days: new Float64Array(lines.length),
  };
  lines.forEach((line, row) => {
    const cells = line.trim().split(',');
    const at = Date.parse(cells[date!]!);
    builder.add({ reviewer: cells[user!]!, product: cells[product!]!, rating: Number(cells[rating!]), at });
    read.users.push(cells[user!]!);
    read.products.push(cells[product!]!);
    read.stars[row] = Number(cells[rating!]);
    read.days[row] = at / 86_400_000;
    read.filtered[row] = Number(cells[fake!]);
  });
  return { ...read, table: builder.build() };
}

/** The table with further reviews after the set's own. */
export function rebuildTable(set: LabelledHistory, further: Iterable<HandedInReview>): ReviewTable {
  const builder = new ReviewTableBuilder();
  set.users.forEach((reviewer, row) => builder.add({ reviewer, product: set.products[row]!, rating: set.stars[row]!, at: set.days[row]! * 86_400_000 }));
  for (const review of further) builder.add(review);
  return builder.build();
}
