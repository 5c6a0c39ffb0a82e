import { dayMs, toIso } from './calendar.js';
import type { Random } from './random.js';
import type { Review } from './demo-shape.js';

/** The part of a review that says who wrote it. */
export type Author = Pick<Review, 'reviewerId' | 'reviewer' | 'source'>;

/** Of the honest reviews, the share written by people who have never reviewed before. */
const firstTimerShare = 0.6;
/** Platforms do not always hand the reviewer's history over. */
const anonymousShare = 0.06;

interface Regular {
  id: string;
  createdAt: number;
  deviceHash: string;
  ipHash: string;
  earlierReviews: number;
}

/** Invents the honest authors; regulars come back, so honest people also review the same shops. */
export function createHonestAuthors(random: Random, now: Date, regularCount: number): (moment: number) => Author {
  const regulars: Regular[] = Array.from({ length: regularCount }, () => ({
    id: `u${random.hex(10)}`,
    createdAt: now.getTime() - random.integer(500, 3600) * dayMs,
    deviceHash: random.hex(16),
    ipHash: random.hex(16),
    earlierReviews: random.integer(2, 60),
  }));
  // Offices, campuses and carriers put many honest people behind one address.
  const sharedAddresses = Array.from({ length: 15 }, () => random.hex(16));

  const source = (): Author['source'] => ({
    ipHash: random.chance(0.04) ? random.pick(sharedAddresses) : random.hex(16),
    ...(random.chance(0.8) && { deviceHash: random.hex(16) }),
  });
  const once = (moment: number, reviewCount: number, accountDays: number): Author => ({
    reviewerId: `u${random.hex(10)}`,
    reviewer: { createdAt: toIso(moment - accountDays * dayMs - random.integer(600, 80_000) * 1000), reviewCount },
    ...(random.chance(0.6) && { source: source() }),
  });

  return (moment) => {
    if (random.chance(anonymousShare)) return random.chance(0.5) ? {} : { reviewerId: `u${random.hex(10)}` };
    if (random.chance(firstTimerShare)) {
      const accountDays = random.weighted([[0, 18], [random.integer(1, 30), 22], [random.integer(31, 400), 30], [random.integer(401, 2800), 30]]);
      return once(moment, 1, accountDays);
    }
    if (random.chance(0.45)) {
      const regular = random.pick(regulars);
      return {
        reviewerId: regular.id,
        reviewer: { createdAt: toIso(regular.createdAt), reviewCount: regular.earlierReviews },
        ...(random.chance(0.7) && { source: { ipHash: regular.ipHash, deviceHash: regular.deviceHash } }),
      };
    }
    return once(moment, Math.round(2 + 40 * random.next() ** 2), random.integer(60, 3000));
  };
}
