import { sql } from 'kysely';
import { actionFor } from '../domain/authenticity.js';
import type { NewEvent } from '../domain/event-log.js';
import type { Judgement } from '../domain/evidence.js';
import type { JudgedReview } from '../domain/ports/pipeline-store.js';
import type { ReadVerdicts } from '../domain/ports/verdict-store.js';
import { restates } from '../domain/restated-evidence.js';
import type { VerdictCause } from '../domain/staleness.js';
import type { Tx } from './database.js';
import { moveFlags } from './flag-writer.js';
import { readReviewPolicies } from './policy-reader.js';
import { clearMarks } from './stale-marks.js';
import { noteUnsettled } from './unsettled-verdicts.js';

export type PriorVerdict = Judgement & { reviewId: string; revision: number; version: string; readGeneration: string };

/** The standing verdicts of reviews whose rows are locked. */
export async function readPrior(tx: Tx, platformId: string, reviewIds: readonly string[]): Promise<Map<string, PriorVerdict>> {
  const { rows } = await sql<PriorVerdict>`
    select review_id, revision, version, probability, logit, bias, action, evidence, read_generation::text as read_generation
    from judgements where platform_id = ${platformId} and review_id = any(${reviewIds}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.reviewId, row]));
}

const signalNames = ({ evidence }: Judgement): string => evidence.map(({ signal }) => signal).sort().join();

/** What a person would call another verdict is kept beside the old one; until then its evidence stands as it was first told. */
function isAnotherVerdict(before: PriorVerdict, now: Judgement, version: string): boolean {
  return (
    before.probability !== now.probability || before.action !== now.action || before.version !== version || signalNames(before) !== signalNames(now) || restates(before.evidence, now.evidence)
  );
}

/** A verdict to be stored: what was said, by which model, from what was stored up to which point, and why now. */
interface NewVerdict extends JudgedReview {
  version: string;
  generation: string;
  causes: readonly VerdictCause[];
}

interface Written extends NewVerdict {
  revision: number;
  before: PriorVerdict | undefined;
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

/** What storing verdicts changed: the reviews whose weight is another now, and the events that explain it all. */
interface Stored {
  reweighed: JudgedReview[];
  events: NewEvent[];
}

/**
 * Stores verdicts, keeps the ones they replace, and moves the reviews' flags accordingly. A verdict
 * read earlier than the stored one is dropped. The items' rows must be locked.
 */
export async function storeVerdicts(tx: Tx, platformId: string, verdicts: readonly NewVerdict[], prior: ReadonlyMap<string, PriorVerdict>): Promise<Stored> {
  const written: Written[] = verdicts
    .filter(({ reviewId, generation }) => BigInt(prior.get(reviewId)?.readGeneration ?? 0) <= BigInt(generation))
    .map((verdict) => {
      const before = prior.get(verdict.reviewId);
      const replaces = before !== undefined && isAnotherVerdict(before, verdict.judgement, verdict.version);
      const revision = (before?.revision ?? 0) + (before === undefined || replaces ? 1 : 0);
      return { ...verdict, before, replaces, revision };
    })
    .sort((a, b) => (a.reviewId < b.reviewId ? -1 : 1));
  if (written.length === 0) return { reweighed: [], events: [] };
  const replaced = written.filter(({ replaces }) => replaces);
  await keepReplaced(tx, platformId, replaced.map(({ reviewId }) => reviewId));
  const rows = written.map(({ reviewId, judgement, version, generation, revision, causes }) => ({ reviewId, version, generation, revision, causes: `{${causes.join(',')}}`, ...judgement }));
  await sql`
    insert into judgements (platform_id, review_id, version, probability, logit, bias, action, evidence, revision, causes, read_generation)
    select ${platformId}, "reviewId", version, probability, logit, bias, action, evidence, revision, causes::text[], generation::bigint
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as verdict("reviewId" text, version text, probability double precision,
      logit double precision, bias double precision, action text, evidence jsonb, revision integer, causes text, generation text)
    order by "reviewId"
    on conflict (platform_id, review_id) do update set version = excluded.version, probability = excluded.probability,
      logit = excluded.logit, bias = excluded.bias, action = excluded.action,
      evidence = case when excluded.revision > judgements.revision then excluded.evidence else judgements.evidence end,
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

/** Whether verdicts are to be judged again at once, since their surroundings were others than were marked last. */
interface Outcome extends Stored {
  unsettled: boolean;
}

/** Stores what was judged, with the actions that the policy of the merchants' categories asks for now. */
export async function writeJudgements(tx: Tx, platformId: string, { version, generation, judged }: ReadVerdicts, unmarked: readonly VerdictCause[] = []): Promise<Outcome> {
  if (judged.length === 0) return { reweighed: [], events: [], unsettled: false };
  const ids = judged.map(({ reviewId }) => reviewId);
  const causes = await clearMarks(tx, platformId, ids, generation);
  const prior = await readPrior(tx, platformId, ids);
  const policyOf = await readReviewPolicies(tx, platformId, ids);
  const verdicts = judged.map(({ reviewId, judgement }) => ({
    reviewId,
    judgement: { ...judgement, action: actionFor(judgement.probability, policyOf(reviewId)) },
    version,
    generation,
    causes: prior.has(reviewId) ? (causes.get(reviewId) ?? unmarked) : (['arrival'] as const),
  }));
  const stored = await storeVerdicts(tx, platformId, verdicts, prior);
  return { ...stored, unsettled: await noteUnsettled(tx, platformId, judged) };
}
