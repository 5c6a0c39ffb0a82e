import type { Analysis, TopicMention } from '../src/domain/analysis.js';
import type { Review } from '../src/domain/item.js';
import { offersRemedy } from '../src/domain/replies.js';
import { type EncoderInput, textInput } from './encoder-input.js';
import type { ModelLanguage } from './calibration.js';
import type { EncoderSession } from './encoder-session.js';
import { readAuthenticity, readSolicited } from './heads/authenticity.js';
import { courtesiesOf } from './marks/courtesy.js';
import { readSentiment } from './heads/sentiment.js';
import { readTopics } from './heads/topics.js';
import type { ItemPlan } from './item-plan.js';
import { detectLanguage } from './language-detector.js';
import type { ModelManifest } from './manifest.js';
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

/** A text beside the review that can be read: a follow-up or the merchant's reply. */
interface SideText {
  text: string;
  language: ModelLanguage;
  input: EncoderInput;
}

function sideText(session: EncoderSession, text: string | undefined): SideText | undefined {
  const language = text === undefined ? 'und' : detectLanguage(text);
  return text === undefined || language === 'und' ? undefined : { text, language, input: textInput(session, text) };
}

function topicsOf({ text, language, input }: SideText, reading: Reading, manifest: ModelManifest): TopicMention[] {
  return readTopics(reading, input, text, language, manifest);
}

/**
 * Plans the reading of a review: its title, where it has one, and its text as one sequence. Titles
 * often carry the verdict ("Broke in two days"), and platforms that have titles show both as one.
 * Follow-ups and the merchant's reply are other times' and other people's words: read apart, and told apart.
 */
export function planReview(session: EncoderSession, { id, title, text, followUps, reply }: Review): ItemPlan {
  const whole = title ? title + TITLE_END + text : text;
  const language = detectLanguage(whole);
  const { manifest } = session;
  const base: Analysis = { id, language, topics: [], model: { revision: manifest.revision } };
  const later = (followUps ?? []).map((followUp) => sideText(session, followUp.text));
  const answer = sideText(session, reply?.text);
  const own = language === 'und' ? undefined : textInput(session, whole);
  const inputs = [own, ...later.map((side) => side?.input), answer?.input].filter((input) => input !== undefined);
  const conclude = (readings: readonly Reading[]): Analysis => {
    if (readings.length !== inputs.length) throw new Error('a review was concluded without its readings. This is a bug.');
    let next = 0;
    const readingOf = (input: EncoderInput | undefined): Reading | undefined => (input ? readings[next++] : undefined);
    const reading = readingOf(own);
    const followUpReadings = later.map((side) => readingOf(side?.input));
    const answerReading = readingOf(answer?.input);
    const solicited = reading && language !== 'und' ? readSolicited(reading, language, manifest) : undefined;
    return {
      ...base,
      ...(reading &&
        own &&
        language !== 'und' && {
          sentiment: readSentiment(reading, language, manifest),
          topics: withinText(readTopics(reading, own, whole, language, manifest), whole.length - text.length),
          authenticity: { text: readAuthenticity(reading, language, manifest) },
        }),
      ...(solicited !== undefined && { solicited: { probability: solicited } }),
      ...(later.length > 0 && {
        followUps: later.map((side, i) => {
          const read = followUpReadings[i];
          if (!side || !read) return { topics: [] };
          const topics = topicsOf(side, read, manifest).map(({ topic, polarity, probability }) => ({ topic, polarity, probability }));
          return { sentiment: readSentiment(read, side.language, manifest), topics };
        }),
      }),
      ...(answer &&
        answerReading && {
          reply: {
            topics: topicsOf(answer, answerReading, manifest).map(({ topic }) => topic),
            apology: courtesiesOf(answer.text).includes('apology'),
            remedy: offersRemedy(answer.text),
          },
        }),
    };
  };
  return { inputs, conclude };
}
