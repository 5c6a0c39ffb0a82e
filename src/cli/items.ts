import { hasTextOrImages, merchantSchema, NO_TEXT, reviewFields, transcriptSchema, type Item, type ItemKind } from '../domain/item.js';
import { describeIssue } from '../domain/validation.js';
import { isBadLine, type BadLine, type InputRecord } from './records.js';

export type RecordKind = ItemKind | 'merchant';

const KINDS = new Set<unknown>(['review', 'transcript', 'merchant'] satisfies RecordKind[]);

/** What a record is: as its `type` says, else by its shape. */
export function kindOf({ line, value }: InputRecord): RecordKind | BadLine {
  if (KINDS.has(value.type)) return value.type as RecordKind;
  if (value.type !== undefined) return { line, error: { reason: 'type: must be "review", "transcript" or "merchant"', pointer: '/type' } };
  if ('messages' in value) return 'transcript';
  if ('text' in value || 'images' in value) return 'review';
  if ('name' in value && 'category' in value) return 'merchant';
  return { line, error: { reason: 'neither a review, which has "text" or "images", nor a transcript, which has "messages"', pointer: '' } };
}

/* What only storage, scores and evidence need may be left out where nothing is stored. */
const looseReviewSchema = reviewFields.partial({ id: true, merchantId: true, createdAt: true }).refine(hasTextOrImages, NO_TEXT);
const looseTranscriptSchema = transcriptSchema.partial({ id: true, merchantId: true });
/** Stands where `createdAt` was left out; no analysis looks at it. */
const UNKNOWN_INSTANT = '1970-01-01T00:00:00Z';

/** An item to be analysed; merchants are checked and passed over. */
export type ReadItem = { line: number; item: Item } | BadLine;

/** Checks a record as the service would. An id that was left out becomes `line-N`. */
export function itemOf(record: InputRecord | BadLine): ReadItem | undefined {
  if (isBadLine(record)) return record;
  const { line } = record;
  const kind = kindOf(record);
  if (typeof kind === 'object') return kind;
  const { type: _type, ...value } = record.value;
  /* An empty cell of a CSV is an absent field; pictures alone are a review. */
  if (kind === 'review' && value.text === undefined && value.images !== undefined) value.text = '';
  const result = { review: looseReviewSchema, transcript: looseTranscriptSchema, merchant: merchantSchema }[kind].safeParse(value);
  if (!result.success) {
    const { pointer, reason } = describeIssue(result.error.issues[0]!);
    const id = typeof value.id === 'string' && value.id.length <= 128 ? value.id : undefined;
    return { ...(id !== undefined && { id }), line, error: { reason, pointer } };
  }
  if (kind === 'merchant') return undefined;
  const defaults = { id: `line-${line}`, merchantId: '', ...(kind === 'review' && { createdAt: UNKNOWN_INSTANT }) };
  const filled = { ...defaults, ...result.data };
  return { line, item: (kind === 'review' ? { kind, review: filled } : { kind, transcript: filled }) as Item };
}

