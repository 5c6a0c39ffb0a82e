import { describe, expect, it } from 'vitest';
import { EVIDENCE_EXAMPLE } from '../../src/api/evidence-example.js';
import { evidenceRecordSchema } from '../../src/api/evidence-schemas.js';
import { quotedTurns, type StaffTurn } from '../../src/domain/evidence-record/chat-quote.js';
import { exhibitsOf, type ComparedReview } from '../../src/domain/evidence-record/exhibits.js';
import { startingPointOf } from '../../src/domain/evidence-record/starting-point.js';
import { summaryOf } from '../../src/domain/evidence-record/summary.js';
import type { Evidence, Judgement } from '../../src/domain/evidence.js';

const fact = (signal: string, contribution: number, zh: string, en: string, rest: Partial<Evidence> = {}): Evidence =>
  ({ signal, family: 'behaviour', value: 1, contribution, comparedWith: [], text: { zh, en }, ...rest });
const BOUGHT = fact('purchase', -0.4, '平台确认评价者买过。', 'The platform confirms that the reviewer bought it.');
const DEVICE = fact('shared_source', 1.5, '另有 8 个账号从同一台设备发布过评价。', '8 other accounts posted reviews from the same device.');
const COPY = fact('near_duplicate', 2, '与其他 8 条评价用词大段相同（最接近的一条用词完全相同），都来自其他账号。', 'It has much of its wording in common with 8 other reviews (the closest has the very same wording), all by other accounts.', { value: 0.95 });
const GROUP = fact('duplicate_cluster', 3, '它属于一组雷同的评价。', 'It is one of a group.', { value: 8 });
const NEW = fact('tenure', 0.2, '除这条以外，没有发现该账号的其他评价。', 'No other review of this account is known.');

const verdict = (action: Judgement['action'], probability: number, ...evidence: Evidence[]) => ({ action, probability, evidence });

describe('summaryOf', () => {
  it('when a review is flagged, then the weightiest reasons are told in one sentence, copies and their group as one, and trifles not', () => {
    expect(summaryOf(verdict('fold', 0.93, NEW, DEVICE, COPY, GROUP), null)).toEqual({
      zh: '系统建议折叠（估计不可信的可能性为 93%），主要因为：有 8 条其他账号的评价与它雷同（与最接近的一条合起来看，有 95% 的用词相同）；另有 8 个账号从同一台设备发布过评价。',
      en: 'Folding is suggested (estimated 93% likely to be inauthentic), mainly because 8 reviews by other accounts are much like it (taken together, it and the closest have 95% of their wording in common); and 8 other accounts posted reviews from the same device.',
    });
  });

  it('when something weighty speaks for a flagged review, then the sentence does not keep it back', () => {
    const { zh, en } = summaryOf(verdict('label', 0.6, DEVICE, BOUGHT), null);
    expect(en).toBe('Labelling is suggested (estimated 60% likely to be inauthentic), mainly because 8 other accounts posted reviews from the same device; yet what speaks for it is that the platform confirms that the reviewer bought it.');
    expect(zh).toBe('系统建议展示并加提示标签（估计不可信的可能性为 60%），主要因为：另有 8 个账号从同一台设备发布过评价；但对它有利的是：平台确认评价者买过。');
  });

  it('when copies are no group, then it still says whose they are', () => {
    const { zh, en } = summaryOf(verdict('label', 0.55, COPY), null);
    expect(en).toContain('mainly because it has much of its wording in common with 8 other reviews, all by other accounts (taken together, it and the closest have 95% of their wording in common).');
    expect(zh).toContain('主要因为：与其他 8 条评价用词大段相同，都来自其他账号（与最接近的一条合起来看，有 95% 的用词相同）。');
  });

  it.each<[string, Evidence[], string, string]>([
    ['it has facts in its favour', [BOUGHT], 'mainly since the platform confirms that the reviewer bought it.', '主要因为对它有利的事实：平台确认评价者买过。'],
    ['it has facts of both kinds', [BOUGHT, NEW], 'mainly since the platform confirms that the reviewer bought it; what speaks against it, too little to act on, is that no other review of this account is known.', '对它有利的主要是：平台确认评价者买过；对它不利、但不足以采取措施的主要是：除这条以外，没有发现该账号的其他评价。'],
    ['too little speaks against it', [NEW], 'since too little speaks against it, mainly that no other review of this account is known.', '对它不利的事实不足以采取措施，主要是：除这条以外，没有发现该账号的其他评价。'],
    ['nothing was measured', [], 'since nothing that was measured speaks for or against it.', '没有测到任何对它有利或不利的事实。'],
  ])('when a review is published and %s, then the sentence says so', (_, evidence, en, zh) => {
    const told = summaryOf(verdict('publish', 0.07, ...evidence), null);
    expect(told.en).toBe(`Publishing is suggested (estimated 7% likely to be inauthentic), ${en}`);
    expect(told.zh).toBe(`系统建议照常展示（估计不可信的可能性为 7%），${zh}`);
  });

  it('when thresholds lie below where every review starts, then no reason is made up', () => {
    expect(summaryOf(verdict('label', 0.07), null).en).toContain('since the probability that every review starts with is enough for that.');
  });

  it('when people decided, then that comes first, whichever way the signals point', () => {
    expect(summaryOf(verdict('fold', 0.93, DEVICE), 'genuine').en).toMatch(/^People decided that it is genuine, and that stands; by the signals alone: folding is suggested .*, mainly because 8 other accounts/);
    expect(summaryOf(verdict('publish', 0.1, BOUGHT), 'inauthentic').zh).toMatch(/^人工已裁定为不可信，以此为准；若只看信号，系统建议照常展示/);
  });

  it('when a probability is next to certain, then it is not told as certainty', () => {
    expect(summaryOf(verdict('hold', 0.9999, DEVICE), null).en).toContain('estimated >99% likely');
    expect(summaryOf(verdict('publish', 0.0001, BOUGHT), null).en).toContain('estimated <1% likely');
  });
});

