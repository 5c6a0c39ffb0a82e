import { describe, expect, it } from 'vitest';
import { HISTORY_SIGNALS } from '../../src/domain/signals/history/history-signals.js';
import type { Decided } from '../../src/domain/signals/history/decided-rows.js';
import type { DecidedBesideAccount, DecidedFacts } from '../../src/domain/signals/history/decisions.js';
import type { ReviewFacts } from '../../src/domain/signals/history/review-facts.js';
import type { ReviewerFacts } from '../../src/domain/signals/history/reviewer-facts.js';
import type { SuspicionFacts } from '../../src/domain/signals/history/suspicion.js';

/** What every history signal tells people, where it speaks against a review, where for it, and where there is nothing to measure. */

const NONE = { reviews: 0, mean: 0 };
const reviewer: ReviewerFacts = {
  reviews: 3, activeDays: 40, silentDays: 200, busiestDay: 2, extremeShare: 2 / 3, starEntropy: 0.9, deviation: 1.4, place: 0.5, companions: Int32Array.of(), companionAccounts: 0,
};
const suspicion: SuspicionFacts = {
  beside: 0.3, around: 0.3, ofProduct: 0.3, ofAccount: 0.3, besideAccount: 0.3, besideRows: Int32Array.of(), besideAccountReviews: 4,
  seen: { beside: { reviews: 3, mean: 0.4 }, around: { reviews: 1, mean: 0.05 }, ofProduct: { reviews: 20, mean: 0.2 } },
};
const of = (count: number, against: number, expected: number): Decided => ({ count, against, expected, variance: 0.5 });
const decided: DecidedFacts = {
  product: of(12, 7, 2.06), quarter: of(5, 0, 0.94), sameStars: of(6, 5, 1), fortnight: of(1, 1, 0.2), halfYear: of(3, 2, 0.4), aroundHalfYear: of(8, 3, 1.1),
  productLift: 2, sameStarsLift: 2, quarterLift: -0.7, productShare: 0.4, sameStarsShare: 0.5, fortnightShare: 0.5, halfYearShare: 0.5, aroundHalfYearShare: 0.4,
};
const decidedBeside: DecidedBesideAccount = { reviews: 2, productLift: 0.5, sameStarsShare: 0.31, halfYearShare: 0.4, aroundHalfYearShare: 0.25 };
const facts: ReviewFacts = {
  reviewer, suspicion, stars: 5, others: 7, mean: 3.8, newcomers: 2, veterans: 3, veteranMean: 3.5, sameStars: { reviews: 4, newcomers: 2, veterans: 1 }, newcomerLift: 0.6,
  sameStarsShare: 0.53, place: 0.25, productAgeDays: 12.5, weekObserved: 6, weekExpected: 1.25, newcomersOfSameStars: 0.4, month: { reviews: 3, newcomers: 2 }, newcomersAround: 0.5,
  newcomersBeside: Int32Array.of(3, 4), newcomersOfProduct: 0.29, decided, decidedBeside,
};
type Changes = Omit<Partial<ReviewFacts>, 'reviewer' | 'suspicion'> & { reviewer?: Partial<ReviewerFacts>; suspicion?: Partial<SuspicionFacts> };
const withFacts = (changes: Changes): ReviewFacts => ({ ...facts, ...changes, reviewer: { ...reviewer, ...changes.reviewer }, suspicion: { ...suspicion, ...changes.suspicion } });
const seen = (changes: Partial<SuspicionFacts['seen']>): Changes => ({ suspicion: { seen: { ...suspicion.seen, ...changes } } });
const sameStars = (reviews: number, newcomers: number, veterans: number): Changes => ({ sameStars: { reviews, newcomers, veterans } });

