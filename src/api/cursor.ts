import { z } from 'zod';
import { AppError } from '../domain/app-error.js';

/** Cursors are opaque to callers: base64url JSON of where the next page starts. */
export function encodeCursor(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** @throws AppError invalid_cursor when the text did not come from `encodeCursor` of this list */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string | undefined): z.infer<Schema> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError({ code: 'invalid_cursor', publicMessage: 'Use the nextCursor of the page before, unchanged.', pointer: '/query/cursor', cause });
  }
}
