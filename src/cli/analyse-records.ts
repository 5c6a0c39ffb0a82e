import type { Analysis } from '../domain/analysis.js';
import { itemId } from '../domain/item.js';
import { maskItem } from '../domain/item-masking.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';
import { itemOf, type ReadItem } from './items.js';
import { isBadLine, type BadLine, type InputRecord } from './records.js';

/** Items read ahead, so that the analyser can batch texts of like length; as many as stay small in memory. */
const READ_AHEAD_ITEMS = 256;
/** Texts read ahead, UTF-16 code units: long transcripts come in smaller groups. */
const READ_AHEAD_CHARACTERS = 2 * 1024 * 1024;

function charactersOf(read: ReadItem): number {
  if (isBadLine(read)) return 0;
  const { item } = read;
  return item.kind === 'review' ? item.review.text.length : item.transcript.messages.reduce((sum, { text }) => sum + text.length, 0);
}

async function* groups(records: AsyncIterable<InputRecord | BadLine>): AsyncIterable<ReadItem[]> {
  let group: ReadItem[] = [];
  let characters = 0;
  for await (const record of records) {
    const read = itemOf(record);
    if (!read) continue;
    group.push(read);
    characters += charactersOf(read);
    if (group.length >= READ_AHEAD_ITEMS || characters >= READ_AHEAD_CHARACTERS) {
      yield group;
      group = [];
      characters = 0;
    }
  }
  if (group.length > 0) yield group;
}

/**
 * Reads records with the models and answers one analysis, or one bad line, for each in input order,
 * in groups. As in the service, personal data are masked before the models read.
 */
export async function* analyseRecords(
  records: AsyncIterable<InputRecord | BadLine>,
  analyser: ItemAnalyser,
  { masking }: { masking: boolean },
): AsyncIterable<(Analysis | BadLine)[]> {
  for await (const group of groups(records)) {
    const items = group.flatMap((read) => (isBadLine(read) ? [] : [masking ? maskItem(read.item) : read.item]));
    const analyses = items.length > 0 ? await analyser.analyse(items) : [];
    let next = 0;
    yield group.map((read) => {
      if (isBadLine(read)) return read;
      const analysis = analyses[next++];
      if (analysis?.id !== itemId(read.item)) throw new Error('The analyser answered out of order. This is a bug.');
      return analysis;
    });
  }
}
