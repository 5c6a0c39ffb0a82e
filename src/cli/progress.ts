import { Presets, SingleBar } from 'cli-progress';
import type { OutputStream } from './context.js';

/** Waits this long between two redraws. */
const REDRAW_MS = 200;
const KNOWN = '{bar} {percentage}% · {items} {unit} · {rate}/s · {eta_formatted} left';
const UNKNOWN = '{items} {unit} · {rate}/s · {duration_formatted}';

export interface ProgressOptions {
  unit: string;
  /** What `done` runs up to: bytes of a file, items of a batch. Undefined: only counts are shown. */
  total: number | undefined;
  /** No bar, whatever the terminal. */
  hidden?: boolean;
}

/** A progress bar on a terminal; on anything else only the notes are written. */
export class Progress {
  private readonly bar: SingleBar | undefined;
  private readonly startedAt = performance.now();

  constructor(
    private readonly stderr: OutputStream,
    private readonly options: ProgressOptions,
  ) {
    if (!stderr.isTTY || options.hidden) return;
    this.bar = new SingleBar(
      { stream: stderr, format: options.total === undefined ? UNKNOWN : KNOWN, hideCursor: true, clearOnComplete: true, fps: 1000 / REDRAW_MS },
      Presets.shades_classic,
    );
    this.bar.start(options.total ?? 0, 0, this.payload(0));
  }

  update(done: number, items: number): void {
    this.bar?.update(done, this.payload(items));
  }

  /** A line that stays; the bar goes on below it. */
  note(text: string): void {
    this.stderr.write(this.bar ? `\r\u001B[K${text}\n` : `${text}\n`);
  }

  stop(): void {
    this.bar?.stop();
  }

  private payload(items: number) {
    const seconds = Math.max(0.001, (performance.now() - this.startedAt) / 1000);
    return { items, unit: this.options.unit, rate: Math.round(items / seconds) };
  }
}
