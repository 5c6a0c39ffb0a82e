import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import type { Analysis } from '../../src/domain/analysis.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import { DEMO_TRANSCRIPTS } from '../helpers/demo-transcripts.js';

/** Sign of the customer's mood at the start, at its worst and at the end, read by hand where nobody would doubt it; 0 is left open. */
const TABLE: Record<string, [start: -1 | 0 | 1, worst: -1 | 0, end: -1 | 0 | 1]> = {
  'ch-0001': [-1, -1, -1],
  'ch-0010': [-1, -1, -1],
  'ch-0019': [-1, -1, -1],
  'ch-0028': [-1, -1, -1],
  'ch-0037': [-1, -1, -1],
  'ch-0046': [-1, -1, 1],
  'ch-0055': [-1, -1, -1],
  'ch-0064': [0, 0, 1],
  'ch-0073': [0, -1, -1],
  'ch-0082': [-1, -1, 1],
  'ch-0109': [-1, -1, -1],
  'ch-0127': [-1, -1, 1],
  'ch-0154': [0, 0, 1],
  'ch-0199': [-1, -1, -1],
};

describe('moods of the demo’s chats, by the committed weights', () => {
  let analyser: ItemAnalyser;
  let analyses: Analysis[];
  beforeAll(async () => {
    analyser = await openItemAnalyser();
    analyses = await analyser.analyse(Object.keys(TABLE).map((id) => ({ kind: 'transcript', transcript: DEMO_TRANSCRIPTS.get(id)! })));
  });
  afterAll(() => analyser.close());

  it.each(Object.entries(TABLE))('when %s is read, then its mood starts, sinks and ends as a reader says', (id, signs) => {
    const { service } = analyses.find((analysis) => analysis.id === id)!;
    const { start, worst, end } = service!.mood!;
    [start, worst, end].forEach((mood, place) => {
      if (signs[place] !== 0) expect(Math.sign(mood), ['start', 'worst', 'end'][place]).toBe(signs[place]);
    });
    const scores = service!.sentimentPath.map(({ score }) => score);
    expect([start, worst, end]).toEqual([scores[0], Math.min(...scores), scores.at(-1)]);
  });
});
