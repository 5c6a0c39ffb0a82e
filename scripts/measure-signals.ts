/**
 * Measures the history signals of YelpNYC for `scripts/train/authenticity.py`, which only fits:
 * `node --import tsx scripts/measure-signals.ts retrospect|arrival OUT [--own FILE] [--decided] [--planted]`
 * writes OUT.f32 (rows × signals, little-endian float32, NaN missing, in the order of the file, planted
 * reviews last) and OUT.json (what the columns are).
 *
 * --own FILE   the first pass, for the signals of suspicion and of decisions, which are silent without it
 * --decided    every review hears the labels of other users' reviews, never of its own hash part, nor of one held out
 * --planted    invented campaigns stand among the reviews, as inauthentic ones to learn from
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { plantCampaigns, SEEDS } from './evaluate/history/campaigns.js';
import { decisionsButHeldOut } from './evaluate/history/labels-as-decisions.js';
import { readYelpMetadata, rebuildTable } from './evaluate/yelp-metadata.js';
import type { AdditiveSum } from '../src/domain/additive-model.js';
import { HISTORY_SIGNALS } from '../src/domain/signals/history/history-signals.js';
import type { View } from '../src/domain/signals/history/known-history.js';
import { measureSignals } from '../src/domain/signals/history/signal-matrix.js';

const { positionals, values } = parseArgs({ allowPositionals: true, options: { own: { type: 'string' }, decided: { type: 'boolean' }, planted: { type: 'boolean' } } });
const [view, out] = positionals;
if (!out || (view !== 'arrival' && view !== 'retrospect')) throw new Error('Usage: measure-signals.ts arrival|retrospect OUT [--own FILE] [--decided] [--planted]');
const own = values.own ? (JSON.parse(await readFile(values.own, 'utf8')) as Record<View, AdditiveSum>)[view] : undefined;
const labelled = await readYelpMetadata('yelpnyc');
if (!labelled) {
  console.log('SKIPPED: ../shared/data is not here, and the signals are measured on it.');
} else {
  const real = new Set(labelled.users);
  /* Not by taken-over accounts: some of them are held out. */
  const planted = values.planted ? plantCampaigns(labelled, SEEDS.learned).reviews.filter(({ reviewer }) => !real.has(reviewer)) : [];
  const table = rebuildTable(labelled, planted);
  const matrix = measureSignals(table, view, {
    profile: { own },
    ...(values.decided && { decisions: decisionsButHeldOut(labelled, planted.length) }),
    onMeasured: (done) => {
      if (done % 50_000 === 0) console.log(`${view}: ${done} rows, ${Math.round(process.cpuUsage().user / 1e6)} s of processor time`);
    },
  });
  await writeFile(`${out}.f32`, new Uint8Array(matrix.buffer));
  const signals = HISTORY_SIGNALS.map(({ name, family, direction }) => ({ name, family, direction }));
  await writeFile(`${out}.json`, JSON.stringify({ set: 'yelpnyc', view, rows: table.size, planted: planted.length, signals }));
}
