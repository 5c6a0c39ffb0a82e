import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nearDuplicatesOf } from '../../src/domain/copies/near-duplicates.js';
import { bandKeys, shingles } from '../../src/domain/minhash.js';
import { readDuplicateCandidates } from '../../src/storage/duplicate-candidates.js';
import { migrate } from '../../src/storage/migrate.js';
import { openStores, type Stores } from '../../src/storage/open-stores.js';
import { createDatabase } from '../helpers/candor.js';

const BOILERPLATE = '宝贝收到了，和描述的一样，物流很快，包装也很好，客服态度不错，下次还会再来光顾，推荐大家购买';
const STORY = 'The kettle whistles a little early, the handle stays cool and the courier carried it up four floors without a word';

let stores: Stores;
beforeAll(async () => {
  stores = openStores({ url: await createDatabase(), maxConnections: 2, onIdleError: () => undefined });
  await migrate(stores.db);
});
afterAll(() => stores.close());

async function store(platformId: string, texts: Record<string, string>): Promise<void> {
  await stores.batches.accept({ platformId }, async (writer) => {
    const items = Object.entries(texts).map(([id, text]) => ({
      item: { kind: 'review' as const, review: { id, merchantId: `of-${id}`, text, createdAt: '2026-01-01T00:00:00Z' } },
      contentHash: id,
      bandKeys: bandKeys(platformId, shingles(text)),
      occurredAt: new Date('2026-01-01T00:00:00Z'),
      pointer: '',
    }));
    await writer.addItems(items);
    return { rejected: [], rejectedCount: 0, merchants: 0, bodyHash: '' };
  });
}

describe('the search for copies among stored reviews', () => {
  test('when hundreds share one boilerplate, then a bounded number comes up, never the review itself', async () => {
    await store('acme', Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`b${String(i).padStart(3, '0')}`, `${BOILERPLATE}${'！'.repeat(i % 4)}`])));
    const found = await readDuplicateCandidates(stores.db, 'acme', ['b007', 'b250']);
    for (const id of ['b007', 'b250']) {
      const own = found.filter((candidate) => candidate.of === id);
      expect(own).toHaveLength(60);
      expect(own.every((candidate) => candidate.id !== id)).toBe(true);
      expect(nearDuplicatesOf(BOILERPLATE, own)).toHaveLength(60);
    }
  });

  test('when copies came with other batches and merchants, then the closest comes first, and strangers and other platforms not at all', async () => {
    await store('shop', { first: STORY, stranger: 'Nothing fits, the zip broke on day one and the colour ran in the wash although the label said sixty degrees' });
    await store('shop', { close: `${STORY}!!`, edited: STORY.replace('without a word', 'with a smile') });
    await store('elsewhere', { foreign: STORY });
    const found = await readDuplicateCandidates(stores.db, 'shop', ['first']);
    expect(found.map(({ id, merchantId }) => [id, merchantId])).toEqual([['close', 'of-close'], ['edited', 'of-edited']]);
    expect(await readDuplicateCandidates(stores.db, 'elsewhere', ['foreign'])).toEqual([]);
  });

  test('when a text is too short to compare, then it has no candidates and is nobody’s', async () => {
    await store('tiny', { a: '好评', b: '好评', c: 'ok' });
    expect(await readDuplicateCandidates(stores.db, 'tiny', ['a', 'b', 'c'])).toEqual([]);
  });
});
