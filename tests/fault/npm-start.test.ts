import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { hasModels, WholeCandor } from '../helpers/npm-start.js';
import { killPostmaster, removeDatabase, temporaryFolder } from '../helpers/own-postgres.js';

const CONFIGURATION_IS_WRONG = 78;

let dataDir: string;
let candor: WholeCandor;
afterEach(async () => {
  await candor.supervisor.kill('SIGKILL');
  await removeDatabase(dataDir);
});
const start = async (environment?: Record<string, string>): Promise<WholeCandor> => (candor = await WholeCandor.spawn(dataDir, environment));

describe.runIf(hasModels())('npm start', () => {
  test('when it runs, then it says where everything is; when Ctrl-C comes, then nothing is left; when it starts again, then it has its data', async () => {
    dataDir = temporaryFolder();
    await (await start()).greeted();
    const keyFile = path.join(dataDir, 'admin.key');
    expect(candor.supervisor.output).toContain(`${candor.at}/v1`);
    expect(candor.supervisor.output).toContain(path.relative(process.cwd(), keyFile));
    expect(await candor.get('/livez')).toMatchObject({ status: 200 });
    expect(await candor.get('/readyz')).toMatchObject({ status: 200, body: { workers: 1 } });
    const headers = { authorization: `Bearer ${readFileSync(keyFile, 'utf8').trim()}`, 'content-type': 'application/json' };
    const put = await fetch(`${candor.at}/v1/merchants/m-1`, { method: 'PUT', headers, body: JSON.stringify({ name: 'Kept', category: 'hotel' }) });
    expect(put.status).toBe(200);

    const all = candor.processes();
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(await candor.supervisor.kill('SIGINT')).toEqual({ code: 0, signal: null });
    await candor.gone(all);

    await (await start()).greeted();
    const kept = await fetch(`${candor.at}/v1/merchants/m-1`, { headers });
    expect(await kept.json()).toMatchObject({ name: 'Kept' });
  }, 240_000);

  test('when API, worker and database are killed, then each comes back; when the supervisor is killed, then its children leave', async () => {
    dataDir = temporaryFolder();
    await (await start()).greeted();
    await candor.replacementOf('src/server.ts');
    await candor.answers('/readyz');
    await candor.replacementOf('workers/main.ts');
    expect(candor.supervisor.output).toMatch(/api ended \(SIGKILL\); starting it again in 0\.5 s/);
    expect(candor.supervisor.output).toMatch(/worker 1 ended \(SIGKILL\); starting it again in 0\.5 s/);
    await killPostmaster({ directory: path.join(dataDir, 'postgres') });
    await candor.supervisor.printed(/PostgreSQL had ended and runs again/);
    await candor.answers('/readyz');

    const children = candor.processes().filter(({ command }) => command.includes('.ts'));
    await candor.supervisor.kill('SIGKILL');
    await candor.gone(children);
    await (await start()).greeted();
  }, 240_000);

  test('when it runs already on the folder, then a second one refuses and leaves the first alone', async () => {
    dataDir = temporaryFolder();
    const first = await (await start()).greeted();
    const second = await WholeCandor.spawn(dataDir);
    expect(await second.supervisor.ended).toEqual({ code: CONFIGURATION_IS_WRONG, signal: null });
    expect(second.supervisor.output).toContain('Candor runs already on the database');
    expect(await first.get('/readyz')).toMatchObject({ status: 200 });
  }, 240_000);

  test('when the port is taken, then it says so, stops what it started and leaves with code 78', async () => {
    dataDir = temporaryFolder();
    const first = await (await start()).greeted();
    const otherFolder = temporaryFolder();
    const second = await WholeCandor.spawn(otherFolder, { CANDOR_PORT: new URL(first.at).port });
    expect(await second.supervisor.ended).toEqual({ code: CONFIGURATION_IS_WRONG, signal: null });
    expect(second.supervisor.output).toContain('Set CANDOR_PORT to a free one');
    expect(second.processes()).toEqual([]);
    await removeDatabase(otherFolder);
  }, 240_000);
});

test('when the models are missing, then it says which file, starts nothing and leaves with code 78', async () => {
  dataDir = temporaryFolder();
  const empty = mkdtempSync(path.join(tmpdir(), 'candor-no-models-'));
  await start({ CANDOR_MODELS_DIR: empty });
  expect(await candor.supervisor.ended).toEqual({ code: CONFIGURATION_IS_WRONG, signal: null });
  expect(candor.supervisor.output).toContain('The language model is not installed correctly');
  expect(candor.supervisor.output).toContain(path.join(empty, 'manifest.json'));
  expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
});

test('when the configuration is wrong, then it lists every bad variable and leaves with code 78', async () => {
  dataDir = temporaryFolder();
  await start({ CANDOR_PORT: 'high', CANDOR_WORKERS: '0' });
  expect(await candor.supervisor.ended).toEqual({ code: CONFIGURATION_IS_WRONG, signal: null });
  expect(candor.supervisor.output).toMatch(/CANDOR_PORT.*\n.*CANDOR_WORKERS/);
});
