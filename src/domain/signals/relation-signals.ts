import { ramp, type Signal } from './signal.js';

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
        zh: `另有 ${sharedSource.reviewers} 个账号从同一网络地址或设备发布评价。`,
        en: `${sharedSource.reviewers} other account${sharedSource.reviewers === 1 ? '' : 's'} posted reviews from the same address or device.`,
      };
    },
  },
  {
    name: 'solicited_in_chat',
    family: 'chat',
    unit: 'transcripts',
    source: '16 CFR 465.4; a bought opinion is worth less whoever holds it. Only praise is marked down',
    measure({ review, solicitingTranscriptIds }) {
      if (solicitingTranscriptIds.length === 0 || (review.rating ?? 5) < 4) return undefined;
      return {
        value: solicitingTranscriptIds.length,
        strength: 1,
        comparedWith: solicitingTranscriptIds,
        zh: '同一订单的客服对话中，商家曾索要好评或为好评许以好处。',
        en: 'In a chat on the same order the merchant asked or paid for a good review.',
      };
    },
  },
];
