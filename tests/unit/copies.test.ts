import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paraphrase } from '../../scripts/evaluate/campaigns/paraphrase.js';
import { STORIES_EN } from '../../scripts/evaluate/campaigns/stories-en.js';
import { STORIES_ZH } from '../../scripts/evaluate/campaigns/stories-zh.js';
import { createRandom } from '../../scripts/demo/random.js';
import { loadCopyModel } from '../../models/copy-model.js';
import type { CopyFacts } from '../../src/domain/copies/copy-facts.js';
import { CopySearch } from '../../src/domain/copies/copy-search.js';
import { copyEvidence, copyModelSchema } from '../../src/domain/copies/copy-signals.js';
import { nearDuplicatesOf } from '../../src/domain/copies/near-duplicates.js';
import { shareSkeleton, skeletonShare } from '../../src/domain/copies/skeleton.js';
import { TextShelf } from '../../src/domain/copies/text-shelf.js';
import { clausesOf, isTelling, phraseHashes } from '../../src/domain/copies/wording.js';

const words = (text: string): string[] => clausesOf(text).flat();
/** Texts by accounts numbered as they come, unless told, one a day. */
function searchOf(texts: readonly string[], reviewer = texts.map((_, i) => i)): CopySearch {
  return new CopySearch({ size: texts.length, day: Float64Array.from(texts.keys()), reviewer: Int32Array.from(reviewer), textOf: (row) => texts[row]! });
}
function inRetrospect(texts: readonly string[], reviewer?: number[]): CopyFacts[] {
  const search = searchOf(texts, reviewer);
  search.learnUpTo(Infinity);
  return texts.map((_, row) => search.factsOf(row)!);
}

const COPY = '这家店的售后服务真的很好，客服态度非常热情，物流也很快，第二天就收到了，包装完整没有破损';
const template = (noun: string, who: string, where: string): string =>
  `I bought this ${noun} for my ${who} last month and it arrived at our ${where} two days early, the box was fine and ${who} uses the ${noun} every single day now`;
const TEMPLATES = [template('blender', 'mother', 'house'), template('umbrella', 'husband', 'office'), template('keyboard', 'niece', 'apartment'), template('thermometer', 'neighbour', 'workshop')];
const HONEST = [
  'The room was smaller than in the pictures but clean, and the night porter found us a fan when the air conditioning gave up',
  'Took a week to arrive, one cup was chipped, and the replacement came without my asking twice; the colour is darker than shown',
  '电池比上一代耐用，出差两天不用充电，就是充电口有点松，插拔的时候要小心',
  '前台办理很慢，排了二十分钟的队，不过房间朝南采光不错，早饭的豆浆是现磨的',
];

