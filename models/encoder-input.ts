import type { Message } from '../src/domain/item.js';
import type { EncoderSession } from './encoder-session.js';
import { normaliseText } from './text-normaliser.js';
import { type TokenisedText, tokeniseWithOffsets } from './token-offsets.js';

/** One sequence for the encoder, of any length, without start and end pieces. */
export interface EncoderInput extends TokenisedText {
  /** Equal for inputs that cannot be told apart; the normalised text, where the input is one. */
  key: string;
  /** The original, where the input is one text and not a dialogue. */
  text?: string;
}

/** Reads a text for the encoder; offsets are those of `text`. */
export function textInput(session: EncoderSession, text: string): EncoderInput {
  const normalised = normaliseText(text);
  const { ids, starts, ends } = tokeniseWithOffsets(session.segment, normalised);
  return { key: normalised.text, text, ids, starts, ends };
}

/**
 * Reads a whole chat as one sequence: each message led by the piece of its role, as in training.
 * Offsets mean nothing here and are all zero.
 *
 * @param texts the messages' own inputs, in order, where the caller has them.
 */
export function dialogueInput(
  session: EncoderSession,
  messages: readonly Message[],
  texts: readonly EncoderInput[] = messages.map(({ text }) => textInput(session, text)),
): EncoderInput {
  const ids = new Int32Array(texts.reduce((sum, text) => sum + 1 + text.ids.length, 0));
  const keys: string[] = [];
  let at = 0;
  for (const [i, { role }] of messages.entries()) {
    const text = texts[i];
    if (!text) throw new Error('a dialogue was read without one of its messages. This is a bug.');
    ids[at] = session.specials[role];
    ids.set(text.ids, at + 1);
    at += 1 + text.ids.length;
    keys.push(`${role}\u0000${text.key}`);
  }
  const nowhere = new Uint32Array(ids.length);
  return { key: `\u0000${keys.join('\u0000')}`, ids, starts: nowhere, ends: nowhere };
}
