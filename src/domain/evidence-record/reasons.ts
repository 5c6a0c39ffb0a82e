import type { Evidence } from '../evidence.js';

/** A sentence's words without its full stop, to stand in another sentence. */
export interface Clause {
  zh: string;
  en: string;
}

/** Evidence that tells of one thing, and what it adds together. */
export interface Reason {
  contribution: number;
  told: Clause;
}

/** Copies and the group they make are one thing to a reader. */
const COPIES = new Set(['near_duplicate', 'duplicate_cluster']);
/** Without what stands in brackets, which explains figures: whoever wants that reads the evidence. */
function clauseOf({ text }: Evidence): Clause {
  const zh = text.zh.replace(/（[^（）]*）/g, '').replace(/。$/, '');
  const en = text.en.replace(/ \([^()]*\)/g, '').replace(/\.$/, '');
  return { zh, en: /^(?:[A-Z][a-z]|[A-Z] )/.test(en) ? en.charAt(0).toLowerCase() + en.slice(1) : en };
}

function copiesClause(facts: readonly Evidence[]): Clause {
  const group = facts.find(({ signal }) => signal === 'duplicate_cluster');
  const closest = facts.find(({ signal }) => signal === 'near_duplicate');
  if (!closest) return clauseOf(group!);
  const percent = `${Math.round(closest.value * 100)}%`;
  const told = group ? { zh: `有 ${group.value} 条其他账号的评价与它雷同`, en: `${group.value} reviews by other accounts are much like it` } : clauseOf(closest);
  return { zh: `${told.zh}（与最接近的一条合起来看，有 ${percent} 的用词相同）`, en: `${told.en} (taken together, it and the closest have ${percent} of their wording in common)` };
}

/** Reasons of evidence, the weightiest first, whichever way they point. */
export function reasonsOf(evidence: readonly Evidence[]): Reason[] {
  const copies = evidence.filter(({ signal }) => COPIES.has(signal));
  const single = evidence.filter(({ signal }) => !COPIES.has(signal)).map((fact): Reason => ({ contribution: fact.contribution, told: clauseOf(fact) }));
  const reasons = copies.length === 0 ? single : [{ contribution: copies.reduce((sum, { contribution }) => sum + contribution, 0), told: copiesClause(copies) }, ...single];
  return reasons.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}
