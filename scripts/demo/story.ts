import { poolOf, startTelling, tell, tellFragment, type Fragment, type Grammar, type Topics } from './grammar.js';
import type { Random } from './random.js';
import { pickVoice, slip, speak } from './voice.js';
import type { Language } from './vocabulary.js';

export interface Story {
  text: string;
  topics: Topics;
  sentiment: -1 | 0 | 1;
  /** Absent when the text is one of the hand-written ones, which name no product of the shop. */
  kind?: string;
}

/** Arcs that a general opening line such as "first time ordering here" can never contradict. */
const opensFreely = new Set(['goods', 'install', 'repair', 'claim', 'contact', 'fake', 'price', 'warranty', 'platform']);
/** Whoever sent the goods back or never came has nothing more to say of them. */
const staysOnSubject = new Set(['refund', 'stock', 'single', 'labelled', 'phone', 'promo']);

export function sentimentOf(arc: string): -1 | 0 | 1 {
  if (arc.endsWith('good')) return 1;
  return arc.endsWith('bad') ? -1 : 0;
}

const moods = { '-1': 'bad', '0': 'mixed', '1': 'good' } as const;

export function moodOf(sentiment: -1 | 0 | 1): 'bad' | 'mixed' | 'good' {
  return moods[`${sentiment}`];
}

/**
 * Tells one review along an arc such as `refund.bad`, perhaps with an opening, a side remark and a closing.
 * `furtherArcs` are of the same mood and told where they add a new topic; that makes the long reviews.
 */
export function tellStory(random: Random, grammar: Grammar, arc: string, language: Language, kind?: string, furtherArcs: readonly string[] = []): Story {
  const telling = startTelling(grammar, random, kind);
  const sentiment = sentimentOf(arc);
  const mood = moodOf(sentiment);
  const family = arc.split('.')[0]!;
  const pieces: (string | undefined)[] = [];

  if (family !== 'brief' && family !== 'stock' && family !== 'labelled' && random.chance(0.09)) pieces.push(tell(telling, 'aside'));
  else if (opensFreely.has(family) && random.chance(0.2)) pieces.push(tell(telling, 'open'));
  const story = tell(telling, arc);
  if (story === undefined) throw new Error(`the arc ${arc} has no text`);
  pieces.push(story);
  const fresh = (fragment: Fragment): boolean => Object.keys(fragment.topics).every((topic) => !(topic in telling.topics));
  let goesOn = false;
  for (const further of staysOnSubject.has(family) ? [] : furtherArcs) {
    const more = tell(telling, further, (fragment) => Object.keys(fragment.topics).length > 0 && fresh(fragment));
    if (more === undefined) continue;
    const link = random.chance(0.6) ? (tell(telling, `link.${mood}`) ?? '') : '';
    pieces.push(language === 'en' ? `${link} ${more}` : link + more);
    goesOn = true;
  }
  if (!goesOn && arc !== 'mixed' && family !== 'brief' && !staysOnSubject.has(family) && random.chance(0.3)) {
    pieces.push(tell(telling, `remark.${mood}`, fresh));
  }
  const closing = family === 'brief' ? 0.12 : 0.38;
  if (family !== 'labelled' && family !== 'stock' && random.chance(closing)) pieces.push(tell(telling, `close.${mood}`));

  const said = pieces.filter((piece): piece is string => piece !== undefined);
  const voice = family === 'labelled' ? 'bare' : pickVoice(random, language);
  const text = slip(random, speak(random, said, language, voice, sentiment), language);
  return { text, topics: telling.topics, sentiment, ...(kind && { kind }) };
}

/** The hand-written reviews of a trade: each is told at most once, by whoever comes first. */
export class SingleStories {
  readonly #left = new Map<string, Fragment[]>();

  constructor(readonly random: Random) {}

  /** Undefined when all of them have been told. `pool` is the grammar's own name, for instance `zh/hotel`. */
  take(pool: string, grammar: Grammar, sentiment: -1 | 0 | 1): Story | undefined {
    const key = `${pool}/${sentiment}`;
    const telling = startTelling(grammar, this.random);
    const left = this.#left.get(key) ?? this.random.shuffle(poolOf(telling, `single.${moodOf(sentiment)}`));
    this.#left.set(key, left);
    const fragment = left.pop();
    return fragment && { text: tellFragment(telling, fragment), topics: telling.topics, sentiment };
  }
}
