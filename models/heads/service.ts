import { COURTESY_KINDS, type Service } from '../../src/domain/analysis.js';
import { calibrationOf, expectedLevel, type ModelLanguage, sigmoids, softmax, thresholdOf } from '../calibration.js';
import type { ModelManifest } from '../manifest.js';
import { rareCourtesy } from '../marks/courtesy.js';
import { TURN_MARKS, type TurnMark } from '../marks/turn-mark.js';
import type { Reading } from '../window-pooling.js';

/** Tails left out of the satisfaction interval, each side: the central 80 % remain. */
const TAIL = 0.1;

/** Quantile of a distribution over the levels 1 to 5, each spread evenly over level ± ½, within 1 to 5. */
export function levelQuantile(probabilities: readonly number[], share: number): number {
  let below = 0;
  for (const [i, p] of probabilities.entries()) {
    if (p > 0 && below + p >= share) return Math.min(5, Math.max(1, i + 0.5 + (share - below) / p));
    below += p;
  }
  return 5;
}

/** Satisfaction, task accomplished and effectiveness from the reading of the whole dialogue. */
export function readOutcome(
  dialogue: Reading,
  language: ModelLanguage,
  manifest: ModelManifest,
): Pick<Service, 'satisfaction' | 'accomplished' | 'effectiveness'> {
  const distribution = (head: string): number[] =>
    softmax(dialogue.head(head) ?? [0, 0, 0, 0, 0], calibrationOf(manifest, head, language));
  const satisfaction = distribution('satisfaction');
  const accomplished = distribution('accomplished');
  const [, , undecided = 0, mostly = 0, fully = 0] = accomplished;
  /* The middle level says neither yes nor no, so it counts half. */
  const probability = Math.min(1, mostly + fully + undecided / 2);
  /* Levels 1 to 5 stand for shares 0 to 1 of the task; the interval always holds the probability itself. */
  const shareAt = (share: number): number => (levelQuantile(accomplished, share) - 1) / 4;
  return {
    satisfaction: {
      score: expectedLevel(satisfaction),
      interval: [levelQuantile(satisfaction, TAIL), levelQuantile(satisfaction, 1 - TAIL)],
    },
    accomplished: { probability, interval: [Math.min(probability, shareAt(TAIL)), Math.max(probability, shareAt(1 - TAIL))] },
    effectiveness: { score: expectedLevel(distribution('effectiveness')) },
  };
}

/** Courtesy over the turns of the people who answered: share of turns with any kind, turns by kind, and kinds by turn; undefined without turns. */
export function readCourtesy(
  agentTurns: readonly { index: number; reading: Reading; text: string }[],
  language: ModelLanguage,
  manifest: ModelManifest,
): Service['courtesy'] {
  const calibration = calibrationOf(manifest, 'courtesy', language);
  const shown = agentTurns.map((turn) => {
    const values = sigmoids(turn.reading.head('courtesy') ?? [], calibration);
    const rare = rareCourtesy(turn.text);
    return COURTESY_KINDS.filter((kind, i) => rare.includes(kind) || (values[i] ?? 0) >= thresholdOf(manifest, 'courtesy', kind, language));
  });
  if (shown.length === 0) return undefined;
  const counts = COURTESY_KINDS.map((kind) => [kind, shown.filter((kinds) => kinds.includes(kind)).length] as const);
  return {
    rate: shown.filter((kinds) => kinds.length > 0).length / shown.length,
    kinds: Object.fromEntries(counts.filter(([, count]) => count > 0)),
    turns: shown.flatMap((kinds, i) => (kinds.length > 0 ? [{ turn: agentTurns[i]!.index, kinds }] : [])),
  };
}

/** Whether the head marks a turn; undefined when this model has no `turn_marks` head. */
export function readTurnMark(
  turn: Reading,
  mark: TurnMark,
  language: ModelLanguage,
  manifest: ModelManifest,
): boolean | undefined {
  const logits = turn.head('turn_marks');
  if (!logits) return undefined;
  const values = sigmoids(logits, calibrationOf(manifest, 'turn_marks', language));
  return (values[TURN_MARKS.indexOf(mark)] ?? 0) >= thresholdOf(manifest, 'turn_marks', mark, language);
}
