import { type Analysis, AUTHENTICITY_KINDS, type AuthenticityKind } from '../../src/domain/analysis.js';
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
  const of = (kind: AuthenticityKind): number => values[AUTHENTICITY_KINDS.indexOf(kind)] ?? 0;
  const kinds = {
    machine_written: of('machine_written'),
    deceptive: of('deceptive'),
    promotional: of('promotional'),
    low_information: of('low_information'),
  };
  return { probability: Math.max(kinds.machine_written, kinds.deceptive, kinds.promotional), kinds };
}

/** Probability that the text says a reward or pressure was behind a good review. */
export function readSolicited(reading: Reading, language: ModelLanguage, manifest: ModelManifest): number | undefined {
  const logits = reading.head('solicited');
  return logits && sigmoids(logits, calibrationOf(manifest, 'solicited', language))[0];
}
