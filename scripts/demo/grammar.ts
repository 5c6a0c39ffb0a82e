import type { Random } from './random.js';

export type Polarity = -1 | 0 | 1;
export type Topics = Record<string, Polarity>;

/** One authored line: its text still holds `{a|b}` choices and `<pool>` references. */
export interface Fragment {
  readonly text: string;
  readonly topics: Readonly<Topics>;
}

/** Pools of fragments by name. */
export type Grammar = ReadonlyMap<string, readonly Fragment[]>;

/** Marks are written short in the data; these are the codes of TAXONOMY.md they stand for. */
const shortMarks: Readonly<Record<string, string>> = {
  repair: 'warranty_repair',
  refund: 'returns_refunds',
  invoice: 'payment_invoice',
  order: 'order_accuracy',
  fake: 'counterfeit',
};
const polarities: Readonly<Record<string, Polarity>> = { '+': 1, '-': -1, '0': 0 };

function parseFragment(line: string): Fragment {
  const topics: Topics = {};
  const text = line.replace(/\s*#([a-z_]+)([+\-0])/g, (_, mark: string, sign: string) => {
    topics[shortMarks[mark] ?? mark] = polarities[sign]!;
    return '';
  });
  return { text: text.trim(), topics };
}

/**
 * Reads authored material: `[pool]` opens a pool, every other line is a fragment that ends in its marks
 * (`#delivery-`). The parts are merged, so a category adds lines to the pools its language already has,
 * and `[=pool]` replaces them instead.
 */
export function readGrammar(...sources: string[]): Grammar {
  const pools = new Map<string, Fragment[]>();
  for (const source of sources) {
    let pool: Fragment[] = [];
    for (const line of source.split('\n').map((raw) => raw.trim())) {
      const header = /^\[(=?)([\w./]+)\]$/.exec(line);
      if (header) {
        const name = header[2]!;
        pool = header[1] === '=' ? [] : (pools.get(name) ?? []);
        pools.set(name, pool);
      } else if (line !== '') {
        pool.push(parseFragment(line));
      }
    }
  }
  return pools;
}

/** What is fixed while one text is told, and what it has said so far. */
export interface Telling {
  readonly grammar: Grammar;
  readonly random: Random;
  /** What the review is about, e.g. `fridge`: `<problem>` then means the pool `problem/fridge`. */
  readonly kind?: string;
  readonly topics: Topics;
  readonly used: Set<Fragment>;
  /** Words that must stay the same within one text. */
  readonly bound: Map<string, string>;
}

export function startTelling(grammar: Grammar, random: Random, kind?: string): Telling {
  return { grammar, random, topics: {}, used: new Set(), bound: new Map(), ...(kind && { kind }) };
}

/** A product or a name does not change halfway through a review. */
const boundPools = new Set(['product', 'staff', 'pet', 'dish']);

export function poolOf(telling: Telling, name: string): readonly Fragment[] {
  return telling.grammar.get(`${name}/${telling.kind}`) ?? telling.grammar.get(name) ?? [];
}

/** Tells one fragment of a pool; `allow` narrows the choice. Undefined when nothing is left to say. */
export function tell(telling: Telling, name: string, allow: (fragment: Fragment) => boolean = () => true): string | undefined {
  const known = telling.bound.get(name);
  if (known !== undefined) return known;
  const open = poolOf(telling, name).filter((fragment) => !telling.used.has(fragment) && allow(fragment));
  if (open.length === 0) return undefined;
  const text = tellFragment(telling, telling.random.pick(open));
  if (boundPools.has(name)) telling.bound.set(name, text);
  return text;
}

export function tellFragment(telling: Telling, fragment: Fragment): string {
  telling.used.add(fragment);
  for (const [topic, polarity] of Object.entries(fragment.topics)) {
    const before = telling.topics[topic];
    telling.topics[topic] = before === undefined || before === polarity ? polarity : 0;
  }
  return tellText(telling, fragment.text);
}

/** Choices first, innermost first; then references, so that a branch not taken says nothing. */
export function tellText(telling: Telling, source: string): string {
  let text = source;
  while (text.includes('{')) {
    const chosen = text.replace(/\{([^{}]*)\}/g, (_, inner: string) => telling.random.pick(inner.split('|')));
    if (chosen === text) throw new Error(`unbalanced braces: ${source}`);
    text = chosen;
  }
  return text.replace(/<([\w./]+)>/g, (_, name: string) => {
    // A text may need a third length of waiting where only two are left unsaid: then one is said again.
    const told = tell(telling, name) ?? poolOf(telling, name).slice(0, 1).map((fragment) => tellFragment(telling, fragment))[0];
    if (told === undefined) throw new Error(`nothing to say for <${name}> (${telling.kind ?? 'any'}) in: ${source}`);
    return told;
  });
}
