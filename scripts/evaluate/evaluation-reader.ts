import type { ModelLanguage } from '../../models/calibration.js';
import { dialogueInput, type EncoderInput, textInput } from '../../models/encoder-input.js';
import type { EncoderSession } from '../../models/encoder-session.js';
import { readInputs } from '../../models/text-reader.js';
import type { Reading } from '../../models/window-pooling.js';
import type { Message } from '../../src/domain/item.js';

/** One labelled text or dialogue; the language is the set's, not the detector's. */
export interface Example {
  language: ModelLanguage;
  text: string;
  messages?: readonly Message[];
}

/** An example with what the encoder says of it. */
export type Read<E extends Example> = E & { input: EncoderInput; reading: Reading };

/** Examples read together; more only costs memory. */
const CHUNK = 1000;

/** Reads examples with the committed weights, through the runtime's own path from text to logits. */
export async function readExamples<E extends Example>(
  session: EncoderSession,
  examples: readonly E[],
): Promise<Read<E>[]> {
  const read: Read<E>[] = [];
  for (let from = 0; from < examples.length; from += CHUNK) {
    const chunk = examples.slice(from, from + CHUNK);
    const inputs = chunk.map(({ text, messages }) =>
      messages ? dialogueInput(session, messages) : textInput(session, text),
    );
    const readings = await readInputs(session, inputs, { inferenceMs: 0 });
    chunk.forEach((example, i) => {
      const input = inputs[i];
      const reading = readings[i];
      if (input && reading) read.push({ ...example, input, reading });
    });
  }
  return read;
}
