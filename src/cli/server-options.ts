import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { loadConfig, type Config } from '../config/config.js';
import { AppError } from '../domain/app-error.js';
import { ApiClient } from './api-client.js';
import type { CliContext } from './context.js';

export interface ServerOptions {
  url?: string;
  key?: string;
}

export const SERVER_HELP = `
The key is taken from --key, from the variable CANDOR_KEY or, for a server on this machine, from the
file .candor/admin.key that its first start wrote.
`;

/** Adds `--url` and `--key` to a command that talks to a server. */
export function withServerOptions(command: Command): Command {
  return command
    .option('--url <url>', 'address of the server (default: http://127.0.0.1:3000, or as CANDOR_PORT says)')
    .option('--key <key>', 'API key; prefer the variable CANDOR_KEY, which other users of the machine cannot see');
}

/** `npm start` runs in this project's folder, whatever folder `candor` is called from. */
const PROJECT_DATA_DIR = fileURLToPath(new URL('../../.candor', import.meta.url));
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Data folders of a server on this machine, the likelier first. */
export function dataFolders(config: Config, environment: CliContext['environment']): string[] {
  return environment.CANDOR_DATA_DIR ? [config.dataDir] : [...new Set([config.dataDir, PROJECT_DATA_DIR])];
}

function serverUrl(given: string | undefined, config: Config): URL {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host;
  const address = given ?? `http://${host}:${config.port}`;
  if (/^https?:\/\//i.test(address) && URL.canParse(address)) return new URL(address);
  throw new AppError({ code: 'invalid_request', publicMessage: '--url: give the address of a Candor server, such as http://127.0.0.1:3000.' });
}

/** The administrator's key leaves its file only for this machine: another server must be given its key by name. */
function storedKey(url: URL, folders: string[]): string | undefined {
  const file = folders.map((folder) => path.join(folder, 'admin.key')).find(existsSync);
  if (!file || !LOOPBACK.has(url.hostname)) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new AppError({ code: 'unauthenticated', publicMessage: `${file} cannot be read: ${(cause as Error).message}. Give --key or set CANDOR_KEY.`, cause });
  }
}

/** A client for the server that the options, the environment or the defaults name. */
export function openClient(options: ServerOptions, context: CliContext): ApiClient {
  const config = loadConfig(context.environment);
  const url = serverUrl(options.url, config);
  const folders = dataFolders(config, context.environment);
  const key = (options.key ?? context.environment.CANDOR_KEY)?.trim() || storedKey(url, folders);
  if (!key) {
    throw new AppError({ code: 'unauthenticated', publicMessage: `No key for ${url.origin}: give --key or set CANDOR_KEY; there is no admin.key in ${folders.join(' or ')}${LOOPBACK.has(url.hostname) ? '' : ' that is for this server'}.` });
  }
  return new ApiClient({ url, key, onWait: (text) => void context.stderr.write(`${text}\n`) });
}
