import { z } from 'zod';
import { shapeSchema, valueAt } from '../../src/domain/additive-model.js';
import { type ChatCourse, COURSE_FACTS } from '../../src/domain/chat/chat-course.js';
import { expectedLevel } from '../calibration.js';

/** What is foretold of a chat, each a distribution over the levels 1 to 5. */
export const OUTCOMES = ['satisfaction', 'accomplished', 'effectiveness'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const levelSchema = z.object({
  bias: z.number(),
  /** Weight of the level that the encoder expects. */
  encoder: z.number(),
  /** By fact of the course. */
  shapes: z.partialRecord(z.enum(COURSE_FACTS), shapeSchema),
});

/** `models/chat-course.json`, learned by `scripts/train/chat_course.py`: level = bias + encoder × its level + Σ shape(fact). */
export const courseModelSchema = z.object({ origin: z.string(), data: z.array(z.object({ set: z.string(), dialogues: z.number(), licence: z.string() })), outcomes: z.record(z.enum(OUTCOMES), levelSchema) });
export type CourseModel = z.infer<typeof courseModelSchema>;

/** Levels nearer to the ends than this would leave one level alone possible. */
const ROOM = 0.02;
const HALVINGS = 50;
const STEEPEST = 40;

/**
 * The distribution nearest to a given one (least relative entropy) among those with a given mean: each level's
 * probability times exp(slope × level), normalised (exponential tilting; Csiszár, I-divergence geometry, 1975).
 *
 * @param probabilities of the levels 1 to n, all above 0
 * @param level wanted mean, brought within 1 and n
 */
export function tiltedTo(probabilities: readonly number[], level: number): number[] {
  const target = Math.min(probabilities.length - ROOM, Math.max(1 + ROOM, level));
  const tilted = (slope: number): number[] => {
    const logs = probabilities.map((p, i) => Math.log(Math.max(p, 1e-12)) + slope * i);
    const top = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - top));
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight) => weight / sum);
  };
  let [low, high] = [-STEEPEST, STEEPEST];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (expectedLevel(tilted(middle)) < target) low = middle;
    else high = middle;
  }
  return tilted((low + high) / 2);
}

/** An outcome's distribution, moved to where the words and the course of the chat together put its mean. */
export function outcomeAfter(course: ChatCourse, model: CourseModel, outcome: Outcome, probabilities: readonly number[]): number[] {
  const { bias, encoder, shapes } = model.outcomes[outcome];
  const moved = COURSE_FACTS.reduce((sum, fact) => sum + (shapes[fact] ? valueAt(shapes[fact], course[fact]) : 0), 0);
  return tiltedTo(probabilities, bias + encoder * expectedLevel(probabilities) + moved);
}
