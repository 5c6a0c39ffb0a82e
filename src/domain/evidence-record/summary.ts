import type { Action, Judgement } from '../evidence.js';
import { inPercent } from './likelihood.js';
import { reasonsOf, type Clause, type Reason } from './reasons.js';

/** Reasons a summary tells; the record has them all. */
const MAX_REASONS = 3;
/** A reason that weighs less than this share of the weightiest is not a main one. */
const MAIN_SHARE = 0.25;

const SUGGESTED: Record<Action, Clause> = {
  publish: { zh: '系统建议照常展示', en: 'Publishing is suggested' },
  label: { zh: '系统建议展示并加提示标签', en: 'Labelling is suggested' },
  fold: { zh: '系统建议折叠', en: 'Folding is suggested' },
  hold: { zh: '系统建议暂不展示', en: 'Holding it back is suggested' },
};
const DECIDED = {
  genuine: { zh: '人工已裁定为可信，以此为准；若只看信号，', en: 'People decided that it is genuine, and that stands; by the signals alone: ' },
  inauthentic: { zh: '人工已裁定为不可信，以此为准；若只看信号，', en: 'People decided that it is inauthentic, and that stands; by the signals alone: ' },
} as const;

function joined(reasons: readonly Reason[]): Clause {
  const en = reasons.map(({ told }) => told.en);
  return { zh: reasons.map(({ told }) => told.zh).join('；'), en: en.length < 2 ? (en[0] ?? '') : `${en.slice(0, -1).join('; ')}; and ${en.at(-1)}` };
}

/** Those of one direction that weigh at least a quarter of the weightiest of all. */
function mainOf(reasons: readonly Reason[], direction: 1 | -1, most: number): Reason[] {
  const weightiest = Math.abs(reasons[0]?.contribution ?? 0);
  return reasons.filter(({ contribution }) => contribution * direction > 0 && Math.abs(contribution) >= MAIN_SHARE * weightiest).slice(0, most);
}

/** Why it may be published: what speaks for it, and what speaks against it too little. */
function whyPublished(reasons: readonly Reason[]): Clause {
  const inFavour = joined(mainOf(reasons, -1, MAX_REASONS));
  const against = joined(mainOf(reasons, 1, MAX_REASONS - 1));
  if (inFavour.en === '' && against.en === '') return { zh: '没有测到任何对它有利或不利的事实', en: 'since nothing that was measured speaks for or against it' };
  if (inFavour.en === '') return { zh: `对它不利的事实不足以采取措施，主要是：${against.zh}`, en: `since too little speaks against it, mainly that ${against.en}` };
  if (against.en === '') return { zh: `主要因为对它有利的事实：${inFavour.zh}`, en: `mainly since ${inFavour.en}` };
  return { zh: `对它有利的主要是：${inFavour.zh}；对它不利、但不足以采取措施的主要是：${against.zh}`, en: `mainly since ${inFavour.en}; what speaks against it, too little to act on, is that ${against.en}` };
}

function whyFlagged(reasons: readonly Reason[]): Clause {
  const against = joined(mainOf(reasons, 1, MAX_REASONS));
  const inFavour = joined(mainOf(reasons, -1, 1));
  if (against.en === '') return { zh: '起算的可能性本身已达到该措施的标准', en: 'since the probability that every review starts with is enough for that' };
  return {
    zh: `主要因为：${against.zh}${inFavour.zh && `；但对它有利的是：${inFavour.zh}`}`,
    en: `mainly because ${against.en}${inFavour.en && `; yet what speaks for it is that ${inFavour.en}`}`,
  };
}

/**
 * One sentence that says what is suggested for a review and mainly why: the two or three reasons that add
 * most, the weightiest that points the other way, and first of all what people decided, if they did.
 *
 * @param decision of people, which stands whatever the signals say
 */
export function summaryOf({ probability, action, evidence }: Pick<Judgement, 'probability' | 'action' | 'evidence'>, decision: 'genuine' | 'inauthentic' | null): Clause {
  const reasons = reasonsOf(evidence);
  const why = action === 'publish' ? whyPublished(reasons) : whyFlagged(reasons);
  const first = decision ? DECIDED[decision] : { zh: '', en: '' };
  const suggested = SUGGESTED[action];
  const likely = inPercent(probability);
  return {
    zh: `${first.zh}${suggested.zh}（估计不可信的可能性为 ${likely}），${why.zh}。`,
    en: `${first.en}${decision ? suggested.en.charAt(0).toLowerCase() + suggested.en.slice(1) : suggested.en} (estimated ${likely} likely to be inauthentic), ${why.en}.`,
  };
}
