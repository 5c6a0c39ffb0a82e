import type { ScoredAspect } from '../domain/contributions.js';
import type { ItemKind } from '../domain/item.js';
import { priorOf } from '../domain/merchant-score.js';
import type { ItemChange, MerchantScope, ScoreReading, ScoreStore } from '../domain/ports/score-store.js';
import { figureOf, partsOf, shareInFigure, shareOfWeights, unitOf, type Focus, type PartPair } from '../domain/score-focus.js';
import { merchantNotFound } from './find-merchant.js';

export interface MovingItem {
  kind: ItemKind;
  id: string;
  occurredAt: string;
  /** It came, its weight was changed by a verdict or a decision, or it only grew older. */
  change: 'arrived' | 'left' | 'reweighted' | 'aged';
  authenticityBefore: number | null;
  authenticityAfter: number | null;
  /** Its share of the difference, in the answer's unit. */
  share: number;
}

function changeOf({ before, after }: ItemChange): MovingItem['change'] {
  if (before.authenticity === null) return 'arrived';
  if (after.authenticity === null) return 'left';
  return before.authenticity === after.authenticity ? 'aged' : 'reweighted';
}

function movingItems(changes: readonly ItemChange[], pairs: ReadonlyMap<ScoredAspect, PartPair>, scale: number): MovingItem[] {
  const items = new Map<string, MovingItem>();
  for (const change of changes) {
    const key = JSON.stringify([change.kind, change.id]);
    const item = items.get(key) ?? {
      kind: change.kind,
      id: change.id,
      occurredAt: change.occurredAt.toISOString(),
      change: changeOf(change),
      authenticityBefore: change.before.authenticity,
      authenticityAfter: change.after.authenticity,
      share: 0,
    };
    const pair = pairs.get(change.aspect);
    if (pair) item.share += scale * shareInFigure(pair, change);
    items.set(key, item);
  }
  return [...items.values()].sort((a, b) => Math.abs(b.share) - Math.abs(a.share));
}

/** What the prior's own change moved the figure by. */
function priorShare(before: ScoreReading, after: ScoreReading, pairs: ReadonlyMap<ScoredAspect, PartPair>): number {
  return [...pairs].reduce((sum, [aspect, pair]) => {
    const asSummand = (reading: ScoreReading) => ({ weight: priorOf(reading, aspect).strength, value: priorOf(reading, aspect).mean });
    return sum + shareInFigure(pair, { before: asSummand(before), after: asSummand(after) });
  }, 0);
}

/** What moved a score between two instants: the items' shares, the prior's and the weights' add up to the difference. */
export async function compareScores(deps: { scores: ScoreStore }, request: MerchantScope & { from: Date; to: Date; focus: Focus; limit: number }) {
  const { from, to, focus, limit } = request;
  const [before, after] = (await deps.scores.readings(request, [from, to])) ?? [];
  if (!before || !after) throw merchantNotFound();
  const { unit, scale, offset } = unitOf(focus);
  const [partsBefore, partsAfter] = [partsOf(before, focus, from.getTime()), partsOf(after, focus, to.getTime())];
  const pairs = new Map(partsBefore.map((part, index) => [part.aspect, { before: part, after: partsAfter[index]! }]));
  const differences = [...pairs].map(([aspect, pair]) => ({ aspect, weight: (pair.before.weight + pair.after.weight) / 2, before: pair.before.ratio, after: pair.after.ratio }));
  const items = movingItems(await deps.scores.mostMoving(request, from, to, differences, limit), pairs, scale);
  const difference = scale * (figureOf(partsAfter) - figureOf(partsBefore));
  const prior = scale * priorShare(before, after, pairs);
  const weights = scale * shareOfWeights([...pairs.values()]);
  const listed = items.reduce((sum, { share }) => sum + share, 0);
  return {
    merchantId: request.merchantId,
    scope: request.scope,
    focus,
    unit,
    from: from.toISOString(),
    to: to.toISOString(),
    before: offset + scale * figureOf(partsBefore),
    after: offset + scale * figureOf(partsAfter),
    difference,
    items,
    /** All items that are not listed, together. */
    otherItems: difference - prior - weights - listed,
    prior,
    weights,
  };
}
