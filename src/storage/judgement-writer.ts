import { sql } from 'kysely';
import type { NewEvent } from '../domain/event-log.js';
import type { Judgement } from '../domain/evidence.js';
import type { JudgedReview } from '../domain/ports/pipeline-store.js';
import type { ReadVerdicts } from '../domain/ports/verdict-store.js';
import type { VerdictCause } from '../domain/staleness.js';
import type { Tx } from './database.js';
import { moveFlags } from './flag-writer.js';
import { clearMarks } from './stale-marks.js';

type Prior = Judgement & { reviewId: string; revision: number; version: string; readGeneration: string };

async function readPrior(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<Map<string, Prior>> {
  const { rows } = await sql<Prior>`
    select review_id, revision, version, probability, logit, bias, action, evidence, read_generation::text as read_generation
    from judgements where platform_id = ${platformId} and review_id = any(${reviewIds}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.reviewId, row]));
}

const signalNames = ({ evidence }: Judgement): string => evidence.map(({ signal }) => signal).sort().join();

/** A number in a sentence may be renewed in place; what a person would call another verdict is kept beside the old one. */
function isAnotherVerdict(before: Prior, now: Judgement, version: string): boolean {
  return (
    before.probability !== now.probability || before.action !== now.action || before.version !== version || signalNames(before) !== signalNames(now)
  );
}

interface Written extends JudgedReview {
  revision: number;
  causes: VerdictCause[];
  before: Prior | undefined;
  replaces: boolean;
}

function rejudgedEvent({ reviewId, judgement, before, revision, causes }: Written): NewEvent {
  const { probability, action } = judgement;
  return {
    kind: 'review.rejudged',
    subject: `review:${reviewId}`,
    body: { revision, causes, from: { probability: before!.probability, action: before!.action }, to: { probability, action } },
  };
}

/**
 * Stores verdicts, keeps the ones they replace, and moves the reviews' flags accordingly. A verdict
 * read earlier than the stored one is dropped. The items' rows must be locked.
 *
 * @returns the reviews whose weight changed, and the events that explain what changed.
 */
export async function writeJudgements(
  tx: Tx,
  platformId: string,
  { version, generation, judged }: ReadVerdicts,
): Promise<{ reweighed: Written[]; events: NewEvent[] }> {
  if (judged.length === 0) return { reweighed: [], events: [] };
  const ids = judged.map(({ reviewId }) => reviewId);
  const causes = await clearMarks(tx, platformId, ids, generation);
  const prior = await readPrior(tx, platformId, ids);
  const written: Written[] = judged
    .filter(({ reviewId }) => BigInt(prior.get(reviewId)?.readGeneration ?? 0) <= BigInt(generation))
    .map(({ reviewId, judgement }) => {
      const before = prior.get(reviewId);
      const replaces = before !== undefined && isAnotherVerdict(before, judgement, version);
      const revision = (before?.revision ?? 0) + (before === undefined || replaces ? 1 : 0);
      return { reviewId, judgement, before, replaces, revision, causes: before ? (causes.get(reviewId) ?? []) : ['arrival' as const] };
    })
    .sort((a, b) => (a.reviewId < b.reviewId ? -1 : 1));
  const replaced = written.filter(({ replaces }) => replaces);
  await keepReplaced(tx, platformId, replaced.map(({ reviewId }) => reviewId));
  const rows = written.map(({ reviewId, judgement, revision, causes: why }) => ({
    reviewId,
    revision,
    why: `{${why.join(',')}}`,
    ...judgement,
  }));
  await sql`
    insert into judgements (platform_id, review_id, version, probability, logit, bias, action, evidence, revision, causes, read_generation)
    select ${platformId}, "reviewId", ${version}, probability, logit, bias, action, evidence, revision, why::text[], ${generation}::bigint
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as verdict("reviewId" text, probability double precision,
      logit double precision, bias double precision, action text, evidence jsonb, revision integer, why text)
    order by "reviewId"
    on conflict (platform_id, review_id) do update set version = excluded.version, probability = excluded.probability,
      logit = excluded.logit, bias = excluded.bias, action = excluded.action, evidence = excluded.evidence,
      read_generation = excluded.read_generation,
      causes = case when excluded.revision > judgements.revision then excluded.causes else judgements.causes end,
      judged_at = case when excluded.revision > judgements.revision then now() else judgements.judged_at end,
      revision = excluded.revision`.execute(tx);
  const flagEvents = await moveFlags(tx, platformId, written);
  return {
    reweighed: written.filter(({ before, judgement }) => before?.probability !== judgement.probability),
    events: [...replaced.map(rejudgedEvent), ...flagEvents],
  };
}

async function keepReplaced(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<void> {
  if (reviewIds.length === 0) return;
  await sql`
    insert into judgement_history (platform_id, review_id, revision, causes, version, probability, logit, bias, action, evidence, judged_at)
    select platform_id, review_id, revision, causes, version, probability, logit, bias, action, evidence, judged_at
    from judgements where platform_id = ${platformId} and review_id = any(${reviewIds}::text[])`.execute(tx);
}
