import { z } from 'zod';
import { ACTIONS, SIGNAL_FAMILIES, type Action, type Evidence, type Judgement, type SignalFamily } from './evidence.js';
import { reliabilitySchema } from './reliability.js';
import type { ReviewContext } from './review-context.js';
import { BEHAVIOUR_SIGNALS } from './signals/behaviour-signals.js';
import { GROUP_SIGNALS } from './signals/group-signals.js';
import { ORDER_SIGNALS } from './signals/order-signals.js';
import { RELATION_SIGNALS } from './signals/relation-signals.js';
import type { Signal } from './signals/signal.js';
import { TEXT_SIGNALS } from './signals/text-signals.js';
import { WORDING_SIGNALS } from './signals/wording-signals.js';

/**
 * logit = bias + Σ contribution(signal), contribution = weight × strength with strength in [−1, 1]:
 * an additive model, so the evidence adds up to the verdict and leaving one signal out never changes
 * another. What a family's signals can add together is at most its limit, so no family alone can condemn.
 */
export const SIGNALS: readonly Signal[] = [...TEXT_SIGNALS, ...WORDING_SIGNALS, ...BEHAVIOUR_SIGNALS, ...ORDER_SIGNALS, ...RELATION_SIGNALS, ...GROUP_SIGNALS];

/**
 * Greatest log-odds that a family's signals can add together: all of them, those that tell again but with what is left
 * of them then; or those, with nothing told already. What lies between is weaker than one of the two.
 */
function greatestOf(family: SignalFamily, weights: Readonly<Record<string, number>>): number {
  const signals = SIGNALS.filter((signal) => signal.family === family);
  const retold = new Set(signals.flatMap(({ retells }) => retells?.signals ?? []));
  const all = signals.reduce((sum, { name, retells }) => sum + weights[name]! * (retells?.share ?? 1), 0);
  const first = signals.filter(({ name }) => !retold.has(name)).reduce((sum, { name }) => sum + weights[name]!, 0);
  return Math.max(all, first);
}

export const authenticityModelSchema = z
  .object({
    version: z.string(),
    /** How the weights came about: learned from which data, or set by people. */
    origin: z.string(),
    /** Log-odds of an unremarkable review being inauthentic. */
    bias: z.number(),
    /** Greatest log-odds that a signal can add, by signal. */
    weights: z.record(z.string(), z.number().min(0)),
    /** Greatest log-odds that a family can add together. */
    familyLimits: z.record(z.enum(SIGNAL_FAMILIES), z.number().positive()),
    /** Measured on labelled reviews; absent while there are none for it. */
    reliability: reliabilitySchema.optional(),
  })
  .refine((model) => SIGNALS.every(({ name }) => model.weights[name] !== undefined), { error: 'every signal needs a weight' })
  .refine(
    (model) =>
      SIGNAL_FAMILIES.every((family) => greatestOf(family, model.weights) <= model.familyLimits[family] + 1e-9),
    { error: "a family's weights must not add up to more than its limit" },
  );
export type AuthenticityModel = z.infer<typeof authenticityModelSchema>;

/** From which probability of being inauthentic each action is suggested. */
export interface ActionPolicy {
  label: number;
  fold: number;
  hold: number;
}

/**
 * Label above even odds; fold from four to one; hold back only what is nearly certain, since a held
 * honest review is the worst mistake.
 */
export const DEFAULT_ACTION_POLICY: ActionPolicy = { label: 0.5, fold: 0.8, hold: 0.97 };

/** Ids listed beside a signal; more would not help a reader. */
const MAX_COMPARED = 20;

export function actionFor(probability: number, policy: ActionPolicy = DEFAULT_ACTION_POLICY): Action {
  const [publish, label, fold, hold] = ACTIONS;
  if (probability >= policy.hold) return hold;
  if (probability >= policy.fold) return fold;
  return probability >= policy.label ? label : publish;
}

/** Judges one review. Evidence is what moved the verdict, in order of its weight, whichever way it points. */
export function judge(context: ReviewContext, model: AuthenticityModel, policy?: ActionPolicy): Judgement {
  const evidence: Evidence[] = [];
  for (const signal of SIGNALS) {
    const measured = signal.measure(context);
    if (!measured || measured.strength === 0) continue;
    evidence.push({
      signal: signal.name,
      family: signal.family,
      value: measured.value,
      contribution: model.weights[signal.name]! * measured.strength,
      comparedWith: (measured.comparedWith ?? []).slice(0, MAX_COMPARED),
      text: { zh: measured.zh, en: measured.en },
    });
  }
  evidence.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  const logit = evidence.reduce((sum, { contribution }) => sum + contribution, model.bias);
  const probability = 1 / (1 + Math.exp(-logit));
  return { probability, logit, bias: model.bias, action: actionFor(probability, policy), evidence };
}