describe('texts of one file compared with one another', () => {
  it('when a text is posted again with symbols and in Traditional characters, then both are copies of each other, and strangers of nobody', () => {
    const facts = inRetrospect([COPY, ...HONEST, '這家店的售後服務真的很好★客服態度非常熱情~物流也很快！！第二天就收到了 包裝完整沒有破損']);
    expect(facts[0]).toMatchObject({ duplicates: [5], copies: [5], closest: 1 });
    expect(facts[5]).toMatchObject({ duplicates: [0], copies: [0] });
    for (const honest of facts.slice(1, 5)) expect(honest).toMatchObject({ duplicates: [], templates: [], retellings: [] });
  });

  it('when an account copies itself, then that is a duplicate but no other account’s', () => {
    expect(inRetrospect([COPY, COPY], [7, 7])[1]).toMatchObject({ duplicates: [0], copies: [], templates: [], retellings: [] });
  });

  it('when pairs are told apart by their words alone, then never one that has a skeleton in common', () => {
    const word = fc.constantFrom(...'abcdefgh');
    const pair = fc.tuple(fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 40 }), fc.array(word, { maxLength: 12 }));
    fc.assert(
      fc.property(pair, ([shared, own, put]) => {
        const filled = [...shared.slice(0, 20), ...put, ...shared.slice(20)];
        for (const [a, b] of [[shared, own], [shared, filled], [own, filled]] as const) expect(shareSkeleton(a, b)).toBe(skeletonShare(a, b) >= 0.5);
      }),
      { numRuns: 1000 },
    );
  });

  it('when other nouns are put into the same sentences, then they share a skeleton, and honest texts of the same length do not', () => {
    for (const other of TEMPLATES.slice(1)) expect(skeletonShare(words(TEMPLATES[0]!), words(other))).toBeGreaterThan(0.6);
    for (const a of HONEST) for (const b of HONEST) if (a !== b) expect(skeletonShare(words(a), words(b))).toBeLessThan(0.3);
    const facts = inRetrospect([...TEMPLATES, ...HONEST]);
    expect(facts[0]!.templates.length + facts[0]!.copies.length).toBe(3);
  });

  it.each([['English', STORIES_EN, ' '], ['Chinese', STORIES_ZH, '']] as const)('when accounts tell one story in their own %s words, then most are seen to tell the same, and are no copies', (_, stories, joint) => {
    const random = createRandom(3);
    const ring = stories.flatMap((story) => Array.from({ length: 12 }, () => paraphrase(story, random, joint)));
    const facts = inRetrospect([...HONEST, ...ring]).slice(HONEST.length);
    const told = facts.filter(({ copies, templates, retellings }) => copies.length + templates.length + retellings.length >= 3);
    expect(told.length / ring.length).toBeGreaterThan(0.8);
    expect(facts.filter(({ duplicates }) => duplicates.length > 0).length / ring.length).toBeLessThan(0.2);
  });

  it('when a review is asked about as of its arrival, then later ones are not known, and its day’s are', () => {
    const search = searchOf([COPY, COPY, COPY]);
    search.learnUpTo(0);
    expect(search.factsOf(0)!.duplicates).toEqual([]);
    search.learnUpTo(1);
    expect(search.factsOf(1)!.duplicates).toEqual([0]);
  });

  it('when a review has no text or a text too short to compare, then nothing is said of it', () => {
    const facts = inRetrospect(['', '非常好', '非常好', 'ok']);
    expect(facts[0]).toBeUndefined();
    for (const short of facts.slice(1)) expect(short).toMatchObject({ duplicates: [], templates: [], retellings: [] });
    expect(isTelling(clausesOf('非常好，值得购买，下次再来'))).toBe(false);
  });

  it.each([
    ['Danish', 'Vi boede her i fire dage med vores to børn og havde et dejligt ophold, morgenmaden var god og personalet meget hjælpsomt'],
    ['German', 'Wir waren vier Tage mit unseren zwei Kindern hier und haben uns sehr wohl gefühlt, das Frühstück war gut und alle sehr freundlich'],
    ['Spanish', 'Estuvimos cuatro días con nuestros dos hijos y nos sentimos muy a gusto, el desayuno muy bueno y el personal muy amable siempre'],
    ['Finnish', 'Olimme täällä neljä päivää kahden lapsemme kanssa ja viihdyimme hyvin, aamiainen oli hyvä ja henkilökunta todella ystävällistä aina ja kaikille meille'],
    ['Russian', 'Мы провели здесь четыре дня с двумя детьми и остались очень довольны, завтрак был хороший, персонал всегда очень приветливый и внимательный к гостям'],
    ['Japanese', '家族四人で三泊しました。部屋は広くて清潔で、朝食も美味しく、従業員の対応も丁寧で大変満足しています。次回も必ず利用したいと思います。'],
  ])('when a text is in %s, of which a file holds few, then no other tells the same for being in it as well', (_, text) => {
    expect(isTelling(clausesOf(text))).toBe(false);
  });

  it.each([
    'We stayed here for four days with our two children and felt very much at home, breakfast was good and everybody friendly',
    'Waited two hours for a table, then they told us the kitchen had closed, and nobody said sorry, not even the manager on duty',
    '我们一家四口在这里住了四天，早餐很丰富，房间也打扫得很干净，前台小姑娘特别热情，还帮我们叫了车送到机场',
    '這家店的售後真的很不錯，收到貨發現少了一個零件，聯絡客服之後當天就補寄過來了，態度也很客氣，下次還會再買',
  ])('when a text is Chinese or English and says enough, then it can be told again: %s', (text) => {
    expect(isTelling(clausesOf(text))).toBe(true);
  });
});

