import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { PostgresGuard } from '../../src/storage/embedded-postgres-guard.js';
import { startEmbeddedPostgres } from '../../src/storage/embedded-postgres.js';
import { until } from '../helpers/candor.js';
import { killPostmaster, postmasterPid, query, removeDatabase, temporaryFolder } from '../helpers/own-postgres.js';
import { lives, processTable } from '../helpers/process-table.js';
import { CandorProcess } from '../helpers/processes.js';

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn('SKIPPED: not root, so the tests about running as root and as somebody else do not run.');
/** `nobody`, by number: every Linux has it. */
const ORDINARY = 65_534;

describe('the embedded PostgreSQL', () => {
  const folders: string[] = [];
  const folder = (options?: { open: boolean }): string => {
    folders.push(temporaryFolder(options));
    return folders.at(-1)!;
  };
  const starter = async (dataDir: string, identity: { uid?: number; gid?: number } = {}): Promise<CandorProcess & { told: { url: string; directory: string } }> => {
    const process = await CandorProcess.spawn('tests/helpers/postgres-process.ts', {}, [dataDir], identity).ready();
    return Object.assign(process, { told: JSON.parse(process.output) });
  };
  afterEach(async () => {
    for (const each of folders.splice(0)) await removeDatabase(each);
  });

  test('when it is stopped and started again, then it keeps the data and its password', async () => {
    const dataDir = folder();
    const first = await startEmbeddedPostgres(dataDir);
    await query(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    await first.stop();
    const second = await startEmbeddedPostgres(dataDir);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  test('when its starter was killed, then the next start uses the server that still runs', async () => {
    const dataDir = folder();
    const first = await starter(dataDir);
    const pid = postmasterPid(first.told);
    await first.kill('SIGKILL');
    expect(lives(pid)).toBe(true);
    const second = await startEmbeddedPostgres(dataDir);
    expect(second.url).toBe(first.told.url);
    expect(postmasterPid(second)).toBe(pid);
  });

  test('when the postmaster was killed in the middle of work, then the next start recovers what was committed', async () => {
    const dataDir = folder();
    const first = await startEmbeddedPostgres(dataDir);
    await query(first.url, 'create table kept as select generate_series(1, 100000) as number');
    const busy = query(first.url, 'select count(*) from kept a, kept b').catch(() => 'broken');
    await killPostmaster(first);
    const second = await startEmbeddedPostgres(dataDir);
    expect(await query(second.url, 'select count(*)::int as kept from kept')).toEqual([{ kept: 100_000 }]);
    expect(await busy).toBe('broken');
  });

  test('when the number of the dead postmaster now belongs to another program, then it starts all the same', async () => {
    const dataDir = folder();
    const first = await startEmbeddedPostgres(dataDir);
    const file = path.join(first.directory, 'data', 'postmaster.pid');
    const left = readFileSync(file, 'utf8').split('\n');
    await killPostmaster(first);
    await until('the children are gone', async () => !processTable().some(({ command }) => command.startsWith('postgres:') && command.includes(dataDir)));
    writeFileSync(file, [String(process.ppid), ...left.slice(1)].join('\n'));
    const second = await startEmbeddedPostgres(dataDir);
    expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('when the first run is killed while it makes the database, at whatever moment, then the next start makes it', async () => {
    for (const afterMs of [0, 150, 600, 1_200]) {
      const dataDir = folder();
      const killed = CandorProcess.spawn('tests/helpers/postgres-process.ts', {}, [dataDir]);
      await until('initdb begun', async () => existsSync(path.join(dataDir, 'postgres')) && readdirSync(path.join(dataDir, 'postgres')).length > 0);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await killed.kill('SIGKILL');
      const { url, directory } = await startEmbeddedPostgres(dataDir);
      expect(await query(url, 'select 1 as one'), `killed after ${afterMs} ms`).toEqual([{ one: 1 }]);
      expect(readdirSync(directory).filter((name) => name.includes('.unfinished-') || name.endsWith('.new'))).toEqual([]);
    }
  }, 120_000);

  test('when two start on one folder at once, then both get the same server', async () => {
    const dataDir = folder();
    await startEmbeddedPostgres(dataDir).then((postgres) => postgres.stop());
    const [one, other] = await Promise.all([startEmbeddedPostgres(dataDir), startEmbeddedPostgres(dataDir)]);
    expect(one.url).toBe(other.url);
  });

  test('when it is supervised already, then a second supervisor is refused and says where', async () => {
    const postgres = await startEmbeddedPostgres(folder());
    const guard = await PostgresGuard.claim(postgres, () => undefined);
    await expect(PostgresGuard.claim(postgres, () => undefined)).rejects.toMatchObject({ code: 'invalid_configuration', message: expect.stringContaining(postgres.directory) });
    await guard.release();
    await (await PostgresGuard.claim(postgres, () => undefined)).release();
  });

  test('when a guarded server is killed, then it comes back on the same port with its data', async () => {
    const postgres = await startEmbeddedPostgres(folder());
    const guard = await PostgresGuard.claim(postgres, () => undefined);
    await query(postgres.url, 'create table kept as select 42 as answer');
    for (let round = 0; round < 2; round++) {
      await killPostmaster(postgres);
      await until('the server is back', () => query(postgres.url, 'select answer from kept').catch(() => undefined));
      await until('it is claimed again', async () => (await query<{ held: boolean }>(postgres.url, "select exists (select 1 from pg_locks where locktype = 'advisory') as held"))[0]!.held);
    }
    await guard.release();
  });

  test.runIf(isRoot)('when root starts it below a folder that only root may enter, then it lives elsewhere and says so', async () => {
    const dataDir = folder({ open: false });
    const first = await startEmbeddedPostgres(dataDir);
    expect(readFileSync(path.join(dataDir, 'postgres', 'location'), 'utf8').trim()).toBe(first.directory);
    await query(first.url, 'create table kept as select 42 as answer');
    await killPostmaster(first);
    const second = await startEmbeddedPostgres(dataDir);
    expect(await query(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  test.runIf(isRoot)('when an ordinary user starts it in a private folder, then it runs as that user', async () => {
    const dataDir = path.join(folder(), 'data');
    mkdirSync(dataDir, { mode: 0o700 });
    chownSync(dataDir, ORDINARY, ORDINARY);
    const first = await starter(dataDir, { uid: ORDINARY, gid: ORDINARY });
    expect(readFileSync(`/proc/${postmasterPid(first.told)}/status`, 'utf8')).toMatch(new RegExp(`^Uid:\\s+${ORDINARY}`, 'm'));
    await query(first.told.url, 'create table kept as select 42 as answer');
    await killPostmaster(first.told);
    await first.kill();
    const second = await starter(dataDir, { uid: ORDINARY, gid: ORDINARY });
    expect(await query(second.told.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    process.kill(postmasterPid(second.told), 'SIGINT');
    await second.kill();
    await until('the server is stopped', async () => !existsSync(path.join(second.told.directory, 'data', 'postmaster.pid')));
  });
});
