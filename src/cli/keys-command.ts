import { Option, type Command } from 'commander';
import { EXIT, type CliContext, type ExitCode, type Finish } from './context.js';
import { openClient, SERVER_HELP, withServerOptions, type ServerOptions } from './server-options.js';

const HELP = `
Needs a key with the role admin. The new key alone goes to standard output; it is shown this once,
the server keeps only its hash.
${SERVER_HELP}
Examples:
  $ candor keys create --role platform > platform.key
  $ candor keys create --role merchant --merchant m-17
`;

interface KeyOptions extends ServerOptions {
  role: string;
  merchant?: string;
  platform?: string;
}

async function createKey(options: KeyOptions, context: CliContext): Promise<ExitCode> {
  const client = openClient(options, context);
  try {
    const body = JSON.stringify({ role: options.role, merchantId: options.merchant, platformId: options.platform });
    const made = (await client.call({ method: 'POST', path: '/v1/keys', body, headers: { 'content-type': 'application/json' } })) as Record<'key' | 'keyId' | 'platformId', string>;
    context.stdout.write(`${made.key}\n`);
    context.stderr.write(`${made.keyId}: role ${options.role}${options.merchant === undefined ? '' : ` of merchant ${options.merchant}`}, platform ${made.platformId}. The key is not shown again.\n`);
    return EXIT.ok;
  } finally {
    await client.close();
  }
}

/** `candor keys create`: an API key from a server. */
export function addKeysCommand(program: Command, context: CliContext, finish: Finish): void {
  const keys = program.command('keys').description('API keys of a server');
  withServerOptions(keys.command('create'))
    .description('Makes an API key')
    .addOption(new Option('--role <role>', 'what the key may do').choices(['platform', 'merchant', 'trust', 'admin']).makeOptionMandatory())
    .option('--merchant <id>', 'the merchant of a merchant key')
    .option('--platform <id>', 'the platform it belongs to (default: that of your own key)')
    .addHelpText('after', HELP)
    .action(async (options: KeyOptions, command: Command) => {
      if ((options.role === 'merchant') !== (options.merchant !== undefined)) {
        command.error('error: --merchant goes with --role merchant, and only with it');
      }
      finish(await createKey(options, context));
    });
}
