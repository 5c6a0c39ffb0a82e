/**
 * Measures the history signals of a labelled set for `scripts/train/authenticity.py`, which only fits:
 * `node --import tsx scripts/measure-signals.ts yelpnyc retrospect OUT [OWN]` writes OUT.f32 (rows ×
 * signals, little-endian float32, NaN missing, in the order of the file) and OUT.json (what the columns
 * are). The signals of suspicion need the first pass that the file OWN holds, and are silent without it.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { readYelpMetadata, type YelpSet } from './evaluate/yelp-metadata.js';
import type { AdditiveSum } from '../src/domain/additive-model.js';
import { HISTORY_SIGNALS } from '../src/domain/signals/history/history-signals.js';
import type { View } from '../src/domain/signals/history/known-history.js';
import { measureSignals } from '../src/domain/signals/history/signal-matrix.js';

const [set, view, out, ownFile] = process.argv.slice(2);
if (!out) throw new Error('Usage: measure-signals.ts yelpnyc|yelpzip arrival|retrospect OUT [OWN]');
const own = ownFile ? (JSON.parse(await readFile(ownFile, 'utf8')) as Record<string, AdditiveSum>)[view!] : undefined;
const labelled = await readYelpMetadata(set as YelpSet);
if (!labelled) {
  console.log('SKIPPED: ../shared/data is not here, and the signals are measured on it.');
} else {
  const matrix = measureSignals(labelled.table, view as View, { own }, (done) => {
    if (done % 50_000 === 0) console.log(`${set} ${view}: ${done} rows, ${Math.round(process.cpuUsage().user / 1e6)} s of processor time`);
  });
  await writeFile(`${out}.f32`, new Uint8Array(matrix.buffer));
  const signals = HISTORY_SIGNALS.map(({ name, family, direction }) => ({ name, family, direction }));
  await writeFile(`${out}.json`, JSON.stringify({ set, view, rows: labelled.table.size, signals }));
}
