import type { z } from 'zod';

/** `~` and `/` as RFC 6901 writes them inside a pointer. */
function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}

/** The longest part of a caller's own key or value that a message repeats. */
const MAX_QUOTED = 64;

/** A schema's complaint as a JSON pointer below the value and a sentence that does not quote its texts. */
export function describeIssue(issue: z.core.$ZodIssue): { pointer: string; reason: string } {
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    return {
      pointer: pointerTo([...issue.path, key!]),
      reason: `unknown field "${key!.slice(0, MAX_QUOTED)}"; see /docs for the fields of this object`,
    };
  }
  const field = issue.path.length > 0 ? String(issue.path[issue.path.length - 1]) : 'the value';
  return { pointer: pointerTo(issue.path), reason: `${field}: ${issue.message}` };
}
