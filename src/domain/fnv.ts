/**
 * FNV-1a over UTF-16 code units, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo and D. Eastlake, The FNV Non-Cryptographic
 * Hash Algorithm). Signed in between; whoever stores one takes `>>> 0`.
 */
export const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** The hash with one more unit. */
export const fnvMixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, FNV_PRIME);

/** Hash of the text from `start` to before `end`, 0 to 2³² − 1. */
export function fnv1a(text: string, start = 0, end = text.length): number {
  let hash = FNV_BASIS;
  for (let at = start; at < end; at++) hash = fnvMixed(hash, text.charCodeAt(at));
  return hash >>> 0;
}
