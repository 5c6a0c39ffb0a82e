import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import type { Analysis } from '../../src/domain/analysis.js';
import type { Item } from '../../src/domain/item.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';

const review = (text: string): Item => ({
  kind: 'review',
  review: { id: text.slice(0, 100), merchantId: 'm', text, createdAt: '2026-01-01T08:00:00Z' },
});

/** Texts of all lengths and scripts, one of them 10,000 characters. */
const TEXTS: readonly string[] = [
  '质量太差了，用了两天就坏了，非常失望。',
  '買到假貨了，絕對不是正品，大家別上當。',
  '好',
  'ok good',
  '😀 不错 👍🏻 good',
  'a'.repeat(300),
  '客服态度很好，物流也快。'.repeat(833),
  'The room was clean but the wifi never worked. '.repeat(30),
  ...Array.from({ length: 40 }, (_, i) => `第${i}次购买，${'味道不错，'.repeat(i)}但是快递太慢了。`),
];

/** Largest difference between numbers at the same places; Infinity when anything else differs. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? 0 : Infinity;
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  const at = (value: object, key: string): unknown => (value as Record<string, unknown>)[key];
  return Math.max(0, ...keys.map((key) => distance(at(a, key), at(b, key))));
}

/** A busy machine with two cores is slow, not wrong. */
const PATIENCE_MS = 120_000;

describe('the committed weights', { timeout: PATIENCE_MS }, () => {
  let analyser: ItemAnalyser;
  beforeAll(async () => {
    analyser = await openItemAnalyser();
  });
  afterAll(() => analyser.close());

  it('when texts come alone, together or in another order, then the same to 1e-4', async () => {
    const items = TEXTS.map(review);
    const together = await analyser.analyse(items);
    const reversed = (await analyser.analyse(items.toReversed())).toReversed();
    const alone: Analysis[] = [];
    for (const item of items) alone.push(...(await analyser.analyse([item])));
    expect(distance(together, reversed)).toBeLessThan(1e-4);
    expect(distance(together, alone)).toBeLessThan(1e-4);
  });

  it('when many long texts come at once, then no forward pass holds the event loop for two seconds', async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const items = Array.from({ length: 12 }, (_, i) => review(`${i} ${'The delivery was late again. '.repeat(300)}`));
    delay.enable();
    await analyser.analyse(items);
    delay.disable();
    expect(delay.max / 1e6).toBeLessThan(2000);
  });
});
