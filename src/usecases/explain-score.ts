import { CERTIFICATION_NOTE, STANDARD, touchedParts } from '../domain/after-sales-standard.js';
import { OVERALL_ASPECT, type ScoredAspect } from '../domain/contributions.js';
import { DIMENSIONS } from '../domain/dimensions.js';
import type { ItemKind } from '../domain/item.js';
import { unweightedScores, type ScoreInputs } from '../domain/merchant-score.js';
import type { ItemObservation, MerchantScope, ScoreStore } from '../domain/ports/score-store.js';
import { figureOf, partsOf, unitOf, type Focus, type FocusPart } from '../domain/score-focus.js';
import { leaveOneOutInfluence, manipulationCost, type Ratio } from '../domain/score-influence.js';
import { toStars } from '../domain/score-view.js';
import { takeReading } from './read-score.js';

/** A tenth of a star, the step that manipulation costs are told for, on the scale from 0 to 1. */
const STEP = 0.1 / 4;

export interface InfluentialItem {
  kind: ItemKind;
  id: string;
  occurredAt: string;
  authenticity: number;
  /** How much lower (higher, if negative) the figure would be without the item, in the explanation's unit. */
  influence: number;
  says: { aspect: ScoredAspect; value: number; weight: number }[];
}

function influentialItems(observations: readonly ItemObservation[], parts: readonly FocusPart[], scale: number): InfluentialItem[] {
  const items = new Map<string, InfluentialItem>();
  for (const { kind, id, aspect, occurredAt, authenticity, weight, value } of observations) {
    const part = parts.find((candidate) => candidate.aspect === aspect)!;
    const key = JSON.stringify([kind, id]);
    const item = items.get(key) ?? { kind, id, occurredAt: occurredAt.toISOString(), authenticity, influence: 0, says: [] };
    item.influence += scale * part.weight * leaveOneOutInfluence(part.ratio, { weight, value });
    item.says.push({ aspect, value, weight });
    items.set(key, item);
  }
  return [...items.values()].sort((a, b) => b.influence - a.influence);
}

const costs = (ratio: Ratio) => ({ fiveStar: manipulationCost(ratio, 'up', STEP), oneStar: manipulationCost(ratio, 'down', STEP) });

/** What a tenth of a star costs in each aspect, for the merchant and for the one in the middle of its category. */
function manipulation(inputs: ScoreInputs, atMs: number) {
  return Object.fromEntries(
    [...DIMENSIONS, OVERALL_ASPECT].map((aspect) => {
      const [own] = partsOf(inputs, aspect as Focus, atMs);
      const median = inputs.prior?.median?.[aspect as ScoredAspect];
      return [aspect, { now: costs(own!.ratio), medianMerchant: median ? costs(median) : null }];
    }),
  );
}

/** Why a score is what it is: who helps and hurts it most, what it would cost to move it, and what it would be if all were believed. */
export async function explainScore(deps: { scores: ScoreStore }, request: MerchantScope & { now: Date; asOf?: Date; focus: Focus; limit: number }) {
  const { reading, at } = await takeReading(deps.scores, request, request);
  const { focus, limit } = request;
  const atMs = at.getTime();
  const { unit, scale, offset } = unitOf(focus);
  const parts = partsOf(reading, focus, atMs);
  const [observations, topics] = await Promise.all([
    deps.scores.mostInfluential(request, at, parts, limit),
    deps.scores.topics(request.platformId, request.merchantId),
  ]);
  const items = influentialItems(observations, parts, scale);
  const believed = unweightedScores(reading, atMs);
  return {
    merchantId: request.merchantId,
    asOf: at.toISOString(),
    scope: request.scope,
    focus,
    unit,
    value: offset + scale * figureOf(parts),
    helpers: items.filter(({ influence }) => influence > 0).slice(0, limit),
    hurters: items.filter(({ influence }) => influence < 0).toReversed().slice(0, limit),
    manipulation: { stepStars: 0.1, aspects: manipulation(reading, atMs) },
    ifAllWereBelieved: {
      overallPoints: believed.overall.mean * 100,
      dimensions: Object.fromEntries(DIMENSIONS.map((name) => [name, believed.aspects[name].mean * 100])),
      stars: toStars(believed.aspects[OVERALL_ASPECT].mean),
    },
    standard: { name: STANDARD, note: CERTIFICATION_NOTE, parts: touchedParts(new Set(topics)) },
  };
}
