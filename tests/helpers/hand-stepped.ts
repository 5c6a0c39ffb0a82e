import { sql } from 'kysely';
import { loadAuthenticityModel } from '../../models/authenticity-model.js';
import { judge } from '../../src/domain/authenticity.js';
import { nearDuplicatesOf } from '../../src/domain/copies/near-duplicates.js';
import type { Judgement } from '../../src/domain/evidence.js';
import type { AnalysedReview } from '../../src/domain/ports/pipeline-store.js';
import { analyseItems } from '../../src/usecases/analyse-items.js';
import { judgeItems, rejudgeReviews } from '../../src/usecases/judge-items.js';
import { Candor } from './candor.js';
import { fakeAnalyser } from './fake-analyser.js';

/** Candor without workers, whose jobs a test runs by hand, in whatever order it wants to try. */
export class HandStepped {
  private constructor(
    readonly candor: Candor,
    private readonly model: Awaited<ReturnType<typeof loadAuthenticityModel>>,
  ) {}

  static async start(): Promise<HandStepped> {
    return new HandStepped(await Candor.start({ workers: 0 }), await loadAuthenticityModel(undefined));
  }

  /** Hands a batch in and has the models read it; answers its id. Its judging and marking are promised. */
  async read(batch: object): Promise<string> {
    const { status, body } = await this.candor.call('platform', 'POST', '/v1/batches', batch);
    if (status !== 202) throw new Error(`Batch refused: ${JSON.stringify(body)}`);
    for (const payload of await this.promised('analyse-items', body.id)) await analyseItems({ store: this.candor.stores.pipeline, analyser: fakeAnalyser() }, payload);
    return body.id;
  }

  /** Hands a batch in and does with it what the queue does, in its order. */
  async take(batch: object): Promise<void> {
    const id = await this.read(batch);
    await this.mark(id);
    await this.judge(id);
  }

  /** Only hands a batch in: it is stored, and nothing more. */
  async store(batch: object): Promise<string> {
    return (await this.candor.call('platform', 'POST', '/v1/batches', batch)).body.id;
  }

  async analyse(batchId: string): Promise<void> {
    for (const payload of await this.promised('analyse-items', batchId)) await analyseItems({ store: this.candor.stores.pipeline, analyser: fakeAnalyser() }, payload);
  }

  async judge(batchId: string): Promise<void> {
    for (const payload of await this.promised('judge-items', batchId)) await judgeItems(this.judging, payload);
  }

  /** Judges a batch, or what is stale, from what is stored now; the verdicts are stored when the answered function is called. */
  async readVerdicts(batchId?: string): Promise<() => Promise<void>> {
    const [payload, ...none] = batchId === undefined ? await this.promised('rejudge-reviews') : await this.promised('judge-items', batchId);
    if (batchId !== undefined && none.length > 0) throw new Error('Batches of more than one chunk are judged in several steps');
    if (!payload) return () => Promise.resolve();
    const { pipeline, verdicts } = this.candor.stores;
    let store = (): void => undefined;
    const released = new Promise<void>((resolve) => (store = resolve));
    let done: Promise<void> | undefined;
    await new Promise<void>((read, failed) => {
      const late = async (save: () => Promise<void>): Promise<void> => {
        read();
        await released;
        await save();
      };
      const judging = {
        model: this.model,
        store: Object.assign(Object.create(pipeline) as typeof pipeline, { saveJudgements: (...args: Parameters<typeof pipeline.saveJudgements>) => late(() => pipeline.saveJudgements(...args)) }),
        verdicts: Object.assign(Object.create(verdicts) as typeof verdicts, { saveRejudgements: (...args: Parameters<typeof verdicts.saveRejudgements>) => late(() => verdicts.saveRejudgements(...args)) }),
      };
      done = batchId === undefined ? rejudgeReviews(judging, payload) : judgeItems(judging, payload);
      done.catch(failed);
    });
    return () => {
      store();
      return done!;
    };
  }

  async mark(batchId: string): Promise<void> {
    for (const payload of await this.promised('mark-affected', batchId)) await this.candor.stores.verdicts.markAffected(payload);
  }

  /** Judges stale verdicts again until none is left; answers how many reviews that took. */
  async rejudge(): Promise<number> {
    let rejudged = 0;
    for (;;) {
      await this.candor.stores.verdicts.sweep();
      const [step] = await this.promised('rejudge-reviews');
      if (!step) return rejudged;
      rejudged += (await this.candor.stores.verdicts.staleReviews('acme', 500)).length;
      await rejudgeReviews(this.judging, step);
    }
  }

  /** Reviews whose stored verdict is not the one that they would get now, with both probabilities. */
  async stale(): Promise<{ reviewId: string; stored: number; now: number }[]> {
    const { rows } = await sql<AnalysedReview & { judgement: Judgement }>`
      select i.payload as review, a.analysis, jsonb_build_object('probability', j.probability) as judgement
      from judgements j join items i on i.kind = 'review' and i.item_id = j.review_id
      join analyses a on a.kind = 'review' and a.item_id = i.item_id order by i.item_id`.execute(this.candor.stores.db);
    const around = await this.candor.stores.pipeline.neighbourhoods('acme', rows.map(({ review }) => review));
    return rows
      .map(({ review, analysis, judgement }) => {
        const neighbourhood = around.get(review.id)!;
        const context = { ...neighbourhood, review, analysis, duplicates: nearDuplicatesOf(review.text, neighbourhood.candidates) };
        return { reviewId: review.id, stored: judgement.probability, now: judge(context, this.model).probability };
      })
      .filter(({ stored, now }) => stored !== now);
  }

  close(): Promise<void> {
    return this.candor.close();
  }

  private get judging() {
    return { store: this.candor.stores.pipeline, verdicts: this.candor.stores.verdicts, model: this.model };
  }

  private async promised(job: string, batchId?: string): Promise<any[]> {
    const { rows } = await sql<{ payload: { batchId?: string } }>`select payload from outbox where job = ${job} order by created_at, outbox_id`.execute(this.candor.stores.db);
    return rows.map(({ payload }) => payload).filter((payload) => batchId === undefined || payload.batchId === batchId);
  }
}
