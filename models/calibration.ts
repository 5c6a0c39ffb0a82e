import type { Calibration, ModelManifest, Threshold } from './manifest.js';

/** The languages the encoder reads. */
export type ModelLanguage = 'zh' | 'en';

const IDENTITY: Calibration = { temperature: 1 };
const DEFAULT_THRESHOLD = 0.5;

function calibrated(logits: ArrayLike<number>, { temperature, bias = 0 }: Calibration): number[] {
  const values: number[] = [];
  for (let i = 0; i < logits.length; i += 1) {
    values.push((logits[i] ?? 0) / temperature + (typeof bias === 'number' ? bias : (bias[i] ?? 0)));
  }
  return values;
}

/** Temperature (Guo et al. 2017) and bias of a head for a language; none when the manifest has none. */
export function calibrationOf(manifest: ModelManifest, head: string, language: ModelLanguage): Calibration {
  return manifest.calibration[head]?.[language] ?? IDENTITY;
}

/** Calibrated probabilities of mutually exclusive labels; they sum to 1. */
export function softmax(logits: ArrayLike<number>, calibration: Calibration = IDENTITY): number[] {
  const values = calibrated(logits, calibration);
  const top = Math.max(...values);
  const weights = values.map((value) => Math.exp(value - top));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((weight) => weight / sum);
}

/** Expected level, 1 to 5, of a distribution over five levels: stars, satisfaction and the like. */
export function expectedLevel(probabilities: readonly number[]): number {
  const mean = probabilities.reduce((sum, p, i) => sum + p * (i + 1), 0);
  return Math.min(5, Math.max(1, mean));
}

/** Calibrated probabilities of labels that may hold together, each 0 to 1. */
export function sigmoids(logits: ArrayLike<number>, calibration: Calibration = IDENTITY): number[] {
  return calibrated(logits, calibration).map((value) => 1 / (1 + Math.exp(-value)));
}

/** Cut-off on the calibrated probability of a label; one half when the manifest names none. */
export function thresholdOf(manifest: ModelManifest, head: string, label: string, language: ModelLanguage): number {
  const threshold: Threshold | undefined = manifest.thresholds[head]?.[label];
  if (threshold === undefined) return DEFAULT_THRESHOLD;
  return typeof threshold === 'number' ? threshold : (threshold[language] ?? DEFAULT_THRESHOLD);
}
