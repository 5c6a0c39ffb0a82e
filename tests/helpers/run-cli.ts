import { Readable, Writable } from 'node:stream';
import { runCli } from '../../src/cli/program.js';
import type { CliContext, OutputStream } from '../../src/cli/context.js';
import { AppError } from '../../src/domain/app-error.js';
import { fakeAnalyser } from './fake-analyser.js';

export interface CliRun {
  stdin?: Readable | string | Buffer;
  stdout?: Writable;
  /** Makes standard error a terminal. */
  terminal?: boolean;
  environment?: Record<string, string>;
  openAnalyser?: CliContext['openAnalyser'];
}

function collector(): { stream: OutputStream; text: () => string } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') };
}

/** Runs `candor …` in this process; an AppError that leaves it is told and coded as `exitWith` does. */
export async function candorCli(args: string[], run: CliRun = {}): Promise<{ code: number; stdout: string; stderr: string; lines: any[] }> {
  const stdout = collector();
  const stderr = collector();
  if (run.terminal) Object.assign(stderr.stream, { isTTY: true, columns: 120, cursorTo: () => true, clearLine: () => true });
  const stdin = run.stdin instanceof Readable ? run.stdin : Readable.from(run.stdin === undefined ? [] : [Buffer.from(run.stdin)]);
  const context: CliContext = {
    stdin,
    stdout: run.stdout ?? stdout.stream,
    stderr: stderr.stream,
    environment: run.environment ?? {},
    openAnalyser: run.openAnalyser ?? (async () => fakeAnalyser()),
  };
  let code: number;
  try {
    code = await runCli(args, context);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    stderr.stream.write(error.publicMessage);
    code = error.code === 'model_unavailable' || error.code === 'invalid_configuration' ? 78 : 1;
  }
  const text = stdout.text();
  const json = text.startsWith('{') ? text.trim().split('\n').map((line) => JSON.parse(line) as unknown) : [];
  return { code, stdout: text, stderr: stderr.text(), lines: json };
}
