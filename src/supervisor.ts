import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { EXIT_CONFIGURATION, READY } from './process.js';

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 30_000;
/** A process that ran this long was healthy: its next restart waits only the first back-off. */
const HEALTHY_AFTER_MS = 60_000;
const STOP_TIMEOUT_MS = 25_000;

interface Supervised {
  name: string;
  script: URL;
  child?: ChildProcess;
  restart?: NodeJS.Timeout;
  /** Called when the process first says that it does its work. */
  onReady: () => void;
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

  /** Starts a process and keeps it; resolves when it first does its work. */
  start(name: string, script: URL): Promise<void> {
    return new Promise((onReady) => {
      const supervised: Supervised = { name, script, onReady };
      this.processes.push(supervised);
      this.launch(supervised, FIRST_BACKOFF_MS);
    });
  }

  private launch(supervised: Supervised, backoffMs: number): void {
    if (this.stopping) return;
    const startedAt = Date.now();
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), fileURLToPath(supervised.script)], {
      env: this.environment,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    supervised.child = child;
    child.on('message', (message) => {
      if (message === READY) supervised.onReady();
    });
    const again = (reason: string): void => {
      if (this.stopping) return;
      const waitMs = Date.now() - startedAt > HEALTHY_AFTER_MS ? FIRST_BACKOFF_MS : backoffMs;
      console.error(`${supervised.name} ended (${reason}); starting it again in ${waitMs / 1000} s`);
      supervised.restart = setTimeout(() => this.launch(supervised, Math.min(MAX_BACKOFF_MS, waitMs * 2)), waitMs);
    };
    /* Without a process there is no exit: the system refused to start one. */
    child.on('error', (error) => {
      if (child.pid === undefined) again(error.message);
    });
    child.on('exit', (code, signal) => {
      if (this.stopping) return;
      if (code === EXIT_CONFIGURATION) this.onHopeless();
      else again(signal ?? `code ${code}`);
    });
  }

  /** Asks all to finish, waits, and ends what does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    await Promise.all(
      this.processes.map(async ({ child, restart }) => {
        clearTimeout(restart);
        if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        await ended;
        clearTimeout(timer);
      }),
    );
  }
}
