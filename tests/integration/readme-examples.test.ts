import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Candor, until } from '../helpers/candor.js';

const run = promisify(execFile);

/** The shell block of the README that uses the API, as a stranger would paste it. */
function exampleScript(): string {
  const block = [...readFileSync('README.md', 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1]!).find((text) => text.includes('/v1/batches'));
  if (!block) throw new Error('The README has no example of POST /v1/batches.');
  return block;
}

describe('the examples of the README', () => {
  let candor: Candor;
  let folder: string;
  let address: string;
  beforeAll(async () => {
    candor = await Candor.start();
    address = await candor.app.listen({ port: 0, host: '127.0.0.1' });
    folder = mkdtempSync(path.join(tmpdir(), 'candor-readme-'));
    writeFileSync(path.join(folder, 'admin.key'), `${candor.keys.admin}\n`);
  });
  afterAll(async () => {
    await candor.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('when they are pasted one after another, then each answers what its comment says', async () => {
    const script = exampleScript().replaceAll('http://127.0.0.1:3000', address).replaceAll('.candor/admin.key', path.join(folder, 'admin.key'));
    const [first, ...rest] = script.split(/\n(?=# )/);
    const answers: Record<string, unknown>[] = [];
    for (const example of rest) {
      const commands = example.split(/\n(?=curl )/).filter((part) => part.includes('curl'));
      for (const command of commands) {
        const { stdout } = await run('bash', ['-c', `${first}\n${command}`]);
        const answer = JSON.parse(stdout) as Record<string, unknown>;
        answers.push(answer);
        /* A reader takes a moment; the script does not. */
        const batch = answer['links'] ? String(answer['id']) : undefined;
        if (batch) await until('the batch is scored', async () => (await candor.stores.batches.find('acme', batch))?.completedAt);
      }
    }
    expect(answers.map((answer) => answer['code']).filter(Boolean)).toEqual([]);
    expect(answers).toMatchObject([
      { results: [{ id: 'a', language: 'zh' }] },
      { counts: { accepted: 2, merchants: 1 } },
      { merchantId: 'shop-1', stars: { rawMean: 3 } },
      { merchantId: 'shop-1', selection: { items: 2 } },
      { flags: [] },
      { reviewId: 'r1', current: { action: 'publish' } },
      { reviewId: 'r1', verdict: 'genuine' },
    ]);
  });
});
