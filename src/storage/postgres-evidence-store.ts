import { sql } from 'kysely';
import type { Compared } from '../domain/evidence-record/exhibits.js';
import type { Review } from '../domain/item.js';
import { NEIGHBOUR_RELATIONS, type ComparedSelection, type EvidenceStore, type Neighbour, type NeighbourPosition, type VerdictRevision } from '../domain/ports/evidence-store.js';
import type { ReviewNeighbourhood } from '../domain/ports/pipeline-store.js';
import type { VerdictCause } from '../domain/staleness.js';
import { COMPANIONS, readMeetingsElsewhere, takesSide } from './co-review-groups.js';
import { readCompared, readRush, readStaffTurns, SAME_RUSH } from './compared-items.js';
import { translated, type Db } from './database.js';
import { MAX_COUNTED, readNeighbourhoods } from './review-neighbourhood.js';
import { NEWEST_ANALYSIS } from './scorable-items.js';
import { SOLICITING_CHATS } from './soliciting-chats.js';

const verdictColumns = sql`revision, causes, version, judged_at, probability, logit, bias, action, evidence`;

/** Reviews of a group at other merchants that are shown: twenty accounts at three of them. */
const MAX_MEETINGS = 60;

/** Evidence, its history and what it was compared with, in PostgreSQL. */
export class PostgresEvidenceStore implements EvidenceStore {
  constructor(private readonly db: Db) {}

  async verdicts(platformId: string, reviewId: string, before: number | undefined, limit: number): Promise<VerdictRevision[]> {
    const { rows } = await translated(() =>
      sql<VerdictRevision>`
        select * from (
          select ${verdictColumns} from judgements where platform_id = ${platformId} and review_id = ${reviewId}
          union all
          select ${verdictColumns} from judgement_history where platform_id = ${platformId} and review_id = ${reviewId}) given
        where ${before ?? null}::integer is null or revision < ${before ?? null}::integer
        order by revision desc limit ${limit}`.execute(this.db),
    );
    return rows;
  }

  async staleness(platformId: string, reviewId: string): Promise<{ causes: VerdictCause[]; since: Date } | undefined> {
    const { rows } = await translated(() =>
      sql<{ causes: VerdictCause[]; since: Date }>`
        select causes, marked_at as since from stale_reviews where platform_id = ${platformId} and review_id = ${reviewId}`.execute(this.db),
    );
    return rows[0];
  }

  async copyCandidates(platformId: string, review: Review): Promise<ReviewNeighbourhood['candidates']> {
    const around = await translated(() => readNeighbourhoods(this.db, platformId, [review]));
    return around.get(review.id)?.candidates ?? [];
  }

  async compared(platformId: string, reviewId: string, { reviewIds, companions, rush, transcriptIds }: ComparedSelection): Promise<Compared> {
    const elsewhere = companions.length === 0 ? [] : await translated(() => readMeetingsElsewhere(this.db, platformId, reviewId, companions, MAX_MEETINGS));
    return translated(async () => ({
      reviews: await readCompared(this.db, platformId, reviewId, reviewIds),
      meetings: await readCompared(this.db, platformId, reviewId, elsewhere),
      rush: rush > 0 ? await readRush(this.db, platformId, reviewId, rush) : [],
      turns: await readStaffTurns(this.db, platformId, transcriptIds),
    }));
  }

  async neighbours(
    platformId: string,
    review: Review,
    copies: readonly { id: string; jaccard: number }[],
    { after, limit }: { after?: NeighbourPosition; limit: number },
  ): Promise<(Neighbour & { nearness: number })[]> {
    const { rows } = await translated(() =>
      sql<Neighbour & { nearness: number }>`
        with own as (select * from items where platform_id = ${platformId} and kind = 'review' and item_id = ${review.id}),
        related(kind, id, relation, similarity) as (
          select 'review', copy.id, 'copy', copy.jaccard from jsonb_to_recordset(${JSON.stringify(copies)}::jsonb) as copy(id text, jaccard float8)
          union all
          (select 'review', o.item_id, 'source', null::float8 from own join items o on o.platform_id = own.platform_id and o.kind = 'review'
            and (o.ip_hash = own.ip_hash or o.device_hash = own.device_hash) limit ${MAX_COUNTED})
          union all
          (select 'review', o.item_id, 'reviewer', null from own join items o on o.platform_id = own.platform_id and o.kind = 'review'
            and o.reviewer_id = own.reviewer_id limit ${MAX_COUNTED})
          union all
          select 'review', met.review_id, 'group', null from own r cross join lateral (${COMPANIONS}) met where ${takesSide('r')}
          union all
          (select 'review', o.item_id, 'burst', null from own
            join judgements j on j.platform_id = own.platform_id and j.review_id = own.item_id and j.evidence @> '[{"signal": "merchant_burst"}]'
            join items o on ${SAME_RUSH}
            limit ${MAX_COUNTED})
          union all
          select 'transcript', chat.item_id, 'chat', null from own r cross join lateral (${SOLICITING_CHATS}) chat),
        ranked as (
          select kind, id, array_agg(distinct relation order by relation) as relations, max(similarity) as similarity,
            min(array_position(${sql.val(NEIGHBOUR_RELATIONS)}::text[], relation)) as nearness
          from related where (kind, id) <> ('review', ${review.id}) group by kind, id)
        select r.kind, r.id, r.relations, r.similarity, r.nearness, i.merchant_id, i.occurred_at, i.rating, i.reviewer_id,
          j.probability, j.action, d.verdict as decision,
          case when r.kind = 'review' then i.payload->>'text' else (
            select coalesce(string_agg(i.payload #>> array['messages', turn, 'text'], e'\n' order by turn::int), '')
            from jsonb_array_elements_text(coalesce(newest.analysis #> '{service,solicitation,turns}', '[]')) turn) end as text
        from ranked r
        join items i on i.platform_id = ${platformId} and i.kind = r.kind and i.item_id = r.id
        left join ${NEWEST_ANALYSIS} newest on true
        left join judgements j on r.kind = 'review' and j.platform_id = i.platform_id and j.review_id = i.item_id
        left join decisions d on r.kind = 'review' and d.platform_id = i.platform_id and d.review_id = i.item_id and d.superseded_at is null
        where ${after?.id ?? null}::text is null
          or (r.nearness, r.kind, r.id) > (${after?.nearness ?? 0}::integer, ${after?.kind ?? ''}::text, ${after?.id ?? ''}::text)
        order by r.nearness, r.kind, r.id limit ${limit}`.execute(this.db),
    );
    return rows;
  }
}
