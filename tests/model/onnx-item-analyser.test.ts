import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import { type Analysis, analysisSchema } from '../../src/domain/analysis.js';
import { measureTranscript } from '../../src/domain/chat/transcript-measures.js';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.js';
import type { Item } from '../../src/domain/item.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import { writeTinyEncoder } from './tiny-encoder.js';

const createdAt = '2026-01-01T08:00:00Z';
const review = (id: string, text: string, title?: string): Item => ({
  kind: 'review',
  review: { id, merchantId: 'm', text, createdAt, ...(title && { title }) },
});
const CHAT: Item = {
  kind: 'transcript',
  transcript: {
    id: 'chat',
    merchantId: 'm',
    messages: [
      { role: 'customer', text: '快递太慢了，再不到我就打12315', at: '2026-01-01T08:00:00Z' },
      { role: 'agent', text: '谢谢您，我们会在24小时内联系您。', at: '2026-01-01T08:01:00Z' },
      { role: 'customer', text: '客服好', at: '2026-01-01T08:02:00Z' },
    ],
  },
};

describe('the analyser on a model in miniature', () => {
  let folder: string;
  let analyser: ItemAnalyser;
  const analyseOne = async (item: Item): Promise<Analysis> => {
    const [analysis] = await analyser.analyse([item]);
    return analysisSchema.parse(analysis);
  };

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'candor-tiny-'));
    await writeTinyEncoder(folder);
    analyser = await openItemAnalyser({ modelsFolder: folder });
  });
  afterAll(async () => {
    await analyser.close();
    await rm(folder, { recursive: true });
  });

  it('when a Traditional Chinese complaint comes, then sentiment, topics and spans of the original', async () => {
    const text = '東西不錯😀，但客服態度很差！';
    const { language, sentiment, topics, model } = await analyseOne(review('r', text));
    expect(language).toBe('zh');
    expect(sentiment?.label).toBe('negative');
    expect(topics.map(({ topic, polarity }) => [topic, polarity])).toEqual([['attitude', -1]]);
    expect(topics[0]?.evidence).toEqual([{ start: 7, end: 14, text: '但客服態度很差' }]);
    expect(model.revision).toBe('tiny-1');
  });

  it('when a review has a title, then it is read and spans still are of the text', async () => {
    const text = 'The delivery is slow.';
    const { topics } = await analyseOne(review('r', text, 'Rude staff'));
    expect(topics.map(({ topic, evidence }) => [topic, evidence.map((span) => span.text)])).toEqual([
      ['delivery', ['The delivery is slow']],
      ['attitude', []],
    ]);
  });

  it('when a text is longer than one window, then what stands at its very end is found there', async () => {
    const text = `${'我的你的他的'.repeat(60)}。客服很差`;
    const { topics } = await analyseOne(review('r', text));
    expect(topics.map(({ topic }) => topic)).toEqual(['attitude']);
    expect(topics[0]?.evidence[0]?.text).toContain('客服');
  });

  it('when the language is neither Chinese nor English, then no sentiment and no topics', async () => {
    expect(await analyseOne(review('r', 'Le produit est arrivé cassé'))).toEqual({
      id: 'r',
      language: 'und',
      topics: [],
      model: { revision: 'tiny-1' },
    });
  });

  it('when a chat is read, then its service, marks and spans by turn', async () => {
    const { service, topics } = await analyseOne(CHAT);
    expect(topics.map(({ topic, evidence }) => [topic, evidence])).toEqual([
      ['delivery', [{ start: 0, end: 5, text: '快递太慢了', turn: 0 }]],
      ['attitude', [{ start: 0, end: 3, text: '客服好', turn: 2 }]],
    ]);
    expect(service).toMatchObject({
      firstResponseSeconds: 60,
      meanResponseSeconds: 60,
      resolutionSeconds: 120,
      courtesy: { rate: 1, kinds: { thanks: 1 }, turns: [{ turn: 1, kinds: ['thanks'] }] },
      promises: [{ turn: 1, text: '谢谢您，我们会在24小时内联系您。' }],
      escalation: { present: true, turns: [0] },
      solicitation: { present: false, turns: [] },
    });
    expect(service?.sentimentPath.map(({ turn, score }) => [turn, Math.sign(score)])).toEqual([
      [0, -1],
      [2, 1],
    ]);
  });

  it('when a machine is filed as an agent, then its courtesies are not the people’s', async () => {
    const messages = [
      { role: 'customer' as const, text: '快递太慢了' },
      { role: 'agent' as const, text: '谢谢您，我是智能助手小果。' },
      { role: 'agent' as const, text: '谢谢您，请稍等。' },
    ];
    const item: Item = { kind: 'transcript', transcript: { id: 't', merchantId: 'm', messages } };
    const analysis = await analyseOne(item);
    expect(analysis.service?.courtesy).toEqual({ rate: 1, kinds: { thanks: 1 }, turns: [{ turn: 2, kinds: ['thanks'] }] });
    expect(measureTranscript((item as Extract<Item, { kind: 'transcript' }>).transcript, analysis, DEFAULT_SETTINGS)).toMatchObject({ agentTurns: 1, courteousTurns: 1, courtesy: { thanks: 1 } });
  });

  it('when a review has follow-ups and a reply, then each is read apart and the review itself as without them', async () => {
    const plain = await analyseOne(review('r', '客服很差'));
    const both = await analyseOne({
      kind: 'review',
      review: {
        ...(review('r', '客服很差') as Extract<Item, { kind: 'review' }>).review,
        followUps: [{ text: 'Le produit', createdAt }, { text: '客服好', createdAt }],
        reply: { text: '谢谢您，客服会给您退款。', createdAt },
      },
    });
    const { followUps, reply, ...own } = both;
    expect(own).toEqual(plain);
    /* What cannot be read keeps its place. */
    expect(followUps?.map(({ sentiment, topics }) => [sentiment?.label, topics.map(({ topic, polarity }) => [topic, polarity])])).toEqual([
      [undefined, []],
      ['positive', [['attitude', 1]]],
    ]);
    expect(reply).toEqual({ topics: ['attitude'], apology: false, remedy: true });
  });

  it('when items come alone, together or in another order, then each gets the same analysis', async () => {
    const items = [
      CHAT,
      ...['好', '客服很差', 'The staff is rude, but delivery is fast.', '我的'.repeat(100), '客服很差'].map((text, i) =>
        review(String(i), text),
      ),
    ];
    const alone = await Promise.all(items.map(analyseOne));
    const together = await analyser.analyse(items);
    const reversed = await analyser.analyse(items.toReversed());
    expect(together).toEqual(alone);
    expect(reversed.toReversed()).toEqual(alone);
  });

  it('when a call is over, then its time is accounted for once', async () => {
    analyser.takeTimings();
    await analyseOne(review('r', '客服很差'));
    expect(analyser.takeTimings().inferenceMs).toBeGreaterThan(0);
    expect(analyser.takeTimings()).toEqual({ tokeniseMs: 0, inferenceMs: 0, restMs: 0 });
  });

  it('when a file is not the one the manifest names, then model_unavailable', async () => {
    const altered = await mkdtemp(path.join(tmpdir(), 'candor-altered-'));
    await writeTinyEncoder(altered);
    await writeFile(path.join(altered, 'encoder/config.json'), '{"model_type":"bert" }');
    await expect(openItemAnalyser({ modelsFolder: altered })).rejects.toMatchObject({ code: 'model_unavailable' });
    await rm(altered, { recursive: true });
  });

  it('when there is no model, then model_unavailable', async () => {
    await expect(openItemAnalyser({ modelsFolder: '/nowhere' })).rejects.toMatchObject({ code: 'model_unavailable' });
  });
});
