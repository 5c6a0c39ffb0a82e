import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import { analysisSchema } from '../../src/domain/analysis.js';
import type { Item } from '../../src/domain/item.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import type { Polarity, Topic } from '../../src/domain/topics.js';

const review = (text: string): Item => ({
  kind: 'review',
  review: { id: text.slice(0, 100), merchantId: 'm', text, createdAt: '2026-01-01T08:00:00Z' },
});

/** Plain cases that no revision of the weights may get wrong. */
const GOLDENS: readonly [string, 'negative' | 'positive', Topic, Polarity][] = [
  ['质量太差了，用了两天就坏了，非常失望。', 'negative', 'quality', -1],
  ['快递很快，第二天就到了，非常满意！', 'positive', 'delivery', 1],
  ['客服态度恶劣，爱理不理，还骂人。', 'negative', 'attitude', -1],
  ['包装破损，盒子都压扁了，太差劲了。', 'negative', 'packaging', -1],
  ['申请退款半个月了还不给退，垃圾商家。', 'negative', 'returns_refunds', -1],
  ['買到假貨了，絕對不是正品，大家別上當。', 'negative', 'counterfeit', -1],
  ['Terrible quality, it broke after two days. Complete waste of money.', 'negative', 'quality', -1],
  ['The staff were so friendly and polite, wonderful service!', 'positive', 'attitude', 1],
  ['Nobody answers my emails, I waited on hold for an hour and got no reply.', 'negative', 'responsiveness', -1],
  ['I returned it a month ago and they still refuse to give me a refund.', 'negative', 'returns_refunds', -1],
  ['Shipping was very fast, the parcel arrived a day early. Great!', 'positive', 'delivery', 1],
];

describe('plain reviews, read with the committed weights', () => {
  let analyser: ItemAnalyser;
  beforeAll(async () => {
    analyser = await openItemAnalyser();
  });
  afterAll(() => analyser.close());

  it.each(GOLDENS)('when a review plainly says it (%s), then %s and %s %s', async (text, label, topic, polarity) => {
    const [analysis] = await analyser.analyse([review(text)]);
    const { sentiment, topics } = analysisSchema.parse(analysis);
    expect(sentiment?.label).toBe(label);
    const mention = topics.find((found) => found.topic === topic);
    expect(mention?.polarity).toBe(polarity);
    for (const { start, end, text: quote } of mention?.evidence ?? []) expect(text.slice(start, end)).toBe(quote);
    expect(mention?.evidence.length).toBeGreaterThan(0);
  });
});
