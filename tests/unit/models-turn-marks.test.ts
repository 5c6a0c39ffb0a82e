import { describe, expect, it } from 'vitest';
import { findPromise, isEscalation, isSolicitation } from '../../models/turn-marks.js';

describe('findPromise', () => {
  it.each([
    ["We'll refund you within 24 hours.", "We'll refund you within 24 hours."],
    ['您好，专员会联系您。', '您好，专员会联系您。'],
    ['已登记，2个工作日内回复', '已登记，2个工作日内回复'],
    ["I'm sorry. I'll pass this on to the team.", "I'll pass this on to the team."],
    ['非常抱歉。我们明天给您补发一件。', '我们明天给您补发一件。'],
    ['You will receive the replacement by Friday.', 'You will receive the replacement by Friday.'],
  ])('when an agent commits to a definite action (%s), then its sentence', (text, sentence) => {
    expect(findPromise(text)).toBe(sentence);
  });

  it.each([
    "We'll get back to you as soon as we can.",
    'We do our best to deliver on time.',
    '私信给我们，我们会尽快核实',
    '我们会不断完善网络',
    'Could you send me your order number?',
    'Your refund was issued yesterday.',
    'If you DM us your booking we will look into it.',
    '请问您的订单号是多少？',
  ])('when an agent asks, hedges, reports or sets a condition (%s), then none', (text) => {
    expect(findPromise(text)).toBeUndefined();
  });
});

describe('isEscalation', () => {
  it.each([
    '再不处理我就打12315', '叫你们经理来', '我要找消协投诉', '以后再也不买了', '转人工',
    'I want to speak to a manager', "I'll never order from you again", 'You will hear from my lawyer',
    'Filing a complaint with the BBB today',
  ])('when a customer goes further or demands a person (%s), then it is marked', (text) => {
    expect(isEscalation(text)).toBe(true);
  });

  it.each(['我要投诉你们的快递员', '什么时候发货', 'This is a complaint about my order', 'I am very unhappy', '人工费多少钱'])(
    'when a customer complains to the company alone (%s), then it is not',
    (text) => {
      expect(isEscalation(text)).toBe(false);
    },
  );
});

describe('isSolicitation', () => {
  it.each([
    '亲，五星好评返现5元哦', '麻烦给个好评', '满意的话给个五星', '晒图领红包',
    'Please leave us a 5-star review', "We'll send a gift card for a good review",
  ])('when an agent asks for a good review or pays for one (%s), then it is marked', (text) => {
    expect(isSolicitation(text)).toBe(true);
  });

  it.each(['您的差评我们看到了，非常抱歉', '请对本次服务进行评价', 'Thanks for your review', 'The refund was sent'])(
    'when an agent speaks of reviews without asking for praise (%s), then it is not',
    (text) => {
      expect(isSolicitation(text)).toBe(false);
    },
  );
});
