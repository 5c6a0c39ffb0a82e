import { describe, expect, it } from 'vitest';
import { findBreaches, packagesLoadedBy, readModule, readSources } from '../helpers/import-rules.js';

const sources = readSources('.');
/** Parsing the whole repository takes a second alone, more on a busy machine. */
const PARSING_MS = 60_000;

describe('the direction of imports in this repository', () => {
  it('when every import of src, models, workers, scripts and tests is read, then none goes against the direction', () => {
    expect(sources.size).toBeGreaterThan(80);
    expect(findBreaches(sources)).toEqual([]);
  }, PARSING_MS);

  it.each(['src/server.ts', 'src/api/app.ts', 'src/start.ts'])(
    'when everything that %s loads is followed, then no model runtime is among it',
    (entry) => {
      const packages = [...packagesLoadedBy(entry, sources)];
      expect(packages).toContain('zod');
      expect(packages.filter((name) => /onnx|transformers/.test(name))).toEqual([]);
    },
    PARSING_MS,
  );

  it('when everything that a worker loads is followed, then the model runtime is among it', () => {
    expect([...packagesLoadedBy('workers/main.ts', sources)]).toContain('@xenova/transformers');
  }, PARSING_MS);
});

describe('the check itself', () => {
  it.each([
    ['src/domain/score.ts', "import { db } from '../storage/database.js'", 'the domain is pure'],
    ['src/domain/score.ts', "import { readFile } from 'node:fs/promises'", 'the domain is pure'],
    ['src/domain/score.ts', "import type { Score } from '../api/schemas.js'", 'the domain is pure'],
    ['src/domain/signals/burst.ts', "export { judge } from '../../usecases/judge-items.js'", 'the domain is pure'],
    ['src/usecases/read-score.ts', "import { openStores } from '../storage/open-stores.js'", 'use cases speak to ports'],
    ['src/usecases/read-score.ts', "import pg from 'pg'", 'only storage speaks SQL'],
    ['src/usecases/read-score.ts', "import { pino } from 'pino'", 'use cases speak to ports'],
    ['src/jobs/catalog.ts', "import { scoreItems } from '../usecases/score-items.js'", 'loads no handler'],
    ['src/storage/rows.ts', "import { connect } from '../queue/bullmq-connection.js'", 'never each other'],
    ['src/queue/sweep.ts', "export * from '../storage/postgres-outbox.js'", 'never each other'],
    ['src/queue/sweep.ts', "import Redis from 'ioredis'; import { sql } from 'kysely'", 'only storage speaks SQL'],
    ['models/windows.ts', "import { JOBS } from '../src/jobs/catalog.js'", 'models only run models'],
    ['src/api/app.ts', "import { rows } from '../storage/rows.js'", 'the API speaks to use cases'],
    ['src/api/app.ts', "const model = await import('../../models/onnx-item-analyser.js')", 'inference blocks the event loop'],
    ['src/api/app.ts', "import { pipeline } from '@xenova/transformers'", 'inference blocks the event loop'],
    ['src/api/app.ts', "type Session = import('onnxruntime-node').InferenceSession", 'inference blocks the event loop'],
    ['src/api/app.ts', "import { CHUNK_SIZE } from '../jobs/catalog.js'", 'the API speaks to use cases'],
    ['src/server.ts', "const ort = require('onnxruntime-web')", 'inference blocks the event loop'],
    ['src/console/main.tsx', "import { score } from '../domain/score.js'; const view = <p />", 'over HTTP and nothing else'],
    ['workers/worker.ts', "import { buildApp } from '../src/api/app.js'", 'never load the HTTP side'],
    ['src/server.ts', "import { aReview } from '../tests/helpers/candor.js'", 'nothing imports scripts or tests'],
    ['src/domain/score.ts', "import { shape } from '../../scripts/demo/story.js'", 'nothing imports scripts or tests'],
    ['src/cli/main.ts', 'const name = "x"; await import(name)', 'cannot be checked'],
    ['src/storage/database.ts', "const url = process.env.DATABASE_URL", 'reads process.env'],
    ['models/manifest.ts', "const url = process['env'].MODELS", 'reads process.env'],
    ['workers/worker.ts', "import { env } from 'node:process'", 'reads process.env'],
    ['src/domain/score.ts', 'export default 1', 'default export'],
    ['src/domain/score.ts', 'const score = 1; export { score as default }', 'default export'],
    ['src/domain/score.ts', 'export enum Grade { good }', 'enum'],
  ])('when %s says %s, then it is refused for the reason: %s', (file, source, reason) => {
    const breaches = findBreaches(new Map([[file, source]]));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toContain(reason);
    expect(breaches[0]!.startsWith(file)).toBe(true);
  });

  it.each([
    ['src/domain/digest.ts', "import { createHash } from 'node:crypto'; import { z } from 'zod'"],
    ['src/usecases/x.ts', "import { JOBS } from '../jobs/catalog.js'; import { setTimeout } from 'node:timers/promises'"],
    ['src/storage/x.ts', "import { CHUNK_SIZE } from '../jobs/catalog.js'; import { sql } from 'kysely'"],
    ['src/api/dependencies.ts', "import type { JobQueue } from '../jobs/job-queue.js'; import { type JobName } from '../jobs/catalog.js'"],
    ['models/session.ts', "import ort from 'onnxruntime-node'; import { env } from '@xenova/transformers'"],
    ['workers/worker.ts', "import { open } from '../models/onnx-item-analyser.js'; import type { Config } from '../src/config/config.js'"],
    ['src/server.ts', "import { buildApp } from './api/app.js'; loadConfig(process.env)"],
    ['scripts/bench.ts', "import { x } from '../workers/worker.js'; import pg from 'pg'; process.env.X"],
    ['src/domain/comment.ts', "// import './storage/x.js'\nconst text = \"import('../storage/y.js')\""],
  ])('when %s says %s, then it is let through', (file, source) => {
    expect(findBreaches(new Map([[file, source]]))).toEqual([]);
  });

  it('when a file imports in every way that the language has, then each import is seen, with whether it is for types only', () => {
    const source = `
      import './bare.js';
      import a, { type B } from './mixed.js';
      import type { C } from './type.js';
      import { type D } from './inline-type.js';
      export { e } from './named.js';
      export type { F } from './named-type.js';
      export * as g from './star.js';
      const h = async () => (await import('./dynamic.js')).h;
      let i: import('./in-type.js').I;
      const j = require('./common.cjs');`;
    expect(readModule('src/x.ts', source).imports).toEqual([
      { specifier: './bare.js', typeOnly: false },
      { specifier: './mixed.js', typeOnly: false },
      { specifier: './type.js', typeOnly: true },
      { specifier: './inline-type.js', typeOnly: true },
      { specifier: './named.js', typeOnly: false },
      { specifier: './named-type.js', typeOnly: true },
      { specifier: './star.js', typeOnly: false },
      { specifier: './dynamic.js', typeOnly: false },
      { specifier: './in-type.js', typeOnly: true },
      { specifier: './common.cjs', typeOnly: false },
    ]);
  });

  it('when a chain of imports ends in the model runtime, then following it finds the runtime', () => {
    const chain = new Map([
      ['src/server.ts', "import { a } from './a.js'"],
      ['src/a.ts', "import type { T } from './never.js'; const later = () => import('./b.js')"],
      ['src/b.ts', "import 'onnxruntime-node'"],
    ]);
    expect([...packagesLoadedBy('src/server.ts', chain)]).toEqual(['onnxruntime-node']);
  });
});
