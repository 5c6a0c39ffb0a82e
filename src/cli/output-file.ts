import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { realpath, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Duplex, pipeline, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { AppError } from '../domain/app-error.js';

/** Where results go: standard output, or a file that appears complete or not at all. */
export interface Output {
  /** Waits while the reader of a pipe is slower. */
  write(text: string): Promise<void>;
  /** True once nobody reads any more (`| head`): writing is over, and that is no error. */
  readonly closed: boolean;
  /** Everything is written: a file takes its name now. */
  finish(): Promise<void>;
  /** Leaves an existing file as it was. */
  discard(): void;
}

/** Writes to a stream with back pressure and remembers how it failed. */
class StreamWriter {
  private failure: NodeJS.ErrnoException | undefined;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error) => (this.failure = error));
  }

  /** The other end of the pipe has gone. */
  get closed(): boolean {
    return this.failure?.code === 'EPIPE';
  }

  async write(text: string): Promise<void> {
    if (this.failure) throw this.failure;
    if (text !== '' && !this.stream.write(text)) await once(this.stream, 'drain');
  }
}

function standardOutput(stdout: Writable): Output {
  const writer = new StreamWriter(stdout);
  return {
    get closed() {
      return writer.closed;
    },
    write: (text) =>
      writer.write(text).catch((error: unknown) => {
        if (!writer.closed) throw error;
      }),
    finish: async () => undefined,
    discard: () => undefined,
  };
}

function cannotWrite(file: string, cause: Error): AppError {
  return new AppError({ code: 'invalid_request', publicMessage: `--out: cannot write ${file}: ${cause.message}`, cause });
}

/** The file itself rather than a link to it; undefined for devices and pipes, which cannot be replaced. */
async function replaceable(file: string): Promise<string | undefined> {
  const found = await stat(file).catch(() => undefined);
  if (!found) return path.resolve(file);
  if (found.isDirectory()) throw cannotWrite(file, new Error('it is a folder'));
  return found.isFile() ? realpath(file) : undefined;
}

async function outputFile(file: string): Promise<Output> {
  const target = await replaceable(file);
  const temporary = target && path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
  const stream = createWriteStream(temporary ?? file);
  await once(stream, 'open').catch((cause: Error) => {
    throw cannotWrite(file, cause);
  });
  const sink = file.endsWith('.gz') ? createGzip() : stream;
  if (sink instanceof Duplex) pipeline(sink, stream, () => undefined);
  const writer = new StreamWriter(sink);
  const failed = (cause: Error): never => {
    throw cannotWrite(file, cause);
  };
  const discard = (): void => {
    sink.destroy();
    stream.destroy();
    if (temporary) rmSync(temporary, { force: true });
  };
  const interrupted = (): never => {
    discard();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  return {
    closed: false,
    write: (text) => writer.write(text).catch(failed),
    finish: async () => {
      sink.end();
      await finished(stream).catch(failed);
      if (temporary) await rename(temporary, target);
      process.off('SIGINT', interrupted);
    },
    discard: () => {
      process.off('SIGINT', interrupted);
      discard();
    },
  };
}

/**
 * Opens what `--out` names; `-` is standard output, a name in `.gz` is packed. A file is written
 * beside its place and moved there at the end, so it may even be the input.
 * @throws AppError invalid_request where nothing can be written
 */
export function openOutput(file: string, stdout: Writable): Promise<Output> {
  return file === '-' ? Promise.resolve(standardOutput(stdout)) : outputFile(file);
}
