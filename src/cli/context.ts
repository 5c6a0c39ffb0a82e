import type { Readable, Writable } from 'node:stream';
import type { ItemAnalyserOptions } from '../../models/onnx-item-analyser.js';
import type { ItemAnalyser } from '../domain/ports/item-analyser.js';

export type OutputStream = Writable & { isTTY?: boolean };

/** What a command may touch of the world; tests hand in their own streams and model. */
export interface CliContext {
  stdin: Readable;
  stdout: OutputStream;
  stderr: OutputStream;
  environment: Record<string, string | undefined>;
  openAnalyser(options: ItemAnalyserOptions): Promise<ItemAnalyser>;
}

/** What `candor` tells the shell. 78 (configuration) comes from `exitWith`. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Hands a command's exit code to `runCli`; commander itself drops what an action answers. */
export type Finish = (code: ExitCode) => void;
