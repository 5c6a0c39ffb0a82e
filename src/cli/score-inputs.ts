import type { Readable } from 'node:stream';
import { z } from 'zod';
import { analysisSchema, type Analysis } from '../domain/analysis.js';
import { AppError } from '../domain/app-error.js';
import { itemId, itemMerchantId, merchantSchema } from '../domain/item.js';
import { maskItem } from '../domain/item-masking.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import { describeIssue } from '../domain/validation.js';
import { openInput } from './input-file.js';
import { itemOf, kindOf } from './items.js';
import { isBadLine, readRecords, type BadLine } from './records.js';
import type { FileItem } from './score-file.js';

/** What `candor score` reads: items, and what was said of them before. */

/** Items that the model reads at a time. */
const GROUP = 256;

const verdictSchema = z.object({ id: z.string(), probability: z.number().min(0).max(1) });

/** Reads lines keyed by `id` that another command wrote; lines that tell an error are passed over. */
async function readById<Schema extends z.ZodType<{ id: string }>>(file: string, schema: Schema, stdin: Readable): Promise<Map<string, z.infer<Schema>>> {
  const byId = new Map<string, z.infer<Schema>>();
  for await (const record of readRecords(await openInput(file, stdin))) {
    if (!isBadLine(record) && 'error' in record.value) continue;
    const result = isBadLine(record) ? undefined : schema.safeParse(record.value);
    if (!result?.success) {
      const why = isBadLine(record) ? record.error.reason : describeIssue(result!.error!.issues[0]!).reason;
      throw new AppError({ code: 'invalid_request', publicMessage: `${file}, line ${record.line}: ${why}. The file must be what another candor command wrote, as JSONL.` });
    }
    byId.set(result.data.id, result.data);
  }
  return byId;
}

export const readAnalyses = (file: string, stdin: Readable): Promise<Map<string, Analysis>> => readById(file, analysisSchema, stdin);

/** Probabilities of being genuine by review id, from verdicts. */
export async function readAuthenticities(file: string, stdin: Readable): Promise<Map<string, number>> {
  const verdicts = await readById(file, verdictSchema, stdin);
  return new Map([...verdicts].map(([id, { probability }]) => [id, 1 - probability]));
}

export interface ReadItems {
  items: Omit<FileItem, 'analysis' | 'authenticity'>[];
  /** Merchant categories that the file tells. */
  categories: Map<string, string>;
  bad: BadLine[];
}

/** Items with a merchant and, for reviews, a date: without these there is nothing to score. */
export async function readScoredItems(file: string, stdin: Readable): Promise<ReadItems> {
  const read: ReadItems = { items: [], categories: new Map(), bad: [] };
  const seen = new Set<string>();
  for await (const record of readRecords(await openInput(file, stdin))) {
    const entry = itemOf(record);
    if (entry === undefined && !isBadLine(record) && kindOf(record) === 'merchant') {
      const { type: _type, ...value } = record.value;
      const { id, category } = merchantSchema.parse(value);
      read.categories.set(id, category);
    }
    if (!entry) continue;
    const key = isBadLine(entry) ? '' : `${entry.item.kind}:${itemId(entry.item)}`;
    const missing = isBadLine(entry) || isBadLine(record) ? undefined : ['merchantId', ...(entry.item.kind === 'review' ? ['createdAt'] : [])].find((field) => record.value[field] === undefined);
    if (isBadLine(entry)) read.bad.push(entry);
    else if (missing !== undefined || itemMerchantId(entry.item) === '') read.bad.push({ id: itemId(entry.item), line: entry.line, error: { reason: `${missing ?? 'merchantId'}: needed for a score`, pointer: `/${missing ?? 'merchantId'}` } });
    else if (seen.has(key)) read.bad.push({ id: itemId(entry.item), line: entry.line, error: { reason: 'id: an item with this id came before; it counts once', pointer: '/id' } });
    else {
      seen.add(key);
      read.items.push({ item: entry.item });
    }
  }
  return read;
}

/** Analyses of items that none was given for, in groups. */
export async function* analyseMissing(items: ReadItems['items'], analyser: ItemAnalyser, masking: boolean): AsyncIterable<Analysis[]> {
  for (let start = 0; start < items.length; start += GROUP) {
    yield await analyser.analyse(items.slice(start, start + GROUP).map(({ item }) => (masking ? maskItem(item) : item)));
  }
}
