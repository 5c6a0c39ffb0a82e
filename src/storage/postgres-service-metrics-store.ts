import { sql, type RawBuilder } from 'kysely';
import { RESOLVED_FROM } from '../domain/chat/chat-outcome.js';
import { TIME_MEASURES, type ChatSums, type MeasuredGroup, type TopicHandling } from '../domain/chat/service-metrics.js';
import type { Topic } from '../domain/topics.js';
import type { Review } from '../domain/item.js';
import type { ReplyMeasures, ServiceMetricsQuery, ServiceMetricsStore, TranscriptRecord } from '../domain/ports/service-metrics-store.js';
import { BELIEVED } from './belief.js';
import { translated, type Db } from './database.js';
import { readLaterWords } from './order-words.js';
import { similarReplies } from './reply-writer.js';
import { topicsOfBits } from './rows.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';

/** Each chat's eight times, four bytes each, in the order of `TIME_MEASURES`, calendar before business; NaN where unknown. */
const BYTES_PER_CHAT = TIME_MEASURES.length * 2 * 4;

function unpackTimes(packed: Buffer): MeasuredGroup['times'] {
  const chats = packed.length / BYTES_PER_CHAT;
  /* Big-endian on the wire; turned round at once and copied, since a view must begin at a multiple of four. */
  const swapped = packed.swap32();
  const all = new Float32Array(swapped.buffer.slice(swapped.byteOffset, swapped.byteOffset + swapped.length));
  const column = (index: number): Float32Array => {
    const values = new Float32Array(chats);
    let known = 0;
    for (let chat = 0; chat < chats; chat++) {
      const value = all[chat * TIME_MEASURES.length * 2 + index]!;
      if (!Number.isNaN(value)) values[known++] = value;
    }
    return values.subarray(0, known);
  };
  return Object.fromEntries(TIME_MEASURES.map((name, index) => [name, { calendar: column(2 * index), business: column(2 * index + 1) }])) as MeasuredGroup['times'];
}

function chosen({ platformId, merchantId, from, to }: ServiceMetricsQuery): RawBuilder<unknown> {
  return sql`from transcript_measures where platform_id = ${platformId} and merchant_id = ${merchantId}
    and occurred_at >= ${from ?? new Date(0)} and occurred_at < ${to ?? new Date('9999-01-01')}`;
}


/** What the API reads of measured chats, in PostgreSQL. */
export class PostgresServiceMetricsStore implements ServiceMetricsStore {
  constructor(private readonly db: Db) {}

  /**
   * One pass over the compact rows: sums are added up there, the times come packed, since PostgreSQL's percentile_cont
   * sorts once a measure and took three times as long for 100,000 chats (in base 64: bytea would come as twice its length).
   */
  async groups(query: ServiceMetricsQuery): Promise<MeasuredGroup[]> {
    const { rows } = await translated(() =>
      sql<Record<keyof ChatSums, number> & { name: string | null; times: string }>`
        select ${query.by ? sql.ref(query.by) : sql`''`}::text as name, encode(string_agg(times, ''::bytea), 'base64') as times, count(*)::int as chats,
          sum(turns)::int as turns, sum(transfers)::int as transfers, count(*) filter (where unanswered > 0)::int as unanswered,
          count(*) filter (where reopened)::int as reopened, count(*) filter (where escalated)::int as escalated,
          count(*) filter (where solicited)::int as solicited, count(*) filter (where served_by = 'person')::int as by_person,
          count(*) filter (where served_by = 'bot')::int as by_bot, count(*) filter (where served_by = 'both')::int as by_both,
          count(satisfied)::int as rated, count(*) filter (where satisfied)::int as satisfied, count(*) filter (where surveyed)::int as surveyed,
          coalesce(sum(accomplished::float8), 0) as accomplished, count(accomplished)::int as accomplished_known,
          count(*) filter (where accomplished < ${RESOLVED_FROM})::int as unresolved,
          coalesce(sum(mood_start::float8), 0) as mood_start, coalesce(sum(mood_worst::float8), 0) as mood_worst,
          coalesce(sum(mood_end::float8), 0) as mood_end, count(mood_end)::int as moods,
          sum(agent_turns)::int as agent_turns, sum(courteous_turns)::int as courteous_turns, sum(greeting)::int as greeting,
          sum(apology)::int as apology, sum(thanks)::int as thanks, sum(empathy)::int as empathy, sum(closing)::int as closing,
          coalesce(sum(patience::float8), 0) as patience, coalesce(sum(professional_term_rate::float8), 0) as professional_term_rate,
          count(patience)::int as manners, sum(forbidden_wordings)::int as forbidden_wordings, sum(promises)::int as promises,
          sum(promises_kept)::int as promises_kept, sum(promises_broken)::int as promises_broken
        ${chosen(query)} ${query.by ? sql`group by ${sql.ref(query.by)}` : sql`having count(*) > 0`}`.execute(this.db),
    );
    return rows
      .map(({ name, times, ...sums }) => ({ group: name ?? '', sums, times: unpackTimes(Buffer.from(times, 'base64')) }))
      .sort((one, other) => (one.group < other.group ? -1 : 1));
  }