describe('candidates that the service’s bands bring up', () => {
  const filled = (noun: string, who: string, where: string, when: string): string =>
    `I bought this ${noun} for my ${who} and it was ready in our ${where} on Tuesday, we use the ${noun} at every ${when}`;
  const candidate = (id: string, text: string) => ({ id, merchantId: 'm', reviewerId: id, text });

  it('when some are copies and some the same template, then each is told as what it is, and strangers are left out', () => {
    const found = nearDuplicatesOf(filled('blender', 'mother', 'kitchen', 'breakfast'), [
      candidate('stranger', HONEST[0]!),
      candidate('template', filled('thermometer', 'neighbour', 'workshop', 'inspection')),
      candidate('copy', `${filled('blender', 'mother', 'kitchen', 'breakfast')}!!`),
    ]);
    expect(found.map(({ id, template: isTemplate }) => [id, isTemplate])).toEqual([['copy', undefined], ['template', true]]);
    expect(found[1]!.jaccard).toBeLessThan(0.45);
  });
});

describe('phrases', () => {
  it('when clauses change places, then the phrases stay; when the text is long, they stay bounded', () => {
    const clauses = clausesOf(COPY);
    expect(phraseHashes(clauses.toReversed())).toEqual(phraseHashes(clauses));
    expect(phraseHashes(clausesOf(HONEST.join('\n').repeat(3) + COPY)).length).toBeLessThanOrEqual(160);
  });
});

describe('the shelf of texts', () => {
  it('when any texts are put there, then each comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const shelf = new TextShelf();
        for (const text of texts) shelf.add(text);
        expect(texts.map((_, place) => shelf.get(place))).toEqual(texts);
        expect(shelf.filled).toBe(texts.filter((text) => text !== '').length);
      }),
    );
  });
});

describe('evidence of copied texts', () => {
  const accountOf = (row: number): number => row;
  const idOf = (row: number): string => `id-${row}`;
  const facts = (from: Partial<CopyFacts>): CopyFacts => ({ duplicates: [], closest: 0, copies: [], templates: [], retellings: [], ...from });

  it('when more accounts tell the same, then it never weighs less, and the family stays within its limit', async () => {
    const model = await loadCopyModel(-3.02);
    const total = (from: Partial<CopyFacts>): number => copyEvidence(facts(from), model, accountOf, idOf).reduce((sum, { contribution }) => sum + contribution, 0);
    const rows = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);
    let before = 0;
    for (let n = 0; n <= 30; n++) {
      const now = total({ retellings: rows(n) });
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
      expect(total({ duplicates: rows(n), copies: rows(n), closest: 1 })).toBeLessThanOrEqual(model.limit);
    }
    expect(before).toBeGreaterThan(2);
    expect(copyEvidence(undefined, model, accountOf, idOf)).toEqual([]);
    expect(total({})).toBe(0);
  });

  it('when evidence is given, then it names the reviews compared and says it in both languages', async () => {
    const evidence = copyEvidence(facts({ duplicates: [2], copies: [2], closest: 0.95, templates: [3, 4], retellings: [5] }), await loadCopyModel(-3.02), accountOf, idOf);
    expect(evidence.map(({ signal, value, comparedWith }) => [signal, value, comparedWith])).toEqual([
      ['near_duplicate', 0.95, ['id-2']],
      ['template', 3, ['id-3', 'id-4', 'id-2']],
      ['same_story', 4, ['id-2', 'id-3', 'id-4', 'id-5']],
    ]);
    expect(evidence[1]!.text).toEqual({ zh: '另有 3 个账号的评价句式相同，其中 2 个只替换了个别词语，像是同一模板。', en: '3 other accounts wrote the same sentences, 2 of them with other words put in: a template.' });
  });

  it('when only the same account wrote it before, then nothing is held against it; with a stranger’s copy beside, that is', async () => {
    const model = await loadCopyModel(-3.02);
    expect(copyEvidence(facts({ duplicates: [2, 3], closest: 1 }), model, accountOf, idOf)).toEqual([]);
    expect(copyEvidence(facts({ duplicates: [2, 3], copies: [3], closest: 1 }), model, accountOf, idOf).map(({ signal }) => signal)).toContain('near_duplicate');
  });

  it('when weights add up to more than the limit, then the file is refused', () => {
    const shape = { at: [0, 1], logit: [0, 3] };
    expect(copyModelSchema.safeParse({ version: '1', origin: 'x', shapes: { near_duplicate: shape, template: shape, same_story: shape }, limit: 8 }).success).toBe(false);
  });
});
