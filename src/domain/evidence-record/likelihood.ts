/** A probability as whole per cent for sentences; never as certainty, which no sum of signals gives. */
export function inPercent(probability: number): string {
  if (probability < 0.005) return '<1%';
  if (probability > 0.995) return '>99%';
  return `${Math.round(probability * 100)}%`;
}
