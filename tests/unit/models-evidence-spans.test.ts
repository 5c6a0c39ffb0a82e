import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clausesOf } from '../../models/heads/clauses.js';
import { evidenceSpans } from '../../models/heads/evidence-spans.js';
import type { TokenisedText } from '../../models/token-offsets.js';

const NO_CUE = /(?!)/;

/** One piece per UTF-16 unit; a piece's logit is high where it lies inside one of the peaks. */
function spansAt(text: string, ...peaks: string[]): string[] {
  const logits = new Float32Array(text.length).fill(-8);
  for (const peak of peaks) logits.fill(3, text.indexOf(peak), text.indexOf(peak) + peak.length);
  const starts = Uint32Array.from(text, (_, i) => i);
  const pieces: TokenisedText = { ids: new Int32Array(text.length), starts, ends: starts.map((start) => start + 1) };
  return evidenceSpans({ text, clauses: clausesOf(text), pieces }, { values: logits, width: 1, column: 0 }, NO_CUE).map((span) => span.text);
}

describe('evidenceSpans', () => {
  it('when a piece peaks, then its clause is shown, without the mark that ends it', () => {
    expect(spansAt('手机不错，但是客服态度很差！', '态度')).toEqual(['但是客服态度很差']);
    expect(spansAt('Nice phone, but the staff were rude. It cost 4.50 dollars.', 'staff')).toEqual(['but the staff were rude']);
    expect(spansAt('It cost 1,000.50 dollars. Fine', 'cost')).toEqual(['It cost 1,000.50 dollars']);
  });

  it('when a clause is long, then whole words around the peak are shown', () => {
    const text = `${'word '.repeat(30)}the courier shouted at me ${'again '.repeat(30)}`;
    const [span = ''] = spansAt(text, 'courier');
    expect(span).toContain('courier');
    expect(span.length).toBeLessThanOrEqual(90);
    expect(text.split(/\s+/)).toEqual(expect.arrayContaining(span.split(/\s+/)));
  });

  it('when several places peak, then at most three clauses in text order', () => {
    expect(spansAt('a慢。b慢！c快，d', 'c快', 'a慢')).toEqual(['a慢', 'c快']);
    expect(spansAt('一，二，三，四，五', '一', '二', '三', '四', '五')).toHaveLength(3);
  });

  it('when a cue stands in another clause than the highest peak, then it counts; the letters Unicode folds to s and k too', () => {
    const text = 'fine stuff, rude \u017fta\u212aff, plain words';
    const logits = Float32Array.from(text, (_, i) => (i === 0 ? 2 : 0));
    const starts = Uint32Array.from(text, (_, i) => i);
    const pieces: TokenisedText = { ids: new Int32Array(text.length), starts, ends: starts.map((start) => start + 1) };
    const spans = evidenceSpans({ text, clauses: clausesOf(text), pieces }, { values: logits, width: 1, column: 0 }, /\bstakff\b/i);
    expect(spans.map((span) => span.text)).toEqual(['rude \u017fta\u212aff']);
  });

  it('when any text peaks anywhere, then spans are slices of it, apart, in order, and split no pair', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.array(fc.float({ noNaN: true })), (text, values) => {
        const points = [...text];
        let at = 0;
        const ends = Uint32Array.from(points, (point) => (at += point.length));
        const starts = ends.map((end, i) => end - (points[i]?.length ?? 0));
        const logits = Float32Array.from(points, (_, i) => values[i] ?? 0);
        const spans = evidenceSpans({ text, clauses: clausesOf(text), pieces: { ids: new Int32Array(points.length), starts, ends } }, { values: logits, width: 1, column: 0 }, NO_CUE);
        let from = 0;
        for (const span of spans) {
          expect(span.text).toBe(text.slice(span.start, span.end));
          expect(span.text).not.toMatch(/\p{Surrogate}/u);
          expect(span.start).toBeGreaterThanOrEqual(from);
          expect(span.end).toBeGreaterThan(span.start);
          from = span.end;
        }
      }),
    );
  });
});