describe('quotedTurns', () => {
  const turn = (fields: Partial<StaffTurn>): StaffTurn => ({ transcriptId: 't-1', turn: 0, role: 'agent', at: null, text: 'Five stars please', solicits: true, kind: 'asked', ...fields });

  it('when a chat asks and then pays, then the turn that pays is quoted; of equal ones the first', () => {
    const turns = [turn({ turn: 5, kind: 'rewarded', text: 'later' }), turn({ turn: 2 }), turn({ turn: 4, kind: 'rewarded', text: 'gift card' }), turn({ transcriptId: 't-2', kind: null })];
    expect(quotedTurns(turns, ['t-2', 't-1', 't-3']).map(({ transcriptId, turn: index, text }) => [transcriptId, index, text])).toEqual([['t-2', 0, 'Five stars please'], ['t-1', 4, 'gift card']]);
  });

  it('when the turn that pays does not name what, then the one that does stands with it, from before if there is one', () => {
    const pays = turn({ turn: 3, kind: 'rewarded', text: 'All I need is 5 stars, screenshot here and I send it' });
    const names = (index: number, text: string) => turn({ turn: index, text, solicits: false, kind: null });
    const told = (...turns: StaffTurn[]) => quotedTurns(turns, ['t-1']).map(({ turn: index, solicits }) => [index, solicits]);
    expect(told(names(1, 'I would like to give you 30% back'), pays, names(5, '再给您多加2元'))).toEqual([[1, false], [3, true]]);
    expect(told(names(1, 'So sorry'), pays, names(5, '再给您多加2元'))).toEqual([[3, true], [5, false]]);
    expect(told(names(1, 'So sorry'), pays)).toEqual([[3, true]]);
    expect(told(names(1, 'A $10 voucher'), { ...pays, kind: 'asked' })).toEqual([[3, true]]);
  });

  it('when a turn is long, then at most 120 characters about the offer stand, with a mark where something was left out, and no half character', () => {
    for (const filler of ['We thank you for waiting. ', '亲，感谢您的支持。', '😀']) {
      for (const offer of ['我们返现 5 元', 'a gift card is yours']) {
        const [{ text }] = quotedTurns([turn({ text: filler.repeat(60) + offer + filler.repeat(60) })], ['t-1']) as [StaffTurn];
        expect(text.length).toBeLessThanOrEqual(120);
        expect(text).toContain(offer);
        expect(text).toMatch(/^….*…$/su);
        expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/);
      }
    }
  });

  it('when the store holds personal data, then the quotation does not, even where it was cut', () => {
    const [{ text }] = quotedTurns([turn({ text: `${'x '.repeat(40)}五星返现，加 13912345678 ${'y '.repeat(40)}` })], ['t-1']) as [StaffTurn];
    expect(text).toContain('***********');
    expect(text).not.toMatch(/\d{4}/);
  });
});

