import { createHash } from 'node:crypto';

/** 0 to 9 by hash of the user; 0–2 are held out. The same in scripts/train/authenticity.py. */
export function partOf(user: string): number {
  return Number.parseInt(createHash('sha256').update(`yelp:${user}`).digest('hex').slice(0, 8), 16) % 10;
}

export const isHeldOut = (user: string): boolean => partOf(user) <= 2;
