import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addAnalyzeCommand } from './analyze-command.js';
import { addAuditCommands } from './audit-command.js';
import { addAuthenticityCommand } from './authenticity-command.js';
import { EXIT, type CliContext, type Finish } from './context.js';
import { addImportCommand } from './import-command.js';
import { addJobsCommands } from './jobs-command.js';
import { addKeysCommand } from './keys-command.js';
import { addScoreCommand } from './score-command.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };

const HELP = `
Exit codes: 0 done · 1 bad items, or failed · 2 wrong usage · 78 configuration or model missing.

Examples:
  $ candor analyze reviews.ndjson.gz --out analyses.jsonl
  $ candor authenticity reviews.csv --out verdicts.jsonl
  $ candor score reviews.ndjson.gz --analyses analyses.jsonl --verdicts verdicts.jsonl
  $ candor import reviews.ndjson.gz
  $ candor analyze --help
`;

function buildProgram(context: CliContext, finish: Finish): Command {
  const program = new Command('candor')
    .description('Reads reviews and customer-service chats, in Chinese and English.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('Add --help for what is possible.')
    .configureOutput({
      writeOut: (text) => void context.stdout.write(text),
      writeErr: (text) => void context.stderr.write(text),
    })
    .addHelpText('after', HELP);
  for (const add of [addAnalyzeCommand, addAuthenticityCommand, addScoreCommand, addImportCommand, addKeysCommand, addJobsCommands, addAuditCommands]) {
    add(program, context, finish);
  }
  return program;
}

/**
 * Runs one `candor` command and answers its exit code.
 * @param args what stands behind `candor` on the command line
 * @throws AppError what made the command fail, for `exitWith` to tell
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<number> {
  let code: number = EXIT.ok;
  try {
    await buildProgram(context, (finished) => (code = finished)).parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    /* Help and version that were asked for end well; whatever else commander stops at is wrong usage. */
    return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  }
}
