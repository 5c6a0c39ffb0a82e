import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { JudgedReview } from '../domain/ports/pipeline-store.js';
import type { Tx } from './database.js';

/** Stores verdicts, replacing earlier ones, and opens or closes the reviews' flags accordingly. */
export async function writeJudgements(tx: Tx, platformId: string, version: string, judged: readonly JudgedReview[]): Promise<void> {
  if (judged.length === 0) return;
  const rows = judged
    .map(({ reviewId, judgement }) => ({ reviewId, flagId: `flag_${randomUUID()}`, ...judgement }))
    .sort((a, b) => (a.reviewId < b.reviewId ? -1 : 1));
  const json = JSON.stringify(rows);
  await sql`
    insert into judgements (platform_id, review_id, version, probability, logit, bias, action, evidence)
    select ${platformId}, "reviewId", ${version}, probability, logit, bias, action, evidence
    from jsonb_to_recordset(${json}::jsonb) as verdict("reviewId" text, probability double precision,
      logit double precision, bias double precision, action text, evidence jsonb)
    order by "reviewId"
    on conflict (platform_id, review_id) do update set version = excluded.version, probability = excluded.probability,
      logit = excluded.logit, bias = excluded.bias, action = excluded.action, evidence = excluded.evidence, judged_at = now()`.execute(tx);
  /* A flag that people decided on stays closed: only they may open it again. */
  await sql`
    insert into flags (platform_id, flag_id, review_id, action, probability)
    select ${platformId}, "flagId", "reviewId", action, probability
    from jsonb_to_recordset(${json}::jsonb) as verdict("reviewId" text, "flagId" text, action text, probability double precision)
    where action <> 'publish' and not exists (
      select 1 from decisions where platform_id = ${platformId} and review_id = "reviewId" and superseded_at is null)
    order by "reviewId"
    on conflict (platform_id, review_id) do update set action = excluded.action, probability = excluded.probability, closed_at = null`.execute(tx);
  const published = rows.filter((row) => row.action === 'publish').map((row) => row.reviewId);
  await sql`
    update flags set closed_at = now()
    where platform_id = ${platformId} and review_id = any(${published}::text[]) and closed_at is null`.execute(tx);
}
