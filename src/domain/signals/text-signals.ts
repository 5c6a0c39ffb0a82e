import type { AuthenticityKind } from '../analysis.js';
import type { NearDuplicate } from '../review-context.js';
import { commonWording, ramp, type Signal } from './signal.js';

/** Signals read from the text itself. Text alone cannot condemn: see the family's limit. */

/**
 * @param like what the text reads like; the model knows the texts it learned from and little beyond (models/README.md), so
 * its figure is told as a likeness and not as a chance
 */
function modelKind(kind: AuthenticityKind, from: number, like: { zh: string; en: string }): Signal {
  return {
    name: kind,
    family: 'text',
    unit: 'probability',
    source: 'text-authenticity head of the encoder; models/README.md gives its figures per language and domain',
    measure({ analysis }) {
      const probability = analysis.authenticity?.text.kinds[kind];
      if (probability === undefined) return undefined;
      const likeness = Math.round(probability * 100);
      return {
        value: probability,
        strength: ramp(probability, from, 1),
        zh: `文字读起来像${like.zh}（模型打的相似分为 ${likeness}/100，不是概率，只是弱线索）。`,
        en: `The text reads like ${like.en} (the model's score of likeness is ${likeness} of 100, which is no probability and weak evidence alone).`,
      };
    },
  };
}

/** People post their own words again, at another shop or after the platform lost them. */
const OWN_COPY = 0.2;

/** Whose the others are that share the wording. */
function writersOf(all: number, foreign: number): { zh: string; en: string } {
  if (foreign === 0) return { zh: '都出自同一账号', en: all === 1 ? 'by the same account' : 'all by the same account' };
  if (foreign === all) return { zh: all === 1 ? '来自另一账号' : '都来自其他账号', en: all === 1 ? 'by another account' : 'all by other accounts' };
  return { zh: `其中 ${foreign} 条来自其他账号`, en: `${foreign} of them by other accounts` };
}

const copied = (duplicates: readonly NearDuplicate[]): number => ramp(Math.max(0, ...duplicates.map(({ jaccard }) => jaccard)), 0.4, 0.6);

/** A rating can be a slip of a star or two; from three on, text and stars tell different stories. */
const CONTRADICTION_FROM_STARS = 2;

export const TEXT_SIGNALS: readonly Signal[] = [
  modelKind('machine_written', 0.7, { zh: '模型学过的机器生成的评价', en: 'the machine-written reviews that the model learned from' }),
  modelKind('deceptive', 0.7, { zh: '模型学过的受雇编造的酒店评价', en: 'the made-up hotel reviews that the model learned from' }),
  modelKind('promotional', 0.6, { zh: '广告', en: 'an advertisement' }),
  modelKind('low_information', 0.7, { zh: '没有具体内容的套话', en: 'phrases that fit anything and tell nothing' }),
  {
    name: 'near_duplicate',
    family: 'text',
    unit: 'Jaccard similarity',
    source: 'A. Broder, On the resemblance and containment of documents, 1997; N. Jindal and B. Liu, Opinion spam and analysis, 2008; copies of one account with itself weigh a fifth',
    measure({ duplicates: found, review }) {
      const duplicates = found.filter((other) => !other.template);
      if (duplicates.length === 0) return undefined;
      const foreign = duplicates.filter((other) => other.reviewerId === undefined || other.reviewerId !== review.reviewerId);
      const own = duplicates.filter((other) => !foreign.includes(other));
      const closest = Math.max(...duplicates.map((other) => other.jaccard));
      const common = commonWording(closest);
      const byWhom = writersOf(duplicates.length, foreign.length);
      return {
        value: closest,
        strength: Math.max(copied(foreign), OWN_COPY * copied(own)),
        comparedWith: duplicates.map((other) => other.id),
        zh: `与其他 ${duplicates.length} 条评价用词大段相同（${common.zh}），${byWhom.zh}。`,
        en: `It has much of its wording in common with ${duplicates.length} other review${duplicates.length === 1 ? '' : 's'} (${common.en}), ${byWhom.en}.`,
      };
    },
  },
  {
    name: 'duplicate_cluster',
    family: 'relations',
    unit: 'reviews',
    source: 'a fact about accounts rather than about what a text says: groups of copies, or of one template with other words put in, are far rarer among honest reviews than pairs (Mukherjee, Liu and Glance, GSRank, 2012)',
    measure({ duplicates, review }) {
      const foreign = duplicates.filter((other) => other.reviewerId === undefined || other.reviewerId !== review.reviewerId);
      if (foreign.length < 3) return undefined;
      const templates = foreign.filter((other) => other.template).length;
      const copies = foreign.length - templates;
      return {
        value: foreign.length,
        strength: ramp(Math.log2(foreign.length), 1, 3),
        comparedWith: foreign.map((other) => other.id),
        zh: `它属于一组雷同的评价，孰先孰后不论：其他账号的评价中，${[
          ...(copies > 0 ? [`有 ${copies} 条与它用词大段相同`] : []),
          ...(templates > 0 ? [`有 ${templates} 条与它句式相同、只替换了个别词语`] : []),
        ].join('，')}。`,
        en: `It is one of a group, whoever wrote first: of reviews by other accounts, ${[
          ...(copies > 0 ? [`${copies} share much of its wording`] : []),
          ...(templates > 0 ? [`${templates} its sentences with other words put in`] : []),
        ].join(' and ')}.`,
      };
    },
  },
  {
    name: 'rating_contradicts_text',
    family: 'text',
    unit: 'stars',
    source: 'rating–content inconsistency (Mudambi, Schuff and Zhang 2014)',
    measure({ review, analysis }) {
      if (review.rating === undefined || !analysis.sentiment) return undefined;
      const gap = Math.abs(review.rating - analysis.sentiment.stars);
      const read = analysis.sentiment.stars.toFixed(1);
      return {
        value: gap,
        strength: ramp(gap, CONTRADICTION_FROM_STARS, 4),
        zh: `打了 ${review.rating} 星，而模型只看文字会猜它是 ${read} 星。`,
        en: `It gives ${review.rating} star${review.rating === 1 ? '' : 's'}, but from the text alone the model would guess ${read}.`,
      };
    },
  },
];
