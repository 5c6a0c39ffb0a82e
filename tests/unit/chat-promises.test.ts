import { describe, expect, it } from 'vitest';
import { DEFAULT_BUSINESS_HOURS } from '../../src/domain/business-hours.js';
import { promiseDueAt } from '../../src/domain/chat/promise-due.js';
import { promiseKept, saysKept } from '../../src/domain/chat/promise-kept.js';
import { maySpeakOf } from '../../src/domain/chat/promise-subject.js';
import { followPromises } from '../../src/domain/chat/promises.js';
import type { Message } from '../../src/domain/item.js';

/** Thursday, 14:30 in Shanghai. */
const THURSDAY = '2026-05-07T06:30:00Z';
const due = (text: string, madeAt = THURSDAY): string | undefined => promiseDueAt(text, madeAt, { ...DEFAULT_BUSINESS_HOURS, holidays: ['2026-05-08'] });

describe('promiseDueAt', () => {
  it.each([
    ['24小时内退款', '2026-05-08T06:30:00.000Z'],
    ['会有专员48小时内联系您', '2026-05-09T06:30:00.000Z'],
    ['半小时内发您', '2026-05-07T07:00:00.000Z'],
    ['主管十分钟内给您回电', '2026-05-07T06:40:00.000Z'],
    /* Friday is a day off, then the weekend: Monday and Tuesday. */
    ['2个工作日内回复', '2026-05-12T06:30:00.000Z'],
    ['1-3个工作日到账', '2026-05-13T06:30:00.000Z'],
    ['三天内给您寄出', '2026-05-10T06:30:00.000Z'],
    ['今晚八点前退到您支付宝', '2026-05-07T12:00:00.000Z'],
    ['今天给您补发', '2026-05-07T16:00:00.000Z'],
    ['明早九点到十一点师傅过来', '2026-05-08T03:00:00.000Z'],
    ['明天下班前给您回电', '2026-05-08T10:00:00.000Z'],
    ['周五给您重开', '2026-05-08T16:00:00.000Z'],
    ['下周三前处理好', '2026-05-13T16:00:00.000Z'],
    ["We'll refund you within 24 hours", '2026-05-08T06:30:00.000Z'],
    ["you'll have it in 3-5 working days", '2026-05-15T06:30:00.000Z'],
    ['someone will call you within two hours', '2026-05-07T08:30:00.000Z'],
    ["I'll ring you back before noon tomorrow", '2026-05-08T04:00:00.000Z'],
    ['He comes on Monday by 3pm', '2026-05-11T07:00:00.000Z'],
    ['You will have it by Thursday', '2026-05-14T16:00:00.000Z'],
  ])('when an agent says "%s" on a Thursday at half past two, then it is due %s', (text, expected) => {
    expect(due(text)).toBe(expected);
  });

  it.each([
    ['5月20日给您退款', '2026-05-20T16:00:00.000Z'],
    ['5月20号下午三点前师傅上门', '2026-05-20T07:00:00.000Z'],
    ['五月二十日前退到您卡上', '2026-05-20T16:00:00.000Z'],
    ['5月20日到22日给您送到', '2026-05-22T16:00:00.000Z'],
    ['12号给您补发', '2026-05-12T16:00:00.000Z'],
    ['3号给您补发', '2026-06-03T16:00:00.000Z'],
    ['下个月5号给您结清', '2026-06-05T16:00:00.000Z'],
    ['月底前给您结清', '2026-05-31T16:00:00.000Z'],
    ['1月3日给您答复', undefined],
    ['2026-05-20前给您答复', '2026-05-20T16:00:00.000Z'],
    ['明天18:30前给您回电', '2026-05-08T10:30:00.000Z'],
    ['大后天给您送到', '2026-05-10T16:00:00.000Z'],
    ['这周五给您重开', '2026-05-08T16:00:00.000Z'],
    ['周末前给您送到', '2026-05-10T16:00:00.000Z'],
    ['下周给您处理', '2026-05-17T16:00:00.000Z'],
    ['一周内给您处理', '2026-05-14T06:30:00.000Z'],
    ['第二天给您打电话', undefined],
    ['这两天给您安排', undefined],
    ['您4月2日的订单我给您跟进', undefined],
    ['您4月2日的订单三天内给您退', '2026-05-10T06:30:00.000Z'],
    ['两三天内给您寄出', '2026-05-10T06:30:00.000Z'],
    ['您等了12天了，我给您催', undefined],
    ['您等了三天了，今天给您退', '2026-05-07T16:00:00.000Z'],
    ['上周五的单子我给您催', undefined],
    ['客服24小时在线，会给您处理', undefined],
    ['3号楼的快递我给您送', undefined],
    ["We'll refund you by May 20", '2026-05-20T16:00:00.000Z'],
    ['The engineer comes on 20 May by 3pm', '2026-05-20T07:00:00.000Z'],
    ["You'll have it by the 12th", '2026-05-12T16:00:00.000Z'],
    ["You'll have it by Friday", '2026-05-08T16:00:00.000Z'],
    ["You'll hear by the end of the month", '2026-05-31T16:00:00.000Z'],
    ["We'll ring you next week", '2026-05-17T16:00:00.000Z'],
    ["We'll refund it within two weeks", '2026-05-21T06:30:00.000Z'],
    ['Someone will call within the hour', '2026-05-07T07:30:00.000Z'],
    ["It was ordered on Monday, we'll refund it", undefined],
    ['I may call you 2 or 3 times', undefined],
    ["I'll ring you before noon", undefined],
  ])('when an agent says "%s" on Thursday 7 May at half past two, then the day named is its due, or none that is understood: %s', (text, expected) => {
    expect(due(text)).toBe(expected);
  });
  it('when a weekend day makes up for a holiday, then it is a working day', () => {
    const hours = { ...DEFAULT_BUSINESS_HOURS, holidays: ['2026-05-08'], makeUpDays: [{ date: '2026-05-10', as: 'friday' as const }] };
    /* Friday is off and Saturday free: Sunday and Monday. */
    expect(promiseDueAt('2个工作日内回复', THURSDAY, hours)).toBe('2026-05-11T06:30:00.000Z');
  });
  it('when a date is said at the year’s end, then it is the next year’s, in the desk’s time zone', () => {
    expect(due('1月3日给您答复', '2026-12-30T17:00:00Z')).toBe('2027-01-03T16:00:00.000Z');
    expect(due('今天给您答复', '2026-12-30T17:00:00Z')).toBe('2026-12-31T16:00:00.000Z');
  });

  it.each(['专员会尽快联系您', "We'll be in touch", '会有同事跟进'])('when the words name no time (%s), then it is never due', (text) => {
    expect(due(text)).toBeUndefined();
  });
});

