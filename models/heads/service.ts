import { COURTESY_KINDS, type Service } from '../../src/domain/analysis.js';
import type { ChatCourse } from '../../src/domain/chat/chat-course.js';
import { calibrationOf, expectedLevel, type ModelLanguage, sigmoids, softmax, thresholdOf } from '../calibration.js';
import type { EncoderSession } from '../encoder-session.js';
import type { ModelManifest } from '../manifest.js';
import { TURN_MARKS, type TurnMark } from '../marks/turn-mark.js';
import type { Reading } from '../window-pooling.js';
import { type Outcome, outcomeAfter } from './outcome.js';

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

/** Satisfaction, task accomplished and effectiveness from the reading of the whole dialogue and from its course. */
export function readOutcome(
  dialogue: Reading,
  course: ChatCourse,
  language: ModelLanguage,
  { manifest, courseModel }: Pick<EncoderSession, 'manifest' | 'courseModel'>,
): Pick<Service, 'satisfaction' | 'accomplished' | 'effectiveness'> {
  const distribution = (head: Outcome): number[] =>
    outcomeAfter(course, courseModel, head, softmax(dialogue.head(head) ?? [0, 0, 0, 0, 0], calibrationOf(manifest, head, language)));
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

/** Whether the head sees a kind of courtesy in a turn: for measuring, `marks/courtesy.ts` is served. */
export function readCourtesy(turn: Reading, kind: (typeof COURTESY_KINDS)[number], language: ModelLanguage, manifest: ModelManifest): boolean {
  const values = sigmoids(turn.head('courtesy') ?? [], calibrationOf(manifest, 'courtesy', language));
  return (values[COURTESY_KINDS.indexOf(kind)] ?? 0) >= thresholdOf(manifest, 'courtesy', kind, language);
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
