import { CERTIFICATION_NOTE, STANDARD, touchedParts } from '../domain/after-sales-standard.js';
import { OVERALL_ASPECT, type ScoredAspect } from '../domain/contributions.js';
import { DIMENSIONS } from '../domain/dimensions.js';
import type { ItemKind } from '../domain/item.js';
import { unweightedScores, type ScoreInputs } from '../domain/merchant-score.js';
import type { ItemObservation, MerchantScope, ScoreStore } from '../domain/ports/score-store.js';
import { manipulationCosts } from '../domain/manipulation-cost.js';
import { figureOf, isKnown, partsOf, unitOf, type Focus, type FocusPart } from '../domain/score-focus.js';
import { leaveOneOutInfluence } from '../domain/score-influence.js';
import { TOO_FEW_DATA, toStars, viewOf } from '../domain/score-view.js';
import { takeReading } from './read-score.js';

export interface InfluentialItem {
  kind: ItemKind;
  id: string;
  occurredAt: string;
  authenticity: number;
  /** How much lower (higher, if negative) the figure would be without the item, in the explanation's unit; null where the figure is not told. */
  influence: number | null;
  says: { aspect: ScoredAspect; value: number; weight: number }[];
}

function influentialItems(observations: readonly ItemObservation[], parts: readonly FocusPart[], scale: number) {
  const items = new Map<string, InfluentialItem & { influence: number }>();
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

/** The figures if every item were believed; null where even then data are too few. */
function believedView(reading: ScoreInputs, atMs: number) {
  const { overall, aspects } = unweightedScores(reading, atMs);
  return {
    overallPoints: viewOf(overall).points,
    dimensions: Object.fromEntries(DIMENSIONS.map((name) => [name, viewOf(aspects[name]).points])),
    stars: aspects[OVERALL_ASPECT].enoughData ? toStars(aspects[OVERALL_ASPECT].mean) : null,
  };
}

/** Why a score is what it is: who helps and hurts it most, what it would cost to move it, and what it would be if all were believed. */
export async function explainScore(deps: { scores: ScoreStore }, request: MerchantScope & { asOf?: Date; focus: Focus; limit: number }) {
  const { reading, at } = await takeReading(deps.scores, request, request.asOf);
  const { focus, limit } = request;
  const atMs = at.getTime();
  const { unit, scale, offset } = unitOf(focus);
  const parts = partsOf(reading, focus, atMs);
  const [observations, topics] = await Promise.all([
    deps.scores.mostInfluential(request, at, parts, limit),
    deps.scores.topics(request, at),
  ]);
  const items = influentialItems(observations, parts, scale);
  const enoughData = isKnown(reading, focus, atMs);
  /* Too few data for the figure are too few for what single items do to it: who they are is told, in their order. */
  const told = (chosen: readonly (InfluentialItem & { influence: number })[]): InfluentialItem[] => chosen.slice(0, limit).map((item) => (enoughData ? item : { ...item, influence: null }));
  return {
    merchantId: request.merchantId,
    asOf: at.toISOString(),
    scope: request.scope,
    focus,
    unit,
    enoughData,
    ...(!enoughData && { note: TOO_FEW_DATA }),
    value: enoughData ? offset + scale * figureOf(parts) : null,
    helpers: told(items.filter(({ influence }) => influence > 0)),
    hurters: told(items.filter(({ influence }) => influence < 0).toReversed()),
    manipulation: { stepStars: 0.1, aspects: manipulationCosts(reading, reading.settings.sourceWeights, atMs) },
    ifAllWereBelieved: believedView(reading, atMs),
    standard: { name: STANDARD, note: CERTIFICATION_NOTE, parts: touchedParts(new Set(topics)) },
  };
}
