import type { AuthenticityModel } from '../src/domain/authenticity.js';
import type { ItemAnalyser } from '../src/domain/ports/item-analyser.js';
import type { Outbox } from '../src/domain/ports/outbox.js';
import type { ScoreUpkeep } from '../src/domain/ports/score-store.js';
import type { PipelineStore } from '../src/domain/ports/pipeline-store.js';
import type { VerdictStore } from '../src/domain/ports/verdict-store.js';
import type { ImmediateStore } from '../src/domain/ports/read-stores.js';
import type { JobHandlers, JobQueue } from '../src/jobs/job-queue.js';
import { analyseItems } from '../src/usecases/analyse-items.js';
import { analyseNow } from '../src/usecases/analyse-now.js';
import { dispatchOutbox } from '../src/usecases/dispatch-outbox.js';
import { judgeItems, rejudgeReviews } from '../src/usecases/judge-items.js';
import { scoreItems } from '../src/usecases/score-items.js';

/** Merchants that a night's verification samples on each platform. */
const VERIFIED_MERCHANTS = 50;

export interface HandlerDependencies {
  store: PipelineStore;
  upkeep: ScoreUpkeep;
  verdicts: VerdictStore;
  immediate: ImmediateStore;
  outbox: Outbox;
  queue: JobQueue;
  analyser: ItemAnalyser;
  authenticity: AuthenticityModel;
}

/** What is done for each job of the catalog. A step that promised the next hands it over at once. */
export function jobHandlers(deps: HandlerDependencies): JobHandlers {
  const judging = { store: deps.store, verdicts: deps.verdicts, model: deps.authenticity };
  const thenDispatch =
    <Payload>(step: (payload: Payload) => Promise<void>) =>
    async (payload: Payload): Promise<void> => {
      await step(payload);
      await dispatchOutbox(deps);
    };
  return {
    'analyse-items': thenDispatch((payload) => analyseItems(deps, payload)),
    'analyse-now': (payload) => analyseNow({ store: deps.immediate, analyser: deps.analyser }, payload),
    'judge-items': thenDispatch((payload) => judgeItems(judging, payload)),
    'mark-affected': thenDispatch((payload) => deps.verdicts.markAffected(payload)),
    'rejudge-reviews': thenDispatch((payload) => rejudgeReviews(judging, payload)),
    'derive-actions': thenDispatch((payload) => deps.verdicts.deriveActions(payload)),
    'score-items': thenDispatch((payload) => scoreItems(deps, payload)),
    'follow-settings': thenDispatch(({ platformId, outboxId }) => deps.upkeep.followSettings(platformId, outboxId)),
    'fit-prior': ({ platformId, outboxId, category }) => deps.upkeep.fitPrior(platformId, outboxId, category),
    'verify-scores': ({ platformId, outboxId, day }) => deps.upkeep.verify(platformId, outboxId, day, VERIFIED_MERCHANTS),
  };
}
