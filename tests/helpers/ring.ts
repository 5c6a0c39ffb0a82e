import { aReview } from './candor.js';

/** Praise copied among accounts of one device: reviews that any honest judge flags. */
export function aRing(size: number, fields: Record<string, unknown> = {}): Record<string, unknown>[] {
  return Array.from({ length: size }, (_, member) =>
    aReview({
      text: `Friendly staff and the fastest delivery I have ever seen, buy here again and again${'!'.repeat(member % 3)}`,
      reviewerId: `ring-${member}`,
      verifiedPurchase: false,
      source: { deviceHash: 'one-device-for-all' },
      ...fields,
    }),
  );
}
