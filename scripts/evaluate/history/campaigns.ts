import type { HandedInReview } from '../../../src/domain/signals/history/review-table.js';
import type { LabelledHistory } from '../yelp-metadata.js';

/** Invented campaigns, planted among real reviews of a set: what they would look like without their texts. */

const DAY_MS = 86_400_000;
const RUNS = 12;
/** Campaigns that are learned from and those that are measured on: other targets, other accounts, other days. */
export const SEEDS = { measured: 20_260_101, learned: 20_260_909 } as const;

interface Surroundings {
  products: readonly string[];
  /** Accounts with 5 to 30 reviews. */
  members: readonly string[];
  days: readonly [number, number];
}
type Campaign = (around: Surroundings, run: number, pick: (below: number) => number) => HandedInReview[];

const post = (reviewer: string, product: string, rating: number, day: number): HandedInReview => ({ reviewer, product, rating, at: day * DAY_MS });
const times = <Value>(n: number, make: (i: number) => Value): Value[] => Array.from({ length: n }, (_, i) => make(i));

/** A small generator of its own, so that every run plants the same (mulberry32). */
function pickerOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const startOf = ({ days }: Surroundings, pick: (below: number) => number): number => Math.floor(days[0] + (days[1] - days[0]) * 0.3 + pick((days[1] - days[0]) * 0.5));
const oneOf = (values: readonly string[], pick: (below: number) => number): string => values[pick(values.length)]!;

export const CAMPAIGNS: Record<string, Campaign> = {
  'ring: 12 new accounts, the same 4 products, 5 stars': (around, run, pick) => {
    const targets = times(4, () => oneOf(around.products, pick));
    const start = startOf(around, pick);
    return targets.flatMap((product, k) => times(12, (i) => post(`ring-${run}-${i}`, product, 5, start + k * 9 + pick(3))));
  },
  'burst: 25 new accounts, 5 stars within 4 days': (around, run, pick) => {
    const [product, start] = [oneOf(around.products, pick), startOf(around, pick)];
    return times(25, (i) => post(`burst-${run}-${i}`, product, 5, start + pick(4)));
  },
  'slow drip: a new account every 5 days, 5 stars, 30 times': (around, run, pick) => {
    const [product, start] = [oneOf(around.products, pick), startOf(around, pick)];
    return times(30, (i) => post(`drip-${run}-${i}`, product, 5, start + i * 5 + pick(4)));
  },
  'hijacked: 20 old accounts, 5 stars within 5 days': (around, _run, pick) => {
    const [product, start] = [oneOf(around.products, pick), startOf(around, pick)];
    return times(20, () => post(oneOf(around.members, pick), product, 5, start + pick(5)));
  },
  'malicious negatives: 20 new accounts, 1 star within 6 days': (around, run, pick) => {
    const [product, start] = [oneOf(around.products, pick), startOf(around, pick)];
    return times(20, (i) => post(`malice-${run}-${i}`, product, 1, start + pick(6)));
  },
};

export interface Planted {
  /** Campaign of each planted review, in the order planted. */
  names: string[];
  reviews: HandedInReview[];
}

/** Twelve runs of each campaign. */
export function plantCampaigns(real: LabelledHistory, seed: number = SEEDS.measured): Planted {
  const written = new Map<string, number>();
  for (const user of real.users) written.set(user, (written.get(user) ?? 0) + 1);
  const members = [...written].filter(([, count]) => count >= 5 && count <= 30).map(([user]) => user);
  const around: Surroundings = { products: [...new Set(real.products)], members, days: [real.days.reduce((a, b) => Math.min(a, b)), real.days.reduce((a, b) => Math.max(a, b))] };
  const planted: Planted = { names: [], reviews: [] };
  const pick = pickerOf(seed);
  for (const [name, campaign] of Object.entries(CAMPAIGNS)) {
    for (let run = 0; run < RUNS; run++) {
      for (const review of campaign(around, run, pick)) {
        planted.names.push(name);
        planted.reviews.push(review);
      }
    }
  }
  return planted;
}
