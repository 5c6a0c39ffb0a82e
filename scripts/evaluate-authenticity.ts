/**
 * `npm run evaluate:authenticity`: what the history signals and their learned weights are worth on
 * YelpNYC's held-out users, as of arrival and in retrospect, beside baselines; fairness; planted
 * campaigns; and, where Python with scikit-learn is present, boosted trees on the same signals, a
 * temporal split and products held out (scripts/train/authenticity_checks.py). Needs ../shared/data.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadAdditiveModel } from '../models/additive-model.js';
import { loadCopyModel } from '../models/copy-model.js';
import { HISTORY_SIGNALS } from '../src/domain/signals/history/history-signals.js';
import { measureSignals } from '../src/domain/signals/history/signal-matrix.js';
import { evaluateTextCampaigns } from './evaluate/campaigns/text-injection.js';
import { evaluateCampaigns } from './evaluate/history/injection.js';
import { decisionsButFold, FOLDS } from './evaluate/history/labels-as-decisions.js';
import { evaluateView, KNOWN } from './evaluate/history/views.js';
import { sharedData } from './evaluate/shared-data.js';
import { readYelpMetadata } from './evaluate/yelp-metadata.js';

/** Where scikit-learn usually is; the first that has it runs the checks that must fit again. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

function checkWithPython(folder: string): void {
  const python = PYTHONS.find((name) => spawnSync(name, ['-c', 'import numpy, sklearn']).status === 0);
  if (!python) {
    console.log('\nSKIPPED: no Python with numpy and scikit-learn, so no boosted trees, no temporal split, no products held out.');
    return;
  }
  const script = fileURLToPath(new URL('train/authenticity_checks.py', import.meta.url));
  const run = spawnSync(python, [script, '--signals', folder, '--data', path.dirname(sharedData('DATA.md')!)], { stdio: 'inherit' });
  if (run.status !== 0) console.log('\nSKIPPED: the checks in Python failed, see above.');
}

const set = await readYelpMetadata('yelpnyc');
if (!set) {
  console.log('SKIPPED: ../shared/data is not here, and every figure is measured on it.');
} else {
  const model = await loadAdditiveModel();
  console.log(`Weights ${model.version}`);
  const folder = await mkdtemp(path.join(tmpdir(), 'candor-signals-'));
  try {
    const write = async (name: string, matrix: Float32Array): Promise<void> => {
      await writeFile(path.join(folder, `${name}.f32`), new Uint8Array(matrix.buffer));
      const signals = HISTORY_SIGNALS.map(({ name: signal, family, direction }) => ({ name: signal, family, direction }));
      await writeFile(path.join(folder, `${name}.json`), JSON.stringify({ set: 'yelpnyc', rows: set.table.size, signals }));
    };
    for (const known of KNOWN) await write(known, evaluateView(set, model, known));
    for (let fold = 0; fold < FOLDS; fold++) await write(`fold-${fold}`, measureSignals(set.table, 'retrospect', { profile: model.profiles.decided, decisions: decisionsButFold(set, fold) }));
    evaluateCampaigns(set, model);
    await evaluateTextCampaigns(set, model, await loadCopyModel(model.profiles.retrospect.bias));
    checkWithPython(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
