import type { Judgement } from '../evidence.js';
import { inPercent } from './likelihood.js';

/** Where every review starts before anything is known of it, in words. */
export interface StartingPoint {
  /** The bias: log-odds of being inauthentic. */
  logit: number;
  /** The same as a probability, 0 to 1. */
  probability: number;
  text: { zh: string; en: string };
}

/**
 * Explains the bias of a verdict.
 * @param version of the weights that gave the verdict
 */
export function startingPointOf({ bias, version }: Pick<Judgement, 'bias'> & { version: string }): StartingPoint {
  const probability = 1 / (1 + Math.exp(-bias));
  const share = inPercent(probability);
  return {
    logit: bias,
    probability,
    /* ln 2 = .69: what a contribution means can be told without a table of logarithms. */
    text: {
      zh: `在看到任何证据之前，现行权重（${version}）假定每条评价有 ${share} 的可能不可信，一律从这里起算；此后每条证据的分值每 +0.69 使“不可信”与“可信”之比翻一倍，每 −0.69 使其减半，全部相加即为结论。`,
      en: `Before anything is known of a review, these weights (${version}) take it to be inauthentic with a probability of ${share}, and every review starts there; each +0.69 that evidence contributes then doubles the odds of “inauthentic” against “genuine”, each −0.69 halves them, and all of it together makes the verdict.`,
    },
  };
}