describe('exhibitsOf', () => {
  const other = (id: string, text: string): ComparedReview => ({ id, text, reviewerId: `u-${id}`, merchantId: 'm-2', merchantName: null, rating: 5, occurredAt: new Date(0), sharedSource: [] });
  const TEXT = 'Friendly staff and the fastest delivery I have ever seen in this town';

  it('when a group holds templates beside copies, then the copies stand side by side with the one and the templates with the other', () => {
    const reviews = [other('a', TEXT), other('b', TEXT.replace('staff', 'cooks')), other('c', 'Friendly barber and the fastest haircut I have ever had in this village')];
    const evidence = [{ ...GROUP, comparedWith: ['a', 'b', 'c'] }, { ...COPY, comparedWith: ['a', 'b', 'gone'] }];
    const exhibits = exhibitsOf(TEXT, evidence, { reviews, meetings: [], rush: [], turns: [] });
    expect(exhibits.map(({ signal, reviews: rows, passages }) => [signal, rows.map(({ id }) => id), passages.map(({ reviewId }) => reviewId)])).toEqual([
      ['duplicate_cluster', ['a', 'b', 'c'], ['c']],
      ['near_duplicate', ['a', 'b'], ['a', 'b']],
    ]);
    expect(exhibits[1]!.passages[1]!.other.differences.map(({ text }) => text)).toEqual(['cooks']);
    expect(JSON.stringify(exhibits[0]!.reviews)).not.toContain('barber');
  });

  it('when a group met elsewhere, then its reviews here come first and those of each other merchant follow, in the order of time', () => {
    const at = (id: string, merchantId: string, day: number): ComparedReview => ({ ...other(id, TEXT), merchantId, occurredAt: new Date(day * 86_400_000) });
    const group = fact('co_review_group', 2.7, '另有 2 个账号。', '2 other accounts.', { comparedWith: ['a', 'b'] });
    const meetings = [at('c', 'm-4', 9), at('d', 'm-3', 8), at('e', 'm-4', 7), at('f', 'm-3', 10)];
    const [exhibit] = exhibitsOf(TEXT, [group], { reviews: [at('a', 'm-2', 5), at('b', 'm-2', 4)], meetings, rush: [], turns: [] });
    expect(exhibit!.reviews.map(({ id }) => id)).toEqual(['b', 'a', 'e', 'c', 'd', 'f']);
    expect(exhibit!.passages).toEqual([]);
  });

  it('when a text was taken away, then the review is named and its text is not shown', () => {
    const [exhibit] = exhibitsOf(TEXT, [{ ...COPY, comparedWith: ['a'] }], { reviews: [other('a', '')], meetings: [], rush: [], turns: [] });
    expect(exhibit).toMatchObject({ passages: [], reviews: [{ id: 'a' }] });
  });

  it('when evidence was compared with nothing, then there is nothing to show', () => {
    expect(exhibitsOf(TEXT, [BOUGHT, NEW], { reviews: [], meetings: [], rush: [], turns: [] })).toEqual([]);
  });
});

describe('the documented example', () => {
  const { current, exhibits } = EVIDENCE_EXAMPLE;

  it('when it is read, then it has the declared shape, adds up to its logit, and says what would be said today', () => {
    expect(evidenceRecordSchema.parse(EVIDENCE_EXAMPLE)).toEqual(EVIDENCE_EXAMPLE);
    expect(Math.abs(current.evidence.reduce((sum, { contribution }) => sum + contribution, current.bias) - current.logit)).toBeLessThan(1e-9);
    expect(EVIDENCE_EXAMPLE.summary).toEqual(summaryOf(current as Judgement, null));
    expect(EVIDENCE_EXAMPLE.startingPoint).toEqual(startingPointOf(current));
    expect(exhibits.flatMap(({ turns }) => turns)).toHaveLength(1);
  });
});
