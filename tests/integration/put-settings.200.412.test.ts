import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import { Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start({ workers: 0 });
});
afterAll(() => candor.close());

const get = (query = '') => candor.call('platform', 'GET', `/v1/settings${query}`);
const put = (query: string, layer: object, headers: Record<string, string> = {}) => candor.call('platform', 'PUT', `/v1/settings${query}`, layer, headers);

test('when nothing was ever set, then version 0 answers the defaults', async () => {
  const { status, headers, body } = await get('?category=never');
  expect(status).toBe(200);
  expect(body).toEqual({ category: 'never', version: 0, layer: {}, effective: DEFAULT_SETTINGS, changedAt: null, changedBy: null });
  expect(headers.etag).toBe('"version-0"');
});

test('when the platform and a category are set, then the category stands on the platform and both on the defaults', async () => {
  const platform = await put('', { halfLifeDays: 90, targets: { resolutionHours: 48 } });
  expect(platform.status).toBe(200);
  expect(platform.body).toMatchObject({ category: null, version: 1, layer: { halfLifeDays: 90 }, changedBy: expect.stringMatching(/^key_/) });
  const category = await put('?category=hotel', { targets: { satisfactionShare: 0.8 } });
  expect(category.body.effective).toMatchObject({ halfLifeDays: 90, targets: { resolutionHours: 48, satisfactionShare: 0.8 }, priorStrength: DEFAULT_SETTINGS.priorStrength });
  expect((await get('?category=hotel')).body).toEqual(category.body);
  expect((await get('?category=food')).body.effective.targets.satisfactionShare).toBe(0.9);
});

test('when settings change, then the log says what, who and which version, and the past keeps its own', async () => {
  const before = new Date();
  await put('?category=spa', { halfLifeDays: 30 });
  const between = new Date((await get('?category=spa')).body.changedAt);
  await put('?category=spa', { halfLifeDays: 60 });
  const events = (await candor.call('trust', 'GET', '/v1/audit?limit=1000')).body.events.filter((event: any) => event.subject === 'settings:spa');
  expect(events.map((event: any) => [event.kind, event.body.version, event.body.layer])).toEqual([
    ['settings.changed', 1, { halfLifeDays: 30 }],
    ['settings.changed', 2, { halfLifeDays: 60 }],
  ]);
  const { settings } = candor.stores;
  expect((await settings.settingsAt('acme', 'spa', between)).settings.halfLifeDays).toBe(30);
  expect((await settings.settingsAt('acme', 'spa')).settings.halfLifeDays).toBe(60);
  expect((await settings.settingsAt('acme', 'spa', new Date(before.getTime() - 60_000))).settings).toEqual(DEFAULT_SETTINGS);
});

test('when the caller holds an older version, then 412 version_conflict and nothing is changed', async () => {
  const first = await put('?category=toys', { halfLifeDays: 30 });
  const held = String(first.headers.etag);
  expect((await put('?category=toys', { halfLifeDays: 40 }, { 'if-match': held })).status).toBe(200);
  const late = await put('?category=toys', { halfLifeDays: 50 }, { 'if-match': held });
  expect(late.body).toMatchObject({ status: 412, code: 'version_conflict', pointer: '/headers/if-match' });
  expect((await get('?category=toys')).body).toMatchObject({ version: 2, layer: { halfLifeDays: 40 } });
});

test('when two changes of one version come at once, then one wins and the other gets 412', async () => {
  const held = { 'if-match': '"version-0"' };
  const answers = await Promise.all([1, 2, 3].map((strength) => put('?category=race', { priorStrength: strength }, held)));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  expect((await get('?category=race')).body.version).toBe(1);
});

test.each([
  ['a bad field', '', { halfLifeDays: 3 }, {}, '/halfLifeDays'],
  ['an unknown field', '', { halfLife: 30 }, {}, '/halfLife'],
  ['contradictory comparisons', '', { pairwiseMatrix: [[1, 9, 1 / 9, 1], [1 / 9, 1, 9, 1], [9, 1 / 9, 1, 1], [1, 1, 1, 1]] }, {}, '/pairwiseMatrix'],
  ['a tag that is none of ours', '', {}, { 'if-match': '"other"' }, '/headers/if-match'],
  ['an empty category', '?category=', {}, {}, '/query/category'],
])('when a change has %s, then 400 points at it and nothing is changed', async (_what, query, layer, headers, pointer) => {
  const before = await get();
  expect((await put(query, layer, headers)).body).toMatchObject({ status: 400, code: 'invalid_request', pointer });
  expect((await get()).body).toEqual(before.body);
});

test('when another platform reads its settings, then it sees its own alone', async () => {
  expect((await candor.stores.settings.layer('other', 'hotel')).version).toBe(0);
});
