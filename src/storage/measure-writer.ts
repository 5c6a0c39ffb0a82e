import { sql } from 'kysely';
import { mondayOf } from '../domain/chat/business-time.js';
import { measureTranscript } from '../domain/chat/transcript-measures.js';
import type { Transcript } from '../domain/item.js';
import { itemId } from '../domain/item.js';
import { occurredAt } from '../domain/occurrence.js';
import type { ScorableItem } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';
import { topicBits } from './rows.js';
import type { ItemReference } from './scorable-items.js';

/** Columns of `transcript_measures` and their types, but for the key. */
const COLUMNS = {
  merchant_id: 'text',
  occurred_at: 'timestamptz',
  first_response: 'real',
  first_response_business: 'real',
  mean_response: 'real',
  mean_response_business: 'real',
  resolution: 'real',
  resolution_business: 'real',
  handling: 'real',
  handling_business: 'real',
  accomplished: 'real',
  mood_start: 'real',
  mood_worst: 'real',
  mood_end: 'real',
  patience: 'real',
  professional_term_rate: 'real',
  turns: 'smallint',
  transfers: 'smallint',
  unanswered: 'smallint',
  agent_turns: 'smallint',
  courteous_turns: 'smallint',
  greeting: 'smallint',
  apology: 'smallint',
  thanks: 'smallint',
  empathy: 'smallint',
  closing: 'smallint',
  forbidden_wordings: 'smallint',
  promises: 'smallint',
  promises_kept: 'smallint',
  promises_broken: 'smallint',
  satisfied: 'boolean',
  surveyed: 'boolean',
  reopened: 'boolean',
  escalated: 'boolean',
  solicited: 'boolean',
  week: 'date',
  served_by: 'text',
  agent: 'text',
  channel: 'text',
  category: 'text',
  order_id: 'text',
  topic_bits: 'integer',
  revision: 'text',
} as const;

function measuredRow({ analysis, settings, laterWords, receivedAt }: ScorableItem, transcript: Transcript): Record<keyof typeof COLUMNS | 'transcript_id', unknown> {
  const at = occurredAt({ kind: 'transcript', transcript }, receivedAt);
  const measures = measureTranscript(transcript, analysis, settings, laterWords);
  return {
    transcript_id: transcript.id,
    merchant_id: transcript.merchantId,
    occurred_at: at.toISOString(),
    first_response: measures.firstResponse,
    first_response_business: measures.firstResponseBusiness,
    mean_response: measures.meanResponse,
    mean_response_business: measures.meanResponseBusiness,
    resolution: measures.resolution,
    resolution_business: measures.resolutionBusiness,
    handling: measures.handling,
    handling_business: measures.handlingBusiness,
    accomplished: measures.accomplished,
    mood_start: measures.moodStart,
    mood_worst: measures.moodWorst,
    mood_end: measures.moodEnd,
    patience: measures.patience,
    professional_term_rate: measures.professionalTermRate,
    turns: measures.turns,
    transfers: measures.transfers,
    unanswered: measures.unansweredCustomerMessages,
    agent_turns: measures.agentTurns,
    courteous_turns: measures.courteousTurns,
    ...measures.courtesy,
    forbidden_wordings: measures.forbiddenWordings,
    promises: measures.promises,
    promises_kept: measures.promisesKept,
    promises_broken: measures.promisesBroken,
    satisfied: measures.satisfied,
    surveyed: measures.surveyed,
    reopened: measures.reopened,
    escalated: measures.escalated,
    solicited: measures.solicited,
    week: mondayOf(at.getTime(), settings.businessHours.timeZone),
    served_by: measures.servedBy,
    agent: transcript.agentId ?? null,
    channel: transcript.channel ?? null,
    category: transcript.productCategory ?? null,
    order_id: transcript.orderId ?? null,
    topic_bits: topicBits(measures.topics),
    revision: analysis.model.revision,
  };
}

/**
 * Earlier chats with promises about the orders that the items are about, beside the items themselves: what the items
 * say may settle whether these were kept.
 */
export async function chatsWithPromises(tx: Tx, platformId: string, references: readonly ItemReference[]): Promise<ItemReference[]> {
  const named = JSON.stringify(references);
  const { rows } = await sql<ItemReference>`
    select distinct 'transcript' as kind, m.transcript_id as id
    from jsonb_to_recordset(${named}::jsonb) as named(kind text, id text)
    join items i on i.platform_id = ${platformId} and i.kind = named.kind and i.item_id = named.id and i.order_id is not null
    join transcript_measures m on m.platform_id = i.platform_id and m.order_id = i.order_id and m.merchant_id = i.merchant_id and m.promises > 0
    where ('transcript', m.transcript_id) not in (select kind, id from jsonb_to_recordset(${named}::jsonb) as own(kind text, id text))`.execute(tx);
  return rows;
}

/**
 * Writes the chats' measures, one row a chat, and answers the items whose scores follow: all but those `followed` whose
 * promises stand as they stood. The items' rows must be locked.
 */
export async function writeMeasures(tx: Tx, platformId: string, items: readonly ScorableItem[], followed: readonly ItemReference[]): Promise<ScorableItem[]> {
  const rows = items.flatMap((scorable) => (scorable.item.kind === 'transcript' ? [measuredRow(scorable, scorable.item.transcript)] : []));
  if (rows.length === 0) return [...items];
  const { rows: before } = await sql<{ id: string; kept: number; broken: number }>`
    select transcript_id as id, promises_kept as kept, promises_broken as broken from transcript_measures
    where platform_id = ${platformId} and transcript_id = any(${followed.map(({ id }) => id)}::text[])`.execute(tx);
  const names = Object.keys(COLUMNS);
  const columns = sql.raw(names.join(', '));
  await sql`
    insert into transcript_measures (platform_id, transcript_id, ${columns})
    select ${platformId}, transcript_id, ${columns}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as measured(transcript_id text, ${sql.raw(Object.entries(COLUMNS).map((column) => column.join(' ')).join(', '))})
    order by transcript_id
    on conflict (platform_id, transcript_id) do update set ${sql.raw(names.map((name) => `${name} = excluded.${name}`).join(', '))}`.execute(tx);
  const settled = new Set(
    before.filter(({ id, kept, broken }) => rows.some((row) => row.transcript_id === id && row.promises_kept === kept && row.promises_broken === broken)).map(({ id }) => id),
  );
  return items.filter(({ item }) => item.kind === 'review' || !settled.has(itemId(item)));
}
