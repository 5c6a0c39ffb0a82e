import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { CONFIGURATION_VARIABLES } from '../../src/config/config.js';

const README = readFileSync('README.md', 'utf8');
const folders = [...readdirSync('src').map((name) => path.join('src', name)).filter((folder) => statSync(folder).isDirectory()), 'workers', 'scripts', 'tests'];

describe('the documents', () => {
  test.each(folders)('when a stranger opens %s, then a README of at most 20 lines says what lives there', (folder) => {
    const file = path.join(folder, 'README.md');
    expect(existsSync(file), file).toBe(true);
    expect(readFileSync(file, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(20);
  });

  test('when a variable can be configured, then the table names it, and names no other', () => {
    const named = new Set([...README.matchAll(/`([A-Z][A-Z_]+)`/g)].map((match) => match[1]!).filter((name) => /^(CANDOR_|DATABASE_URL|REDIS_URL)/.test(name)));
    expect([...named].sort()).toEqual([...CONFIGURATION_VARIABLES].sort());
  });

  test('when the README names a command, then package.json has it', () => {
    const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts);
    const named = [...README.matchAll(/npm run ([a-z:-]+)/g)].map((match) => match[1]!);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });

  test.each(['README.md', 'models/README.md'])('when %s links to a file, then it exists', (document) => {
    const text = readFileSync(document, 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => path.join(path.dirname(document), match[1]!));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });

  test('when a figure stands in the README, then it was measured', () => {
    expect(README).not.toMatch(/MEASURE\b|TBD|\?\?\?/);
  });
});
