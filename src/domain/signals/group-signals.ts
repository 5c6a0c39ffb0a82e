import type { Companion, ReviewContext } from '../review-context.js';
import { RELATION_SIGNALS } from './relation-signals.js';
import { ramp, type Measurement, type Signal } from './signal.js';
import { TEXT_SIGNALS } from './text-signals.js';

/** Days within which accounts that review one merchant meet: campaigns are carried out within days. */
export const MEETING_DAYS = 3;

/** Copies and shared sources show the same ring from another side: what they tell at full strength is told by the group but an eighth more. */
export const TOLD_ALREADY = ['duplicate_cluster', 'shared_source'] as const;
export const SHARE_TOLD_AGAIN = 1 / 8;

const RETOLD: readonly Signal[] = [...TEXT_SIGNALS, ...RELATION_SIGNALS].filter(({ name }) => TOLD_ALREADY.some((told) => told === name));

/** How fully other signals tell of the ring, 0 to 1. */
function toldAlready(context: ReviewContext): number {
  return Math.max(0, ...RETOLD.map((signal) => signal.measure(context)?.strength ?? 0));
}

/** So many other accounts that were met at so many merchants or more. */
interface Block {
  accounts: number;
  merchants: number;
}

/** Coincidences beyond one friend and one merchant: what a couple that goes out together never has any of. */
const coincidences = ({ accounts, merchants }: Block): number => (accounts - 1) * (merchants - 1);

/**
 * How strongly a block speaks, 0 to 1. Who reviews much meets the same people by chance, and a name that many share meets
 * all of theirs: only where half of an account's merchants were visited in this company does it count in full. The odds
 * that YelpZip's filter took a review with a telling block are 3 times the usual where about a quarter was, 8 to 16 times from a half on.
 */
function strengthOf(block: Block, merchantsAround: number | undefined): number {
  const inCompany = block.merchants / (merchantsAround ?? block.merchants);
  return ramp(Math.log2(1 + coincidences(block)), 1, 3) * ramp(inCompany, 1 / 8, 1 / 2);
}

/**
 * The most telling block of a group: of the accounts met at two merchants or more, at three or more … the one that speaks
 * most, and of equal ones that in which most coincides. Another account or another meeting never makes it tell less.
 */
function densestBlock(companions: readonly Companion[], merchantsAround: number | undefined): Block & { strength: number } {
  const deepest = Math.max(...companions.map(({ merchants }) => merchants));
  const blocks = Array.from({ length: deepest - 1 }, (_, step): Block => ({ accounts: companions.filter(({ merchants }) => merchants >= step + 2).length, merchants: step + 2 }));
  return blocks
    .map((block) => ({ ...block, strength: strengthOf(block, merchantsAround) }))
    .reduce((one, other) => (other.strength - one.strength || coincidences(other) - coincidences(one)) > 0 ? other : one);
}

function measureGroup(context: ReviewContext): Measurement | undefined {
  const { review, companions, merchantsAround } = context;
  if (!companions || companions.length === 0 || review.rating === undefined) return undefined;
  const { accounts, merchants, strength } = densestBlock(companions, merchantsAround);
  const stars = review.rating >= 4 ? { zh: '4 至 5', en: '4 or 5' } : { zh: '1 至 2', en: '1 or 2' };
  return {
    value: accounts,
    strength: strength * (1 - (1 - SHARE_TOLD_AGAIN) * toldAlready(context)),
    comparedWith: companions.filter((companion) => companion.merchants >= merchants).map(({ reviewId }) => reviewId),
    zh: `另有 ${accounts} 个账号与该账号给同样的 ${merchants} 家以上商家都打了 ${stars.zh} 星，每次相隔不超过 ${MEETING_DAYS} 天，该商家是其中之一。`,
    en:
      accounts === 1
        ? `1 other account gave ${stars.en} stars to at least ${merchants} of the same merchants as this account, within ${MEETING_DAYS} days of it each time; this merchant is one of them.`
        : `${accounts} other accounts each gave ${stars.en} stars to at least ${merchants} of the same merchants as this account, within ${MEETING_DAYS} days of it each time; this merchant is one of them.`,
  };
}

export const GROUP_SIGNALS: readonly Signal[] = [
  {
    name: 'co_review_group',
    family: 'relations',
    unit: 'other accounts',
    source:
      'groups of accounts that review the same targets within days (Mukherjee, Liu and Glance, GSRank, 2012), crowded days passed over against camouflage (Hooi et al., FRAUDAR, 2016). Friends do the same on the same day, so one companion says nothing however often met, and neither do two at two merchants; of 277,694 reviews that YelpNYC kept, .005 % reach half this strength and none the whole of it',
    retells: { signals: TOLD_ALREADY, share: SHARE_TOLD_AGAIN },
    measure: measureGroup,
  },
];
