import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL('../../../shared/data/', import.meta.url);

/** Path of a shared data file, or undefined where this checkout has no `../shared` beside it. */
export function sharedData(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, FOLDER));
  return existsSync(path) ? path : undefined;
}

/** Rows of a gzipped file of JSON lines. The caller vouches for their shape: DATA.md describes it. */
export async function readJsonLines<Row>(path: string): Promise<Row[]> {
  const text = gunzipSync(await readFile(path)).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
}
