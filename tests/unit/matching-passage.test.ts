import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchingPassages } from '../../src/domain/copies/matching-passage.js';

const told = (own: string, other: string) => {
  const found = matchingPassages(own, other);
  return found && [found.own, found.other].map(({ text, differences }) => [text, ...differences.map((slice) => slice.text)]);
};

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

describe('matchingPassages', () => {
  it.each<[string, string, string, string[], string[]]>([
    ['one noun is another', '汤底很浓，牛肉给得多，服务员一直在加水', '汤底很浓，牛肉给得多，老板娘一直在加水', ['服务员'], ['老板娘']],
    ['words are put in', 'The staff were kind and the soup was hot', 'The staff were kind and the onion soup was very hot', [], ['onion', 'very']],
    ['case, script and symbols differ alone', '服務員態度很好！推薦', '服务员~态度很好，推荐😀', [], []],
    ['symbols are put into words', 'Really fantastic store, th^^e quality is outst~anding', 'Really amazing store, the qual!ity is outstanding', ['fantastic'], ['amazing']],
    ['a masked number follows', 'Lovely room, quiet at night', 'Lovely room, quiet at night, ring ***********', [], ['ring ***********']],
  ])('when %s, then both short texts stand whole and just that is told', (_, own, other, ownDiffers, otherDiffers) => {
    expect(told(own, other)).toEqual([[own, ...ownDiffers], [other, ...otherDiffers]]);
  });

  it('when a long text holds a passage of another, then only the passage is shown, with its place in the whole text', () => {
    const passage = 'the porter carried eleven trunks up to the third floor without one word of complaint';
    const own = `${'We came late and left early that day in spring. '.repeat(8)}And then ${passage}. ${'Nothing else was worth a line in this book. '.repeat(8)}`;
    const other = `Honestly ${passage}, can you believe it?`;
    const found = matchingPassages(own, other)!;
    expect(found.own.text).toContain(passage);
    expect(found.own.text.length).toBeLessThanOrEqual(280);
    expect(own.slice(found.own.start, found.own.end)).toBe(found.own.text);
    expect(found.other).toMatchObject({ start: 0, end: other.length });
  });

  it('when texts share no two words in a row, then there is nothing to show', () => {
    expect(matchingPassages('quiet room', 'room so quiet')).toBeUndefined();
    expect(matchingPassages('', 'anything at all')).toBeUndefined();
  });

  it('when any two texts are compared, then passages and differences are slices of them, in order, and never half a character', () => {
    const word = fc.constantFrom('好', '吃', '店', 'good ', 'bad ', 'soup ', '，', '!', '😀', '１２');
    const text = fc.array(word, { maxLength: 150 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (own, other) => {
        const found = matchingPassages(own, other);
        if (!found) return;
        for (const [whole, passage] of [[own, found.own], [other, found.other]] as const) {
          expect(whole.slice(passage.start, passage.end)).toBe(passage.text);
          expect(passage.text.length).toBeLessThanOrEqual(280);
          expect(passage.text).not.toMatch(LONE_SURROGATE);
          let before = passage.start;
          for (const { start, end, text: slice } of passage.differences) {
            expect(start).toBeGreaterThanOrEqual(before);
            expect(end).toBeLessThanOrEqual(passage.end);
            expect(whole.slice(start, end)).toBe(slice);
            before = end;
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('when a text is compared with itself, then nothing differs', () => {
    const text = '第一次来，环境安静，菜也新鲜。Will come again with friends.';
    expect(told(text, text)).toEqual([[text], [text]]);
  });
});