describe('saysKept', () => {
  it.each<[string, boolean | undefined]>([
    ['退款收到了，谢谢', true],
    ['师傅准时来了', true],
    ["The refund's arrived, thanks", true],
    ['等了三天还没人联系我', false],
    ['说好今天补发的呢', false],
    ['Nobody called me back', false],
    ['Still no refund', false],
    ["I haven't been refunded", false],
    ['The parcel has not been sent', false],
    ["It hasn't been fixed", false],
    ['都解决不了', false],
    ['怎么还没到账？', false],
    ['Why has nobody called me?', false],
    ['东西挺好用的', undefined],
    ['Nice colour', undefined],
    ['退款到账了吗', undefined],
    ['Has it been sent?', undefined],
    ['等退款到账了我再评价', undefined],
    ["Once I've been refunded I'll be happy", undefined],
    ['邻居的钱已经退了', undefined],
    ["I've sent the photos", undefined],
    ['货收到了但是少一件', undefined],
  ])('when a customer says later "%s", then kept: %s', (text, kept) => expect(saysKept(text, 'customer')).toBe(kept));

  it.each<[string, boolean | undefined]>([
    ['退款到账后会短信通知您', undefined],
    ['已为您登记，会有专员联系您', undefined],
    ['处理好了第一时间告诉您', undefined],
    ["I've passed this to our team", undefined],
    ['Your refund will be credited soon', undefined],
    ['已经给您退款成功', true],
    ['Your refund has been issued', true],
    ["It hasn't been shipped yet", false],
  ])('when an agent says later "%s", then kept: %s', (text, kept) => expect(saysKept(text, 'agent')).toBe(kept));
});

