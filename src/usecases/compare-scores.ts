import type { ScoredAspect } from '../domain/contributions.js';
import type { ItemKind } from '../domain/item.js';
import { priorOf } from '../domain/merchant-score.js';
import type { ItemChange, MerchantScope, ScoreReading, ScoreStore } from '../domain/ports/score-store.js';
import { figureOf, isKnown, partsOf, shareInFigure, shareOfWeights, unitOf, type Focus, type PartPair } from '../domain/score-focus.js';
import { TOO_FEW_DATA } from '../domain/score-view.js';
import { merchantNotFound } from './find-merchant.js';
import { replaySpan } from './replay-instant.js';

export interface MovingItem {
  kind: ItemKind;
  id: string;
  occurredAt: string;
  /** It came, its weight was changed by a verdict or a decision, or it only grew older. */
  change: 'arrived' | 'left' | 'reweighted' | 'aged';
  authenticityBefore: number | null;
  authenticityAfter: number | null;
  /** Its share of the difference, in the answer's unit; null where the difference is not told. */
  share: number | null;
}

function changeOf({ before, after }: ItemChange): MovingItem['change'] {
  if (before.authenticity === null) return 'arrived';
  if (after.authenticity === null) return 'left';
  return before.authenticity === after.authenticity ? 'aged' : 'reweighted';
}

function movingItems(changes: readonly ItemChange[], pairs: ReadonlyMap<ScoredAspect, PartPair>, scale: number) {
  const items = new Map<string, MovingItem & { share: number }>();
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

/**
 * What moved a score between two instants: the items' shares, the prior's and the weights' add up to the difference.
 * Where data are too few at either end there is no difference to tell: the items are named, in their order.
 */
export async function compareScores(deps: { scores: ScoreStore }, request: MerchantScope & { from: Date; to?: Date; focus: Focus; limit: number }) {
  const { focus, limit } = request;
  const { from, to } = await replaySpan(deps.scores, request.platformId, request);
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
  const [knownBefore, knownAfter] = [isKnown(before, focus, from.getTime()), isKnown(after, focus, to.getTime())];
  const known = knownBefore && knownAfter;
  const told = <Value>(value: Value): Value | null => (known ? value : null);
  const listed = items.reduce((sum, { share }) => sum + share, 0);
  return {
    merchantId: request.merchantId,
    scope: request.scope,
    focus,
    unit,
    from: from.toISOString(),
    to: to.toISOString(),
    enoughData: known,
    ...(!known && { note: TOO_FEW_DATA }),
    before: knownBefore ? offset + scale * figureOf(partsBefore) : null,
    after: knownAfter ? offset + scale * figureOf(partsAfter) : null,
    difference: told(difference),
    items: items.map((item): MovingItem => ({ ...item, share: told(item.share) })),
    /** All items that are not listed, together. */
    otherItems: told(difference - prior - weights - listed),
    prior: told(prior),
    weights: told(weights),
  };
}
