import { describe, expect, test } from 'vitest';
import { SIGNALS } from '../../src/domain/authenticity.js';
import { rewardWords, rewardWordsAt } from '../../src/domain/signals/reward-words.js';
import type { Review } from '../../src/domain/item.js';

describe('words that speak of a reward for praise', () => {
  test.each([
    '东西收到了，五星好评返现两块，已经领了',
    '晒图领红包，大家快来',
    '冲着返现来评的，还没用',
    '店员让我给个五星好评，那就给吧',
    '商家送的小礼物才给的好评',
    '好评有礼，收到一双袜子',
    'They gave me a gift card for a five star review, so here it is',
    'Leave a review to get 10% cash back, easy money',
    'The owner asked me nicely to write a positive review',
    'Free dessert if you leave feedback, why not',
  ])('when a text says “%s”, then they are found', (text) => {
    expect(rewardWords(text)?.words).toBeTruthy();
  });

  test.each([
    '物流很快，包装完好，好评',
    '没有返现也要给好评，东西真的不错',
    '不是为了返现，纯粹是喜欢',
    '客服态度好，主动给我补发了一张优惠券',
    '退了我二十元差价，五星',
    '红包雨抽到的券，买了这件',
    'Five stars, the refund came within a day',
    'Nobody asked me to write this, I just love the place',
    'I used a coupon and saved ten dollars',
    'Great gift for my mother, five stars',
    'The waiter told us about the free parking',
  ])('when a text says “%s”, then there are none', (text) => {
    expect(rewardWords(text)).toBeUndefined();
  });

  const review = (fields: Partial<Review>): Review => ({ id: 'r', merchantId: 'm', text: '。', createdAt: '2026-06-01T00:00:00Z', rating: 5, images: 4, ...fields });
  const later = '2026-06-05T00:00:00Z';
  const solicited = (fields: Partial<Review>) =>
    SIGNALS.find(({ name }) => name === 'solicited_text')!.measure({ review: review(fields), analysis: { id: 'r', language: 'zh', topics: [], model: { revision: 'x' } }, duplicates: [], otherReviewsByReviewer: 0, sharedSource: { reviewIds: [], reviewers: 0, byAddress: 0, byDevice: 0 }, solicitations: [], merchantRating: { mean: 0, count: 0 } });

  test('when pictures stand alone and the reward is named in title, follow-up or reply, then it is found there', () => {
    expect(rewardWordsAt(review({ title: '好评返现' }))).toEqual({ words: '好评返现', wanted: 'rewarded', by: 'reviewer' });
    expect(rewardWordsAt(review({ followUps: [{ text: '晒图领的红包到账了', createdAt: later }] }))?.by).toBe('reviewer');
    expect(rewardWordsAt(review({ reply: { text: '亲，五星好评返3元，联系客服领取', createdAt: later } }))?.by).toBe('reply');
    expect(rewardWordsAt(review({}))).toBeUndefined();
  });

  test('when the words are found, then the sentence quotes them and says whose they are, in both languages', () => {
    expect(solicited({ title: '好评返现' })).toMatchObject({ strength: 1, zh: '评价中提到以好处换好评：“好评返现”。', en: 'The review speaks of a reward for praise: “好评返现”.' });
    expect(solicited({ reply: { text: '五星好评返3元', createdAt: later } })?.zh).toContain('商家的回复');
  });

  test('when praise was only asked for, then the sentence says so and weighs a fifth, unless the model reads more into it', () => {
    expect(solicited({ text: '店员让我给个五星好评，那就给吧' })).toMatchObject({ strength: 0.2, zh: '评价中提到商家要求给好评：“店员让我给个五星好评”。', en: 'The review speaks of a request for praise: “店员让我给个五星好评”.' });
    expect(rewardWords('The owner asked me nicely to write a positive review. I got a gift card for my review.')?.wanted).toBe('rewarded');
  });

  test('when many characters lie between, then the sentence quotes at most forty', () => {
    expect(rewardWords(`A gift card ${'really '.repeat(3)}nice for a very very very long review of five stars`)!.words.length).toBeLessThanOrEqual(40);
  });
});
