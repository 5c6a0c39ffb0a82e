/** A record of evidence as `GET /v1/reviews/:id/evidence` answers it, for the documentation; a test checks that it holds. */
export const EVIDENCE_EXAMPLE = {
  reviewId: 'r-17',
  review: { merchantId: 'shop-1', reviewerId: 'u-52', rating: 5, createdAt: '2026-05-03T09:30:00Z', text: '汤底很浓，牛肉给得多，服务员一直在加水，下次还来这家店' },
  summary: {
    zh: '系统建议暂不展示（估计不可信的可能性为 99%），主要因为：在同一订单的客服对话中，客服许以好处换好评；与其他 1 条评价用词大段相同，来自另一账号（与最接近的一条合起来看，有 70% 的用词相同）。',
    en: 'Holding it back is suggested (estimated 99% likely to be inauthentic), mainly because in a chat on the same order staff offered something in return for a good review; and it has much of its wording in common with 1 other review, by another account (taken together, it and the closest have 70% of their wording in common).'
  },
  startingPoint: {
    logit: -2.6,
    probability: 0.06913842034334682,
    text: {
      zh: '在看到任何证据之前，现行权重（expert-6）假定每条评价有 7% 的可能不可信，一律从这里起算；此后每条证据的分值每 +0.69 使“不可信”与“可信”之比翻一倍，每 −0.69 使其减半，全部相加即为结论。',
      en: 'Before anything is known of a review, these weights (expert-6) take it to be inauthentic with a probability of 7%, and every review starts there; each +0.69 that evidence contributes then doubles the odds of “inauthentic” against “genuine”, each −0.69 halves them, and all of it together makes the verdict.'
    }
  },
  current: {
    probability: 0.9930704036725071,
    logit: 4.964999999999999,
    bias: -2.6,
    action: 'hold',
    evidence: [
      {
        signal: 'solicited_in_chat',
        family: 'chat',
        value: 1,
        contribution: 5.7,
        comparedWith: ['t-4'],
        text: { zh: '在同一订单的客服对话中，客服许以好处换好评。', en: 'In a chat on the same order staff offered something in return for a good review.' }
      },
      {
        signal: 'near_duplicate',
        family: 'text',
        value: 0.7037037037037037,
        contribution: 2,
        comparedWith: ['r-18'],
        text: {
          zh: '与其他 1 条评价用词大段相同（与最接近的一条合起来看，有 70% 的用词相同），来自另一账号。',
          en: 'It has much of its wording in common with 1 other review (taken together, it and the closest have 70% of their wording in common), by another account.'
        }
      },
      {
        signal: 'purchase',
        family: 'behaviour',
        value: 1,
        contribution: -0.36000000000000004,
        comparedWith: [],
        text: { zh: '平台确认评价者买过。', en: 'The platform confirms that the reviewer bought it.' }
      },
      {
        signal: 'tenure',
        family: 'behaviour',
        value: 1,
        contribution: 0.225,
        comparedWith: [],
        text: { zh: '除这条以外，没有发现该账号的其他评价。', en: 'No other review of this account is known.' }
      }
    ],
    revision: 1,
    causes: ['arrival'],
    version: 'expert-6',
    judgedAt: '2026-05-03T09:30:04.000Z'
  },
  exhibits: [
    {
      signal: 'solicited_in_chat',
      passages: [],
      turns: [
        {
          transcriptId: 't-4',
          turn: 2,
          role: 'agent',
          at: '2026-05-02T12:00:00Z',
          text: '亲，五星好评截图发我，返现 5 元到您账户',
          solicits: true,
          kind: 'rewarded'
        }
      ],
      reviews: []
    },
    {
      signal: 'near_duplicate',
      passages: [
        {
          reviewId: 'r-18',
          similarity: 0.7037037037037037,
          own: {
            start: 0,
            end: 27,
            text: '汤底很浓，牛肉给得多，服务员一直在加水，下次还来这家店',
            differences: [{ start: 11, end: 14, text: '服务员' }]
          },
          other: {
            start: 0,
            end: 27,
            text: '汤底很浓，牛肉给得多，老板娘一直在加水，下次还来这家店',
            differences: [{ start: 11, end: 14, text: '老板娘' }]
          }
        }
      ],
      turns: [],
      reviews: [
        {
          id: 'r-18',
          reviewerId: 'u-53',
          merchantId: 'shop-1',
          merchantName: 'First Noodle Shop',
          rating: 5,
          sharedSource: ['device'],
          createdAt: '2026-05-03T10:12:00.000Z'
        }
      ]
    }
  ],
  stale: null,
  decision: null,
  history: [],
  nextCursor: null
};
