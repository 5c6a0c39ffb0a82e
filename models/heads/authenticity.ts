import { AUTHENTICITY_KINDS, type Analysis } from '../../src/domain/analysis.js';
import { calibrationOf, type ModelLanguage, sigmoids } from '../calibration.js';
import type { ModelManifest } from '../manifest.js';
import type { Reading } from '../window-pooling.js';

type TextAuthenticity = NonNullable<Analysis['authenticity']>['text'];

/**
 * How far the text alone looks inauthentic, by kind and in one number.
 *
 * The one number is the largest of the kinds other than `low_information` (an honest "good" is short
 * too). The largest and not 1 − Π(1 − p): the kinds are told apart by the same features, so treating
 * them as independent would make three mild doubts look like one strong one.
 */
export function readAuthenticity(reading: Reading, language: ModelLanguage, manifest: ModelManifest): TextAuthenticity {
  const logits = reading.head('authenticity') ?? [];
  const calibration = calibrationOf(manifest, 'authenticity', language);
  const values = sigmoids(logits, calibration);
  const kinds = Object.fromEntries(AUTHENTICITY_KINDS.map((kind, i) => [kind, values[i] ?? 0]));
  const { machine_written = 0, deceptive = 0, promotional = 0, low_information = 0 } = kinds;
  return {
    probability: Math.max(machine_written, deceptive, promotional),
    kinds: { machine_written, deceptive, promotional, low_information },
  };
}

/** Probability that the text says a reward or pressure was behind a good review. */
export function readSolicited(reading: Reading, language: ModelLanguage, manifest: ModelManifest): number | undefined {
  const logits = reading.head('solicited');
  return logits && sigmoids(logits, calibrationOf(manifest, 'solicited', language))[0];
}