describe('promiseKept', () => {
  const promise = { text: '24小时内给您办好', madeAt: THURSDAY, dueAt: '2026-05-08T06:30:00Z' };
  it.each<[string, { text: string; at?: string }[], boolean | undefined]>([
    ['it was done in time', [{ text: '已经退了', at: '2026-05-07T08:00:00Z' }], true],
    ['it was done a week late', [{ text: '退款到了', at: '2026-05-15T08:00:00Z' }], false],
    ['a customer complains once it is due', [{ text: '还没收到退款', at: '2026-05-08T09:00:00Z' }], false],
    ['a customer complains of what came before', [{ text: '上次也没人联系我', at: '2026-05-07T06:31:00Z' }], undefined],
    ['nobody speaks of it', [{ text: '好的', at: '2026-05-07T06:31:00Z' }], undefined],
    ['a complaint has no time', [{ text: '还没收到退款' }], undefined],
  ])('when %s, then it shows', (_what, later, kept) => expect(promiseKept(promise, later.map((word) => ({ by: 'customer', ...word })))).toBe(kept));
});

describe('maySpeakOf', () => {
  it.each<[string, string, boolean]>([
    ['师傅来过了', '24小时内退款', false],
    ['退款到了', '24小时内退款', true],
    ['解决了', '24小时内退款', true],
    ['客服联系我了，退款也到了', '专员会联系您', true],
    ['Nobody called me', "We'll refund you within 24 hours", false],
    ['Nobody called me', "I'll ring you tomorrow", true],
    ['The engineer came round', "I'll ring you tomorrow", false],
    ['It is here', "We'll send a replacement", true],
  ])('when somebody says "%s" after "%s", then it may speak of it: %s', (word, promise, may) => expect(maySpeakOf(word, promise)).toBe(may));
});

describe('followPromises', () => {
  it('when a chat makes two promises and only one is kept, then only that one is', () => {
    const turns: Message[] = [
      { role: 'agent', text: '24小时内退款', at: '2026-05-07T06:00:00Z' },
      { role: 'agent', text: '明天师傅上门', at: '2026-05-07T06:01:00Z' },
      { role: 'customer', text: '师傅来修好了', at: '2026-05-08T03:00:00Z' },
    ];
    const promised = [{ turn: 0, text: '24小时内退款' }, { turn: 1, text: '明天师傅上门' }];
    expect(followPromises(promised, { messages: turns }).map(({ kept }) => kept)).toEqual([undefined, true]);
  });

  const messages: Message[] = [
    { role: 'customer', text: '钱呢', at: '2026-05-07T06:29:00Z' },
    { role: 'agent', text: '24小时内退到您卡上' },
    { role: 'customer', text: '好' },
  ];
  const found = [{ turn: 1, text: '24小时内退到您卡上' }];

  it('when the turn has no stamp, then the stamp before it counts', () => {
    expect(followPromises(found, { messages })).toEqual([{ ...found[0], dueAt: '2026-05-08T06:29:00.000Z' }]);
  });
  it('when nothing is stamped, then there is no due time', () => {
    expect(followPromises(found, { messages: messages.map(({ role, text }) => ({ role, text })) })).toEqual(found);
  });
  it('when a review of the order contradicts it later, then it was not kept', () => {
    const review = [{ text: '说好24小时退款，一周了还没到账', by: 'customer' as const, at: '2026-05-14T00:00:00Z' }];
    expect(followPromises(found, { messages }, undefined, review)[0]?.kept).toBe(false);
  });
  it('when a review of the order was written before, then it tells nothing', () => {
    expect(followPromises(found, { messages }, undefined, [{ text: '还没收到', by: 'customer', at: '2026-05-01T00:00:00Z' }])[0]?.kept).toBeUndefined();
  });
});
