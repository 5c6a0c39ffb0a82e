import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EXIT_CONFIGURATION } from './process.js';

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** A process that ran this long was healthy: its next restart waits only the first back-off. */
const HEALTHY_AFTER_MS = 60_000;
const STOP_TIMEOUT_MS = 25_000;

interface Supervised {
  name: string;
  child?: ChildProcess;
  restart?: NodeJS.Timeout;
}

/**
 * Keeps processes running: one that dies is started again, later and later. Children lead sessions
 * of their own, so Ctrl-C reaches only the supervisor; they leave by themselves when it is gone,
 * because their channel to it closes.
 */
export class Supervisor {
  private readonly processes: Supervised[] = [];
  private stopping = false;
  /** Called when a process says that no restart will help. */
  onHopeless: () => void = () => undefined;

  constructor(private readonly environment: NodeJS.ProcessEnv) {}

  start(name: string, script: URL): void {
    const supervised: Supervised = { name };
    this.processes.push(supervised);
    this.launch(supervised, script, FIRST_BACKOFF_MS);
  }

  private launch(supervised: Supervised, script: URL, backoffMs: number): void {
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(script)], {
      env: this.environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    supervised.child = child;
    child.on('exit', (code, signal) => {
      if (this.stopping) return;
      if (code === EXIT_CONFIGURATION) {
        this.onHopeless();
        return;
      }
      const waitMs = Date.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_BACKOFF_MS : backoffMs;
      console.error(`${supervised.name} ended (${signal ?? `code ${code}`}); starting it again in ${waitMs / 1000} s`);
      supervised.restart = setTimeout(() => this.launch(supervised, script, Math.min(MAX_BACKOFF_MS, waitMs * 2)), waitMs);
    });
  }

  /** Asks all to finish, waits, and ends what does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      this.processes.map(async ({ child, restart }) => {
        clearTimeout(restart);
        if (!child || child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        await ended;
        clearTimeout(timer);
      }),
    );
  }
}
