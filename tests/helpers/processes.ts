import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until } from './candor.js';

/** A real process of Candor, to be watched, asked to stop, and killed. */
export class CandorProcess {
  private text = '';
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;

  private constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.text += chunk.toString()));
    this.ended = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  }

  /** `script` is relative to the repository's root. */
  static spawn(script: string, environment: Record<string, string | undefined>, args: string[] = [], options: SpawnOptions = {}): CandorProcess {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, CANDOR_LOG_LEVEL: 'warn', ...environment };
    return new CandorProcess(
      spawn(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(new URL(`../../${script}`, import.meta.url)), ...args], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env,
        ...options,
      }),
    );
  }

  get pid(): number {
    return this.child.pid!;
  }

  /** Everything written so far, to standard output and error. */
  get output(): string {
    return this.text;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resolves when the process says that it does its work. */
  async ready(): Promise<this> {
    const outcome = await Promise.race([once(this.child, 'message'), this.ended]);
    if (!Array.isArray(outcome)) throw new Error(`The process ended before it was ready (${JSON.stringify(outcome)}):\n${this.text}`);
    return this;
  }

  async printed(pattern: RegExp, timeoutMs = 60_000): Promise<void> {
    await until(`${pattern} printed`, async () => {
      if (pattern.test(this.text)) return true;
      if (!this.running) throw new Error(`The process ended without printing ${pattern}:\n${this.text}`);
      return false;
    }, timeoutMs);
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
    if (this.running) this.child.kill(signal);
    return this.ended;
  }
}
