import type { Message } from '../src/domain/item.js';
import type { EncoderSession } from './encoder-session.js';
import { normaliseText } from './text-normaliser.js';
import { type TokenisedText, tokeniseWithOffsets } from './token-offsets.js';

/** One sequence for the encoder, of any length, without start and end pieces. */
export interface EncoderInput extends TokenisedText {
  /** Equal for inputs that the encoder cannot tell apart. */
  key: string;
  /** The original, where the input is one text and not a dialogue. */
  text?: string;
}

/** Reads a text for the encoder; offsets are those of `text`. */
export function textInput(session: EncoderSession, text: string): EncoderInput {
  const normalised = normaliseText(text);
  return { key: normalised.text, text, ...tokeniseWithOffsets(session.segment, normalised) };
}

/**
 * Reads a whole chat as one sequence: each message led by the piece of its role, as in training.
 * Offsets mean nothing here and are all zero.
 */
export function dialogueInput(session: EncoderSession, messages: readonly Message[]): EncoderInput {
  const ids: number[] = [];
  const keys: string[] = [];
  for (const { role, text } of messages) {
    const input = textInput(session, text);
    ids.push(session.specials[role], ...input.ids);
    keys.push(`${role}\u0000${input.key}`);
  }
  const nowhere = new Uint32Array(ids.length);
  return { key: `\u0000${keys.join('\u0000')}`, ids: Int32Array.from(ids), starts: nowhere, ends: nowhere };
}
