import { existsSync } from 'node:fs';
import path from 'node:path';
import { until } from './candor.js';
import { REQUIRE_ALL } from './optional-tools.js';
import { freePort } from './global-setup.js';
import { childrenOf, lives, processTable, type ProcessRow } from './process-table.js';
import { CandorProcess } from './processes.js';

/** The weights are a product of training: a checkout may be without. */
export function hasModels(): boolean {
  if (existsSync('models/manifest.json')) return true;
  if (REQUIRE_ALL) throw new Error('models/manifest.json is required by CANDOR_REQUIRE_ALL and not there.');
  console.warn('SKIPPED: models/manifest.json is not there, so what needs the real model does not run.');
  return false;
}

/** `npm start`, as the script in package.json says it, on a data folder of the test's own. */
export class WholeCandor {
  private constructor(
    readonly supervisor: CandorProcess,
    readonly at: string,
    readonly dataDir: string,
  ) {}

  static async spawn(dataDir: string, environment: Record<string, string> = {}): Promise<WholeCandor> {
    const port = await freePort();
    const supervisor = CandorProcess.spawn('src/start.ts', { CANDOR_DATA_DIR: dataDir, CANDOR_PORT: String(port), CANDOR_WORKERS: '1', ...environment });
    return new WholeCandor(supervisor, `http://127.0.0.1:${port}`, dataDir);
  }

  /** Waits for the greeting. */
  async greeted(): Promise<this> {
    await this.supervisor.printed(/Ctrl-C stops it in order/, 120_000);
    return this;
  }

  /** The API or a worker, as it runs now. */
  child(script: 'src/server.ts' | 'workers/main.ts'): ProcessRow | undefined {
    return childrenOf(this.supervisor.pid).find(({ command }) => command.includes(script));
  }

  /** Kills a child and answers the one that takes its place. */
  async replacementOf(script: 'src/server.ts' | 'workers/main.ts'): Promise<ProcessRow> {
    const victim = this.child(script)!;
    process.kill(victim.pid, 'SIGKILL');
    return until(`another ${script}`, async () => {
      const now = this.child(script);
      return now && now.pid !== victim.pid ? now : undefined;
    });
  }

  async get(url: string): Promise<{ status: number; body: any }> {
    const answer = await fetch(this.at + url);
    return { status: answer.status, body: await answer.json() };
  }

  async answers(url: string): Promise<void> {
    await until(`${url} answers`, () => this.get(url).then(({ status }) => status === 200, () => false), 60_000);
  }

  /** Everything that runs for this data folder: supervisor, children, database. */
  processes(): ProcessRow[] {
    const ours = new Set([this.supervisor.pid, ...childrenOf(this.supervisor.pid).map(({ pid }) => pid)]);
    return processTable().filter(({ pid, command }) => ours.has(pid) || command.includes(path.join(this.dataDir, 'postgres')));
  }

  async gone(rows: readonly ProcessRow[]): Promise<void> {
    await until('no process left', async () => rows.every(({ pid }) => !lives(pid)));
  }
}