  async topicHandling(query: ServiceMetricsQuery): Promise<TopicHandling[]> {
    /* Few sets of topics stand for many chats: grouped by set, then shared out. */
    const { rows } = await translated(() =>
      sql<{ topicBits: number; chats: number; seconds: number }>`
        select topic_bits, count(*)::int as chats, sum(handling::float8) as seconds ${chosen(query)} and handling is not null group by topic_bits`.execute(this.db),
    );
    const byTopic = new Map<Topic, TopicHandling>();
    for (const { topicBits, chats, seconds } of rows) {
      const topics = topicsOfBits(topicBits);
      for (const topic of topics) {
        const sofar = byTopic.get(topic) ?? { topic, chats: 0, seconds: 0 };
        byTopic.set(topic, { topic, chats: sofar.chats + chats, seconds: sofar.seconds + seconds / topics.length });
      }
    }
    return [...byTopic.values()].sort((one, other) => other.seconds - one.seconds || (one.topic < other.topic ? -1 : 1));
  }

  async replies({ platformId, merchantId, from, to }: ServiceMetricsQuery): Promise<ReplyMeasures> {
    const { rows } = await translated(() =>
      sql<Omit<ReplyMeasures, 'secondsToAnswer'> & { mean: number | null; p50: number | null; p90: number | null }>`
        with judged as materialized (
          select r.*, ${BELIEVED} as believed from review_replies r
          left join judgements verdict on verdict.platform_id = r.platform_id and verdict.review_id = r.review_id
          left join decisions decided on decided.platform_id = r.platform_id and decided.review_id = r.review_id and decided.superseded_at is null
          where r.platform_id = ${platformId} and r.merchant_id = ${merchantId}
            and r.occurred_at >= ${from ?? new Date(0)} and r.occurred_at < ${to ?? new Date('9999-01-01')})
        select count(*)::int as reviews, (select count(*)::int from judged where not believed) as disbelieved, count(*) filter (where complaint)::int as complaints,
          count(*) filter (where complaint and answered)::int as complaints_answered,
          count(*) filter (where complaint and answered and template)::int as templates,
          count(*) filter (where complaint and answered and addresses_complaint)::int as addressed,
          count(*) filter (where complaint and answered and apology)::int as apologies,
          count(*) filter (where complaint and answered and remedy)::int as remedies,
          avg(seconds_to_answer::float8) filter (where complaint) as mean,
          percentile_cont(.5) within group (order by seconds_to_answer) filter (where complaint) as p50,
          percentile_cont(.9) within group (order by seconds_to_answer) filter (where complaint) as p90,
          count(*) filter (where followed_up)::int as followed_up, count(*) filter (where recovered)::int as recovered
        from judged where believed`.execute(this.db),
    );
    const { mean, p50, p90, ...counts } = rows[0]!;
    return { ...counts, secondsToAnswer: mean === null ? null : { mean, p50: p50!, p90: p90! } };
  }

  similarReplies(platformId: string, review: Review): Promise<{ reviewId: string; text: string }[]> {
    return translated(() => similarReplies(this.db, platformId, review));
  }

  async transcript(platformId: string, transcriptId: string): Promise<TranscriptRecord | undefined> {
    const { rows } = await translated(() =>
      sql<Omit<TranscriptRecord, 'laterWords'>>`
        select i.payload as transcript, i.received_at, newest.analysis, merchant.category as merchant_category
        from items i
        left join ${NEWEST_ANALYSIS} newest on true
        left join merchants merchant on merchant.platform_id = i.platform_id and merchant.merchant_id = i.merchant_id
        where i.platform_id = ${platformId} and i.kind = 'transcript' and i.item_id = ${transcriptId}`.execute(this.db),
    );
    const [row] = rows;
    if (!row) return undefined;
    const words = await translated(() => readLaterWords(this.db, platformId, [row.transcript]));
    return { ...row, laterWords: words.get(transcriptId) ?? [] };
  }
}
