import type { Analysis, TopicMention } from '../src/domain/analysis.js';
import type { Review } from '../src/domain/item.js';
import { type EncoderInput, textInput } from './encoder-input.js';
import type { EncoderSession } from './encoder-session.js';
import { readAuthenticity, readSolicited } from './heads/authenticity.js';
import { readSentiment } from './heads/sentiment.js';
import { readTopics } from './heads/topics.js';
import type { ItemPlan } from './item-plan.js';
import { detectLanguage } from './language-detector.js';
import type { Reading } from './window-pooling.js';

const TITLE_END = '\n';

/** Topics found in title and text, their evidence moved to offsets of the text; title words are dropped. */
function withinText(topics: readonly TopicMention[], textStart: number): TopicMention[] {
  if (textStart === 0) return [...topics];
  return topics.map((mention) => ({
    ...mention,
    evidence: mention.evidence
      .filter(({ start }) => start >= textStart)
      .map((span) => ({ ...span, start: span.start - textStart, end: span.end - textStart })),
  }));
}

/**
 * Plans the reading of a review: its title, where it has one, and its text as one sequence. Titles
 * often carry the verdict ("Broke in two days"), and platforms that have titles show both as one.
 * Follow-ups and the merchant's reply are other people's or other times' words and are not read here.
 */
export function planReview(session: EncoderSession, { id, title, text }: Review): ItemPlan {
  const whole = title ? title + TITLE_END + text : text;
  const language = detectLanguage(whole);
  const { manifest } = session;
  const base: Analysis = { id, language, topics: [], model: { revision: manifest.revision } };
  if (language === 'und') return { inputs: [], conclude: () => base };
  const input: EncoderInput = textInput(session, whole);
  return {
    inputs: [input],
    conclude: ([reading]: readonly Reading[]) => {
      if (!reading) throw new Error('a review was concluded without its reading. This is a bug.');
      const solicited = readSolicited(reading, language, manifest);
      return {
        ...base,
        sentiment: readSentiment(reading, language, manifest),
        topics: withinText(readTopics(reading, input, whole, language, manifest), whole.length - text.length),
        authenticity: { text: readAuthenticity(reading, language, manifest) },
        ...(solicited !== undefined && { solicited: { probability: solicited } }),
      };
    },
  };
}
