import type { z } from 'zod';

/** The longest part of a caller's own key that a pointer or message repeats. */
const MAX_QUOTED = 64;

/** A caller's own key as it may be stored and shown: cut, without NUL and halves of surrogate pairs. */
function quotable(key: string): string {
  return key.slice(0, MAX_QUOTED).replace(/[\u0000\p{Surrogate}]/gu, '\uFFFD');
}

/** `~` and `/` as RFC 6901 writes them inside a pointer. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${quotable(String(part)).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** A schema's complaint as a JSON pointer below the value and a sentence that does not quote its texts. */
export function describeIssue(issue: z.core.$ZodIssue): { pointer: string; reason: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    return {
      pointer: pointerTo([...issue.path, key!]),
      reason: `unknown field "${quotable(key!)}"; see /docs for the fields of this object`,
    };
  }
  const field = issue.path.length > 0 ? String(issue.path[issue.path.length - 1]) : 'the value';
  return { pointer: pointerTo(issue.path), reason: `${field}: ${issue.message}` };
}
