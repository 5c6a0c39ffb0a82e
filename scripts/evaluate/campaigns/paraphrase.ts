import type { Random } from '../../demo/random.js';
import type { Story } from './stories-en.js';

const ALTERNATIVES = /\{([^{}]*)\}/g;
/** Facts that a member of the ring leaves out, at most. */
const MOST_LEFT_OUT = 2;

/**
 * One member's wording of a story: each fact in one of its wordings, each word that has alternatives by
 * chance, the facts in another order but for the ends, one or two of them left out.
 */
export function paraphrase(story: Story, random: Random, joint: string): string {
  const inner = random.shuffle([...story.keys()].slice(1, -1));
  const kept = inner.slice(0, inner.length - random.integer(0, Math.min(MOST_LEFT_OUT, inner.length - 2)));
  const ends = random.chance(0.8) ? [0, ...kept, story.length - 1] : [...kept, 0];
  return ends.map((fact) => random.pick(story[fact]!).replace(ALTERNATIVES, (_, words: string) => random.pick(words.split('|')))).join(joint);
}
