import { SOLICITATION_KINDS, type SolicitationKind } from '../analysis.js';
import type { SharedSource, Solicitation } from '../review-context.js';
import { ramp, type Signal } from './signal.js';

/** Who was asked politely may mean every word; who was paid was not asked for an opinion. */
const SOLICITATION_STRENGTH: Record<SolicitationKind, number> = { asked: 0.05, asked_change: 0.12, rewarded: 1, paid_change: 1 };
/** A chat that only the person joins to the review may have been about something else. */
const BY_CUSTOMER = 0.7;

const WANTED: Record<SolicitationKind, { zh: string; en: string }> = {
  asked: { zh: '客服请顾客给好评，没有发现以好处交换。', en: 'staff asked for a good review; that anything was offered for it is not known.' },
  asked_change: { zh: '客服请顾客修改或删除差评，没有发现以好处交换。', en: 'staff asked for a bad review to be changed or taken down; that anything was offered for it is not known.' },
  rewarded: { zh: '客服许以好处换好评。', en: 'staff offered something in return for a good review.' },
  paid_change: { zh: '客服许以好处，要顾客修改或删除差评。', en: 'staff offered something for changing or taking down a bad review.' },
};

/** The kind that weighs most; without any, as in analyses of before kinds were told, what all of them have in common: asking. */
export function weightiestKind(kinds: readonly SolicitationKind[]): SolicitationKind {
  return SOLICITATION_KINDS.findLast((kind) => kinds.includes(kind)) ?? 'asked';
}

const strengthOf = ({ kind, shared }: Solicitation): number => SOLICITATION_STRENGTH[kind] * (shared === 'order' ? 1 : BY_CUSTOMER);

const others = (count: number): string => `${count} other account${count === 1 ? '' : 's'}`;

/** How many accounts share the address, the device or both, in words. */
function sharedWith({ reviewers, byAddress, byDevice }: SharedSource): { zh: string; en: string } {
  if (byDevice === 0) return { zh: `另有 ${reviewers} 个账号从同一网络地址发布过评价。`, en: `${others(reviewers)} posted reviews from the same network address.` };
  if (byAddress === 0) return { zh: `另有 ${reviewers} 个账号从同一台设备发布过评价。`, en: `${others(reviewers)} posted reviews from the same device.` };
  if (byAddress === reviewers && byDevice === reviewers) return { zh: `另有 ${reviewers} 个账号从同一网络地址、同一台设备发布过评价。`, en: `${others(reviewers)} posted reviews from the same network address and the same device.` };
  const both = byAddress + byDevice - reviewers;
  return {
    zh: `另有 ${reviewers} 个账号与它来源相同：${byAddress} 个从同一网络地址、${byDevice} 个从同一台设备发布过评价${both > 0 ? `，其中 ${both} 个两者都相同` : ''}。`,
    en: `${others(reviewers)} posted reviews from the same source: ${byAddress} from the same network address and ${byDevice} from the same device${both > 0 ? `, ${both} of them from both` : ''}.`,
  };
}

export const RELATION_SIGNALS: readonly Signal[] = [
  {
    name: 'shared_source',
    family: 'relations',
    unit: 'other accounts',
    source: 'shared addresses and devices join accounts run by one hand (Rayana and Akoglu, SpEagle, 2015); two are a household',
    measure({ review, sharedSource }) {
      if (!review.source?.ipHash && !review.source?.deviceHash) return undefined;
      return {
        value: sharedSource.reviewers,
        strength: ramp(Math.log2(1 + sharedSource.reviewers), 1.5, 3.5),
        comparedWith: sharedSource.reviewIds,
        ...sharedWith(sharedSource),
      };
    },
  },
  {
    name: 'solicited_in_chat',
    family: 'chat',
    unit: 'transcripts',
    source: '16 CFR 465.4 forbids incentives that require a sentiment, not requests; a bought opinion is worth less whoever holds it. Only praise is marked down',
    measure({ review, solicitations }) {
      if (solicitations.length === 0 || (review.rating ?? 5) < 4) return undefined;
      const told = solicitations.reduce((one, other) => (strengthOf(other) > strengthOf(one) ? other : one));
      const where = told.shared === 'order' ? { zh: '在同一订单的客服对话中', en: 'In a chat on the same order' } : { zh: '在与同一顾客不久前的客服对话中', en: 'In a chat with the same customer not long before' };
      return {
        value: solicitations.length,
        strength: strengthOf(told),
        comparedWith: solicitations.map(({ transcriptId }) => transcriptId),
        zh: `${where.zh}，${WANTED[told.kind].zh}`,
        en: `${where.en} ${WANTED[told.kind].en}`,
      };
    },
  },
];
