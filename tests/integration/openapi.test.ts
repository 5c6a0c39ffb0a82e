import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validate } from '@apidevtools/swagger-parser';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVIDENCE_EXAMPLE } from '../../src/api/evidence-example.js';
import { ERROR_CODES } from '../../src/domain/app-error.js';
import { reviewSchema } from '../../src/domain/item.js';
import { Candor } from '../helpers/candor.js';

/** What no answer over HTTP can carry: the process does not start with it. */
const BEFORE_HTTP = new Set(['invalid_configuration']);
/** Routes that tests reach through the links of a batch's answer. */
const LINKS: Record<string, string> = {
  '/v1/batches/{id}': 'links.self',
  '/v1/batches/{id}/results': 'links.results',
  '/v1/batches/{id}/events': 'links.events',
};

interface OpenApi {
  openapi: string;
  paths: Record<string, Record<string, { summary?: string; security?: unknown[]; responses: Record<string, { content?: object }>; requestBody?: { content: Record<string, any> } }>>;
}

function sourcesUnder(folders: string[]): Map<string, string> {
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)));
  return new Map(files.filter((file) => file.endsWith('.ts')).map((file) => [file, readFileSync(file, 'utf8')]));
}

const tests = sourcesUnder(['tests/integration', 'tests/contract', 'tests/fault', 'tests/helpers']);
tests.delete(path.join('tests', 'integration', 'openapi.test.ts'));

/** Whether the source calls the route: its URL in quotes, the method beside it; none there means GET. */
function exercises(source: string, method: string, route: string): boolean {
  const url = route.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/\'"`?\\s]+');
  const link = LINKS[route];
  const pattern = new RegExp(`['"\`}]${url}(?=['"\`?])${link ? `|${link.replace('.', '\\.')}\\b` : ''}`, 'g');
  return [...source.matchAll(pattern)].some(({ 0: match, index }) => {
    const before = source.slice(Math.max(0, index - 60), index + 1);
    const after = source.slice(index + match.length, index + match.length + 200);
    const named = new RegExp(`'(GET|POST|PUT)'`, 'g');
    const nearest = [...before.matchAll(named)].at(-1)?.[1] ?? /method: '(\w+)'/.exec(after)?.[1];
    return (nearest ?? 'GET') === method;
  });
}

let candor: Candor;
let document: OpenApi;
const operations = () =>
  Object.entries(document.paths).flatMap(([route, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), route, operation })),
  );

beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
  const answer = await candor.app.inject('/openapi.json');
  expect(answer.statusCode).toBe(200);
  document = answer.json();
});
afterAll(() => candor.close());

test('when /openapi.json is fetched, then it is valid OpenAPI 3.1', async () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  await expect(validate(structuredClone(document) as never)).resolves.toBeDefined();
});

test('when evidence is documented, then a whole record stands as an example', () => {
  const { content } = document.paths['/v1/reviews/{id}/evidence']!.get!.responses['200']! as { content: Record<string, { example: unknown }> };
  expect(content['application/json']!.example).toEqual(EVIDENCE_EXAMPLE);
});

test('when a route is written in src/api, then it is documented', () => {
  const written = [...sourcesUnder(['src/api']).values()]
    .flatMap((source) => [...source.matchAll(/\.(get|post|put)\(\s*'(\/[^']+)'/g)])
    .map(([, method, url]) => `${method!.toUpperCase()} ${url!.replace(/:(\w+)/g, '{$1}')}`)
    .filter((route) => route !== 'GET /openapi.json');
  expect(operations().map(({ method, route }) => `${method} ${route}`).sort()).toEqual(written.sort());
});

test('when a route needs a key, then its 401 and 403 are documented as problems', () => {
  for (const { method, route, operation } of operations()) {
    expect(operation.summary, `${method} ${route}`).toBeTruthy();
    if (!operation.security) continue;
    for (const status of ['401', '403']) expect(operation.responses[status], `${status} of ${method} ${route}`).toBeDefined();
  }
});

test('when a problem is documented, then its content type is application/problem+json', () => {
  const wrong = operations().flatMap(({ method, route, operation }) =>
    Object.entries(operation.responses)
      .filter(([status, { content = {} }]) => Number(status) >= 400 && Object.keys(content).join() !== 'application/problem+json')
      .map(([status]) => `${status} of ${method} ${route}`),
  );
  expect(wrong).toEqual([]);
});

test('when a route is documented, then some test calls it', () => {
  const missing = operations().filter(({ method, route }) => ![...tests.values()].some((source) => exercises(source, method, route)));
  expect(missing.map(({ method, route }) => `${method} ${route}`)).toEqual([]);
});

test('when an error code can be answered over HTTP, then some test names it', () => {
  const codes = Object.keys(ERROR_CODES).filter((code) => !BEFORE_HTTP.has(code));
  expect(codes.filter((code) => ![...tests.values()].some((source) => source.includes(`'${code}'`)))).toEqual([]);
});

test.each<[string, string, string, boolean]>([
  ["call('trust', 'GET', '/v1/flags?limit=3')", 'GET', '/v1/flags', true],
  ["call('trust', 'GET', '/v1/flags')", 'POST', '/v1/flags', false],
  ["call('trust', 'POST', `/v1/reviews/${id}/decisions`, {})", 'POST', '/v1/reviews/{id}/decisions', true],
  ["call('trust', 'GET', `/v1/reviews/${id}/decisions`)", 'GET', '/v1/reviews/{id}', false],
  ["fetch(`${at}/v1/batches`, { method: 'POST', body })", 'POST', '/v1/batches', true],
  ['fetch(`${at}/metrics`)', 'GET', '/metrics', true],
  ["call('platform', 'GET', posted.body.links.self)", 'GET', '/v1/batches/{id}', true],
  ["it('answers /livez quickly')", 'GET', '/livez', false],
])('when a test says %s, then %s %s counts as called: %s', (source, method, route, called) => {
  expect(exercises(source, method, route)).toBe(called);
});

test('when a stranger reads how to hand in a batch, then every field of a review and of an NDJSON line is there', () => {
  const { content } = document.paths['/v1/batches']!['post']!.requestBody!;
  expect(Object.keys(content['application/json'].schema.properties.reviews.items.properties)).toEqual(Object.keys(reviewSchema.shape));
  expect(content['application/x-ndjson'].schema.anyOf.map((line: any) => line.properties.type.const)).toEqual(['review', 'transcript', 'merchant']);
});
