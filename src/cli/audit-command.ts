import type { Command } from 'commander';
import { AppError } from '../domain/app-error.js';
import { GENESIS_HASH, verifyChain, type LoggedEvent } from '../domain/event-log.js';
import { readAuditFile } from './audit-file.js';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { openOutput } from './output-file.js';
import { openClient, SERVER_HELP, withServerOptions, type ServerOptions } from './server-options.js';

const VERIFY_HELP = `
FILE is what "candor audit export" wrote, or pages of GET /v1/audit, from the first event on. Every
event's number, link and hash are checked. An export cannot show that events were cut off its end:
compare the last hash with one noted elsewhere.

Example:
  $ candor audit export --out audit.ndjson && candor audit verify audit.ndjson
`;
const EXPORT_HELP = `
Needs a key with the role trust. One event a line.
${SERVER_HELP}
Example:
  $ candor audit export --out audit.ndjson
`;
const PAGE_EVENTS = 1000;

function verify(file: string, context: CliContext): ExitCode {
  let lastHash = GENESIS_HASH;
  function* watched(): Iterable<LoggedEvent> {
    for (const event of readAuditFile(file)) {
      lastHash = event.hash;
      yield event;
    }
  }
  try {
    const verdict = verifyChain(watched());
    if (!verdict.intact) {
      context.stderr.write(`Broken at event ${verdict.brokenAt}: ${verdict.reason}. Nothing from there on is proven.\n`);
      return EXIT.failed;
    }
    if (verdict.events === 0) throw new AppError({ code: 'invalid_request', publicMessage: `${file}: holds no events` });
    context.stdout.write(`Intact: events 1 to ${verdict.events}, last hash ${lastHash}\n`);
    return EXIT.ok;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'EISDIR' && code !== 'EACCES') throw error;
    throw new AppError({ code: 'invalid_request', publicMessage: `${file}: cannot be read: ${message}`, cause: error });
  }
}

async function exportLog(options: ServerOptions & { out: string }, context: CliContext): Promise<ExitCode> {
  const client = openClient(options, context);
  const output = await openOutput(options.out, context.stdout);
  try {
    let cursor: string | null = null;
    let events = 0;
    do {
      const query: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = (await client.call({ method: 'GET', path: `/v1/audit?limit=${PAGE_EVENTS}${query}` })) as { events: LoggedEvent[]; nextCursor: string | null };
      await output.write(page.events.map((event) => `${JSON.stringify(event)}\n`).join(''));
      events += page.events.length;
      cursor = page.nextCursor;
    } while (cursor !== null && !output.closed);
    if (output.closed) return EXIT.ok;
    await output.finish();
    context.stderr.write(`Events exported: ${events}.\n`);
    return EXIT.ok;
  } catch (error) {
    output.discard();
    throw error;
  } finally {
    await client.close();
  }
}

/** `candor audit`: the log that explains every score, exported and proven. */
export function addAuditCommands(program: Command, context: CliContext, finish: Finish): void {
  const audit = program.command('audit').description('The append-only log that explains every score');
  audit
    .command('verify')
    .description('Checks an exported log, offline')
    .argument('<FILE>', 'NDJSON of events, or pages of GET /v1/audit')
    .addHelpText('after', VERIFY_HELP)
    .action((file: string) => finish(verify(file, context)));
  withServerOptions(audit.command('export'))
    .description('Writes the whole log of your platform')
    .option('--out <F>', 'where it goes; appears when complete', '-')
    .addHelpText('after', EXPORT_HELP)
    .action(async (options: ServerOptions & { out: string }) => finish(await exportLog(options, context)));
}