/** Signal, what is different, and what is then said. */
const SENTENCES: [string, Changes, string, string][] = [
  ['above_veterans_few', {}, '打了 5 星，比该商家或商品其他 7 条评价（以写过 5 条以上评价的老账号的 3 条为主）所预期的 3.5 星高 1.5 星。', 'It gives 5 stars, 1.5 above the 3.5 that the 7 other reviews of the same place or product let expect, where the 3 by seasoned accounts (of 5 reviews or more) count most.'],
  ['above_veterans_few', { veterans: 0, veteranMean: 4.6 }, '打了 5 星，比该商家或商品其他 7 条评价（没有一条出自写过 5 条以上评价的老账号）所预期的 4.6 星高 0.4 星。', 'It gives 5 stars, 0.4 above the 4.6 that the 7 other reviews of the same place or product, none by a seasoned account (of 5 reviews or more), let expect.'],
  ['below_veterans_few', { stars: 1 }, '打了 1 星，比该商家或商品其他 7 条评价（以写过 5 条以上评价的老账号的 3 条为主）所预期的 3.5 星低 2.5 星。', 'It gives 1 star, 2.5 below the 3.5 that the 7 other reviews of the same place or product let expect, where the 3 by seasoned accounts (of 5 reviews or more) count most.'],
  ['below_veterans_few', { stars: 3, veterans: 0 }, '打了 3 星，比该商家或商品其他 7 条评价（没有一条出自写过 5 条以上评价的老账号）所预期的 3.5 星低 0.5 星。', 'It gives 3 stars, 0.5 below the 3.5 that the 7 other reviews of the same place or product, none by a seasoned account (of 5 reviews or more), let expect.'],
  ['same_stars_share_few', {}, '该商家或商品的其他 7 条评价中有 4 条同样打 5 星。', '4 of the 7 other reviews of the same place or product give 5 stars too.'],
  ['same_stars_share_few', sameStars(0, 0, 0), '该商家或商品的其他 7 条评价中没有一条打 5 星。', 'None of the 7 other reviews of the same place or product give 5 stars.'],
  ['same_stars_share_few', sameStars(7, 2, 3), '该商家或商品的其他 7 条评价中有 7 条同样打 5 星。', 'All of the 7 other reviews of the same place or product give 5 stars too.'],
  ['place_in_product_few', {}, '该商家或商品的全部评价中有 25% 写在它之前。', '25% of all reviews of the same place or product were written before it.'],
  ['product_age_few', {}, '写于该商家或商品收到第一条评价的 12 天之后。', 'It came 12 days after the first review of the same place or product.'],
  ['product_age_few', { productAgeDays: 0 }, '写于该商家或商品收到第一条评价的当天。', 'It came on the day of the first review of the same place or product.'],
  ['product_burst_few', {}, '前后一周内，该商家或商品另收到 6 条好评（4–5 星），而按其前后一年的情况，同样的时间里通常约有 1.3 条。', 'Within a week the same place or product received 6 other reviews with 4 or 5 stars; going by the year around, about 1.3 would be usual.'],
  ['product_burst_few', { weekObserved: 0, weekExpected: 0.5 }, '前后一周内，该商家或商品另收到 0 条好评（4–5 星），而按其前后一年的情况，同样的时间里通常不到 1 条。', 'Within a week the same place or product received 0 other reviews with 4 or 5 stars; going by the year around, fewer than one would be usual.'],
  ['newcomers_same_stars_few', {}, '该商家或商品其他 4 条 5 星评价中有 2 条来自只写过一条评价的账号。', 'Of the same place or product, 2 of the 4 other 5-star reviews come from accounts with no other review.'],
  ['newcomers_same_stars_few', sameStars(4, 0, 0), '该商家或商品其他 4 条 5 星评价中有 0 条来自只写过一条评价的账号。', 'Of the same place or product, none of the 4 other 5-star reviews comes from accounts with no other review.'],
  ['newcomers_same_stars_few', sameStars(0, 0, 0), '该商家或商品没有其他 5 星评价，无从知道有多少出自只写过一条评价的账号。', 'No other review of the same place or product gives 5 stars, so how many come from accounts with no other review is not known.'],
  ['newcomers_around_few', {}, '该商家或商品前后一个月内的其他 3 条评价中有 2 条来自只写过一条评价的账号。', 'Of the same place or product within a month, 2 of the 3 other reviews come from accounts with no other review.'],
  ['newcomers_around_few', { month: { reviews: 1, newcomers: 0 } }, '该商家或商品前后一个月内的其他 1 条评价中有 0 条来自只写过一条评价的账号。', 'Of the same place or product within a month, the only other review does not come from an account with no other review.'],
  ['newcomers_around_few', { month: { reviews: 0, newcomers: 0 } }, '该商家或商品前后一个月内没有其他评价；更早或更晚的 7 条中有 2 条来自只写过一条评价的账号。', 'There is no other review of the same place or product within a month; earlier or later, 2 of the 7 other reviews come from accounts with no other review.'],
  ['newcomers_around_few', { month: { reviews: 0, newcomers: 0 }, others: 0, newcomers: 0 }, '该商家或商品没有其他评价可以比较。', 'The same place or product has no other review to compare with.'],
  ['newcomers_beside_few', {}, '前后一周内，另有 2 个只写过一条评价的账号给该商家或商品打了同样的 5 星。', 'Within a week 2 other accounts with no other review gave the same place or product the same 5 stars.'],
  ['newcomers_beside_few', { newcomersBeside: Int32Array.of() }, '前后一周内，没有其他只写过一条评价的账号给该商家或商品打同样的 5 星。', 'Within a week no other accounts with no other review gave the same place or product the same 5 stars.'],
  ['newcomer_lift_few', {}, '该商家或商品的其他评价中，新账号（只写过一条评价）的 2 条有 2 条打 5 星，老账号（5 条以上）的 3 条有 1 条打 5 星。', 'Of the same place or product, 2 of the 2 other reviews by new accounts (of a single review) give 5 stars, and 1 of the 3 by seasoned accounts (of 5 reviews or more).'],
  ['newcomer_lift_few', { newcomers: 0, ...sameStars(4, 0, 1) }, '该商家或商品的其他评价中没有新账号（只写过一条评价）写的，无从比较新老账号的打分。', 'None of the other reviews of the same place or product is by a new account (of a single review), so new and seasoned ones cannot be compared.'],
  ['newcomer_lift_few', { veterans: 0, ...sameStars(4, 2, 0) }, '该商家或商品的其他评价中没有老账号（5 条以上）写的，无从比较新老账号的打分。', 'None of the other reviews of the same place or product is by a seasoned account (of 5 reviews or more), so new and seasoned ones cannot be compared.'],
  ['newcomers_usual_few', {}, '该商家或商品的其他 7 条评价中有 2 条来自只写过一条评价的账号。', 'Of the same place or product, 2 of the 7 other reviews come from accounts with no other review.'],
  ['newcomers_usual_few', { newcomers: 0 }, '该商家或商品的其他 7 条评价中有 0 条来自只写过一条评价的账号。', 'Of the same place or product, none of the 7 other reviews comes from accounts with no other review.'],
  ['product_reviews_few', {}, '该商家或商品另有 7 条评价。', 'The same place or product has 7 other reviews.'],
  ['product_reviews_few', { others: 0 }, '该商家或商品没有其他评价。', 'The same place or product has no other reviews.'],
  ['reviews_written', {}, '该账号共写过 3 条评价。', 'This account has written 3 reviews.'],
  ['reviews_written', { reviewer: { reviews: 1 } }, '这是该账号唯一的一条评价。', 'It is the only review of this account.'],
  ['silence_few', {}, '该账号自最后一条评价以来已有 200 天没有写过评价。', 'The account has written nothing in the 200 days since its last review.'],
  ['silence_few', { reviewer: { silentDays: 1 } }, '该账号自最后一条评价以来已有 1 天没有写过评价。', 'The account has written nothing in the 1 day since its last review.'],
  ['silent_apart_few', {}, '该账号的打分与同一商家或商品其他评价所预期的平均相差 1.4 星，最后一条评价以来已有 200 天没有出现。', "This account's stars stand 1.4 stars on average from what other reviews of the same places or products let expect, and it has not been seen in the 200 days since its last review."],
  ['silent_apart_few', { reviewer: { deviation: 0.1 } }, '该账号的打分与同一商家或商品其他评价所预期的平均相差 0.1 星，最后一条评价以来已有 200 天没有出现。', "This account's stars stand 0.1 stars on average from what other reviews of the same places or products let expect, and it has not been seen in the 200 days since its last review."],
  ['silent_apart_first', { reviewer: { reviews: 1 } }, '该账号的打分与同一商家或商品其他评价所预期的相差 1.2 星，最后一条评价以来已有 200 天没有出现。', "This account's stars stand 1.2 stars from what other reviews of the same places or products let expect, and it has not been seen in the 200 days since its last review."],
  ['active_days_few', {}, '该账号的第一条与最后一条评价相隔 40 天。', "This account's first and last review lie 40 days apart."],
  ['active_days_few', { reviewer: { activeDays: 0 } }, '该账号的 3 条评价都写于同一天之内。', 'All 3 reviews of this account were written within a day.'],
  ['busiest_day_few', {}, '该账号曾在一天内写下 2 条评价。', 'On its busiest day this account wrote 2 reviews.'],
  ['busiest_day_few', { reviewer: { busiestDay: 1 } }, '该账号从未在一天内写过一条以上的评价。', 'This account never wrote more than one review a day.'],
  ['velocity_few', {}, '从第一条到最后一条评价，该账号平均每周写 0.4 条评价。', 'From its first review to its last, this account wrote 0.4 reviews a week.'],
  ['extreme_share_few', {}, '该账号的 3 条评价中有 67% 打一星或五星。', "Of this account's 3 reviews, 67% give one or five stars."],
  ['star_entropy_few', {}, '该账号的打分有高有低（分散程度 0.9：次次相同为 0，五档均分为 2.3）。', "This account's stars vary (spread 0.9, where 0 is always the same and 2.3 all five equally often)."],
  ['star_entropy_few', { reviewer: { starEntropy: 0 } }, '该账号的打分几乎总是相同（分散程度 0.0：次次相同为 0，五档均分为 2.3）。', "This account's stars are nearly always the same (spread 0.0, where 0 is always the same and 2.3 all five equally often)."],
  ['habitual_deviation_few', {}, '该账号的打分与同一商家或商品其他评价所预期的平均相差 1.4 星。', "On average this account's ratings stand 1.4 stars from what other reviews of the same places or products let expect."],
  ['companions_few', { reviewer: { companionAccounts: 1 } }, '另有 1 个账号在前后 3 天内与该账号给至少两家相同的商家打了相同的分。', '1 other account gave the same stars to at least two of the same shops within 3 days of this one.'],
  ['companions_few', {}, '没有其他账号在前后 3 天内与该账号给至少两家相同的商家打相同的分。', 'No other accounts gave the same stars to at least two of the same shops within 3 days of this one.'],
  ['suspicion_beside_few', {}, '前后三个月内，该商家或商品同样打 5 星的，有其他 3 条评价，各自单独看平均有 40% 的可能不可信。', 'The 3 other 5-star reviews of the same place or product within three months look 40% likely to be inauthentic on average, each judged alone.'],
  ['suspicion_beside_few', seen({ beside: NONE }), '前后三个月内，该商家或商品同样打 5 星的，没有其他评价可以比较。', 'There are no other 5-star reviews of the same place or product within three months to compare with.'],
  ['suspicion_around_few', {}, '前后一周内，该商家或商品有其他 1 条评价，各自单独看平均有 5% 的可能不可信。', 'The one other review of the same place or product within a week looks 5% likely to be inauthentic, judged alone.'],
  ['suspicion_around_few', seen({ around: NONE }), '前后一周内，该商家或商品没有其他评价可以比较。', 'There are no other reviews of the same place or product within a week to compare with.'],
  ['suspicion_of_product_few', {}, '前后一年内，该商家或商品有其他 20 条评价，各自单独看平均有 20% 的可能不可信。', 'The 20 other reviews of the same place or product within a year look 20% likely to be inauthentic on average, each judged alone.'],
  ['suspicion_of_product_few', seen({ ofProduct: NONE }), '前后一年内，该商家或商品没有其他评价可以比较。', 'There are no other reviews of the same place or product within a year to compare with.'],
  ['suspicion_of_account_few', {}, '该账号的其他评价，各自单独看，平均有 30% 的可能不可信。', "This account's other reviews look 30% likely to be inauthentic on average, each judged alone."],
  ['suspicion_beside_account_few', {}, '在该账号评价过的其他商家或商品那里，它评价前后三个月内别人打同样星的 4 条评价，各自单独看，平均约有 30% 的可能不可信。', 'Where this account wrote its other reviews, the 4 reviews by others with the same stars within three months look about 30% likely to be inauthentic, judged alone.'],
  ['suspicion_beside_account_few', { suspicion: { besideAccountReviews: 0 } }, '在该账号评价过的其他商家或商品那里，它评价前后三个月内都没有别人打同样的星。', 'Where this account wrote its other reviews, nobody else gave the same stars within three months of them.'],
  ['decided_lift_few', {}, '该商家或商品的其他评价中，有 12 条经人工裁定，其中 7 条被裁定为不可信；只看这些账号自己的记录，预计会是 2.1 条。', "Of 12 other reviews of the same place or product that people decided, 7 were found inauthentic; judging by their accounts' own records alone, 2.1 would be expected."],
  ['decided_share_few', {}, '该商家或商品的其他评价中，有 12 条经人工裁定，其中 7 条被裁定为不可信。', 'Of 12 other reviews of the same place or product that people decided, 7 were found inauthentic.'],
  ['decided_lift_quarter_few', {}, '前后三个月内，该商家或商品的其他评价中，有 5 条经人工裁定，其中 0 条被裁定为不可信；只看这些账号自己的记录，预计会是 0.9 条。', "Of 5 other reviews of the same place or product within three months that people decided, none was found inauthentic; judging by their accounts' own records alone, 0.9 would be expected."],
  ['decided_lift_same_stars_few', {}, '该商家或商品同样星级的其他评价中，有 6 条经人工裁定，其中 5 条被裁定为不可信；只看这些账号自己的记录，预计会是 1.0 条。', "Of 6 other reviews of the same place or product with the same stars that people decided, 5 were found inauthentic; judging by their accounts' own records alone, 1.0 would be expected."],
  ['decided_same_stars_few', {}, '该商家或商品同样星级的其他评价中，有 6 条经人工裁定，其中 5 条被裁定为不可信。', 'Of 6 other reviews of the same place or product with the same stars that people decided, 5 were found inauthentic.'],
  ['decided_fortnight_few', {}, '前后两周内，该商家或商品的其他评价中，有 1 条经人工裁定，其中 1 条被裁定为不可信。', 'The one other review of the same place or product within two weeks that people decided was found inauthentic.'],
  ['decided_around_few', {}, '前后半年内，该商家或商品的其他评价中，有 8 条经人工裁定，其中 3 条被裁定为不可信。', 'Of 8 other reviews of the same place or product within half a year that people decided, 3 were found inauthentic.'],
  ['decided_half_year_few', {}, '前后半年内，该商家或商品同样星级的其他评价中，有 3 条经人工裁定，其中 2 条被裁定为不可信。', 'Of 3 other reviews of the same place or product with the same stars within half a year that people decided, 2 were found inauthentic.'],
  ['decided_lift_beside_account_few', {}, '该账号另外评价过的 2 家商家或商品那里，别人的评价经人工裁定为不可信的多于这些评价的账号记录所预计的。', "Where this account wrote its 2 other reviews, people found more of the others' reviews inauthentic than those accounts' own records let expect."],
  ['decided_lift_beside_account_few', { decidedBeside: { ...decidedBeside, productLift: -0.1 } }, '该账号另外评价过的 2 家商家或商品那里，别人的评价经人工裁定为不可信的不多于这些评价的账号记录所预计的。', "Where this account wrote its 2 other reviews, people found no more of the others' reviews inauthentic than those accounts' own records let expect."],
  ['decided_stars_beside_account_few', {}, '该账号评价过的其他商家或商品那里，别人打同样星的评价凡经人工裁定的，平均约有 31% 被裁定为不可信。', "Where this account wrote its other reviews, of the others' reviews with the same stars that people decided, about 31% were found inauthentic on average."],
  ['decided_half_year_beside_account_few', {}, '该账号评价过的其他商家或商品那里，它评价前后半年内别人打同样星的评价凡经人工裁定的，平均约有 40% 被裁定为不可信。', "Where this account wrote its other reviews, of the others' reviews with the same stars within half a year that people decided, about 40% were found inauthentic on average."],
  ['decided_around_account_few', {}, '该账号评价过的其他商家或商品那里，它评价前后半年内别人的评价凡经人工裁定的，平均约有 25% 被裁定为不可信。', "Where this account wrote its other reviews, of the others' reviews within half a year that people decided, about 25% were found inauthentic on average."],
];

describe('what history signals tell people', () => {
  it.each(SENTENCES)('when %s is told of %o, then it states what was counted and nothing else', (name, changes, zh, en) => {
    const signal = HISTORY_SIGNALS.find((one) => one.name === name || one.name === `${name}_recent`)!;
    const given = withFacts(changes);
    expect({ zh: signal.zh(given), en: signal.en(given) }).toEqual({ zh, en });
  });

  it('when the signals are listed, then each has its sentences read here', () => {
    const bare = (name: string): string => name.replace(/_(?:first|few|several|many)(?:_recent|_gone)?$/, '');
    expect(new Set(SENTENCES.map(([name]) => bare(name)))).toEqual(new Set(HISTORY_SIGNALS.map(({ name }) => bare(name))));
  });
});
