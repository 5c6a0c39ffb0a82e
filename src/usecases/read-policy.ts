import type { ActionPolicy } from '../domain/authenticity.js';
import type { ReportStore } from '../domain/ports/report-store.js';
import { rate, type Rate } from '../domain/rates.js';
import { expectedAt, type Calibration } from '../domain/reliability.js';

export const POLICY_ACTIONS = ['label', 'fold', 'hold'] as const;

export interface PolicyThreshold {
  action: (typeof POLICY_ACTIONS)[number];
  /** Least probability of being inauthentic from which the action, or a stronger one, is suggested. */
  from: number;
  /** Stored verdicts at or above it, and the precision that their probabilities promise. */
  stored: { reviews: number; share: number | null; promisedPrecision: number | null };
  /** Of those that people decided, how many are inauthentic. */
  decided: Rate;
  /** On labelled reviews held out from the learning of the model that judges; null where its weights were not learned. */
  expected: { share: number; precision: number | null } | null;
}

/** What thresholds do to the reviews stored, in people's judgement, and on labelled data. */
export async function readPolicy(
  { reports, calibration }: { reports: ReportStore; calibration: Calibration },
  { platformId, category, tried }: { platformId: string; category: string | null; tried?: ActionPolicy },
): Promise<{ inForce: ActionPolicy; reviews: number; thresholds: PolicyThreshold[] }> {
  const inForce = await reports.policy(platformId, category);
  const policy = tried ?? inForce;
  const { total, counts } = await reports.countAtThresholds(platformId, category, POLICY_ACTIONS.map((action) => policy[action]));
  const thresholds = POLICY_ACTIONS.map((action, index) => {
    const { reviews, meanProbability, decidedInauthentic, decidedGenuine } = counts[index]!;
    return {
      action,
      from: policy[action],
      stored: { reviews, share: total === 0 ? null : reviews / total, promisedPrecision: meanProbability },
      decided: rate(decidedInauthentic, decidedInauthentic + decidedGenuine),
      expected: calibration.reliability && expectedAt(calibration.reliability, policy[action]),
    };
  });
  return { inForce, reviews: total, thresholds };
}
