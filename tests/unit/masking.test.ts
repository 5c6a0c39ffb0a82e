import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskItem } from '../../src/domain/item-masking.js';
import { maskPersonalData } from '../../src/domain/masking.js';

describe('maskPersonalData', () => {
  it.each([
    /* Phones, Chinese. */
    ['请打13812345678联系我', '请打***********联系我', 'phone'],
    ['电话：138 1234 5678。', '电话：*** **** ****。', 'phone'],
    ['手机138-1234-5678，谢谢', '手机***-****-****，谢谢', 'phone'],
    ['+86 13812345678', '+** ***********', 'phone'],
    ['+86-138-1234-5678', '+**-***-****-****', 'phone'],
    ['座机010-12345678转801', '座机***-********转801', 'phone'],
    ['座机 0571 88888888', '座机 **** ********', 'phone'],
    /* Phones, English. */
    ['call me at (415) 555-2671 please', 'call me at (***) ***-**** please', 'phone'],
    ['call (415)555-2671', 'call (***)***-****', 'phone'],
    ['my number is 415-555-2671.', 'my number is ***-***-****.', 'phone'],
    ['415.555.2671', '***.***.****', 'phone'],
    ['+1 415 555 2671', '+* *** *** ****', 'phone'],
    ['ring +44 20 7946 0958 today', 'ring +** ** **** **** today', 'phone'],
    ['+44 20 7946 0958 2026', '+** ** **** **** ****', 'phone'],
    /* Mail. */
    ['邮箱zhang.san@qq.com谢谢', '邮箱*****.***@**.***谢谢', 'email'],
    ['write to Jane_Doe+shop@mail.example.co.uk.', 'write to ****_***+****@****.*******.**.**.', 'email'],
    /* Identity numbers. */
    ['身份证11010519491231002X', '身份证******************', 'identity_number'],
    ['身份证号：440308199901010012，已实名', '身份证号：******************，已实名', 'identity_number'],
    /* Cards: Luhn-valid test numbers of the networks. */
    ['card 4111 1111 1111 1111', 'card **** **** **** ****', 'card_number'],
    ['card 4111-1111-1111-1111 declined', 'card ****-****-****-**** declined', 'card_number'],
    ['银行卡6212345678901232退款', '银行卡****************退款', 'card_number'],
    ['Amex 3782 822463 10005', 'Amex **** ****** *****', 'card_number'],
    ['卡号 4111 1111 1111 1111 12/27', '卡号 **** **** **** **** 12/27', 'card_number'],
    ['4111 1111 1111 1111 2 times', '**** **** **** **** 2 times', 'card_number'],
    ['3 4111 1111 1111 1111', '3 **** **** **** ****', 'card_number'],
  ])('when a text carries personal data (%s), then it is overwritten', (text, masked, kind) => {
    const result = maskPersonalData(text);
    expect(result.text).toBe(masked);
    expect(result.masks.map((mask) => mask.kind)).toEqual([kind]);
  });

  it.each([
    '订单号 202605011234567890 还没发货',
    '订单2026050112345674已退款',
    '订单号 1234567890123456789',
    'order 112-1234567-1234567 never came',
    'order 026-1234567-1234567 never came',
    'Order #30291-8842',
    '运单号 SF1381234567890',
    '¥1,299.00 太贵了',
    '花了1380元，原价 12999',
    'paid $1,234,567.89 for it',
    '给你+10000积分，+99999',
    '2026-05-01 10:30 下单，2026-05-03 到',
    'on 01/05/2026 at 10.30',
    '型号 MX-5000-2000，尺寸 180x200',
    '95588 客服',
    '@店家 请回复',
    'version 10.15.7 build 2026',
    '123 456 789',
  ])('when a text carries order numbers, prices or dates (%s), then it is left as it is', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, masks: [] });
  });

  it('when a text carries several, then each is found in order and none twice', () => {
    const { text, masks } = maskPersonalData('张三 13812345678, a@b.cn, 11010519491231002X, 4111111111111111 完');
    expect(masks.map(({ kind }) => kind)).toEqual(['phone', 'email', 'identity_number', 'card_number']);
    expect(text).toBe('张三 ***********, *@*.**, ******************, **************** 完');
  });

  it('when any text is masked, then its length stays, no letter or digit inside the masks stays, all outside does', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('13812345678', ' ', '-', '，', '+86', 'a@b.com', '11010519491231002X', '4111 1111 1111 1111', '订单2026', '😀', '1.99'),
      fc.stringMatching(/^[0-9]{1,19}$/),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const original = pieces.join('');
        const { text, masks } = maskPersonalData(original);
        expect(text).toHaveLength(original.length);
        let position = 0;
        for (const { start, end } of masks) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(text.slice(position, start)).toBe(original.slice(position, start));
          expect(text.slice(start, end)).not.toMatch(/[0-9A-Za-z]/);
          position = end;
        }
        expect(text.slice(position)).toBe(original.slice(position));
      }),
      { numRuns: 500 },
    );
  });

  it('when a text is made to be slow (10,000 characters of digits, dots and signs), then all are masked within two seconds of computing', () => {
    const started = process.cpuUsage();
    for (const unit of ['1', '1 ', '1-', 'a.', 'a@', '+1', '1 1234 ', 'a@a.']) maskPersonalData(unit.repeat(10_000 / unit.length));
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
  });
});

describe('maskItem', () => {
  it('when a review is masked, then every text of it is, and nothing else changes', () => {
    const review = {
      id: '13812345678',
      merchantId: 'm-1',
      text: '打13812345678',
      title: 'a@b.com',
      createdAt: '2026-06-01T10:00:00Z',
      rating: 5,
      followUps: [{ text: '再打13812345678', createdAt: '2026-06-02T10:00:00Z' }],
      reply: { text: '已致电13812345678', createdAt: '2026-06-03T10:00:00Z' },
    };
    expect(maskItem({ kind: 'review', review })).toEqual({
      kind: 'review',
      review: {
        ...review,
        text: '打***********',
        title: '*@*.***',
        followUps: [{ ...review.followUps[0], text: '再打***********' }],
        reply: { ...review.reply, text: '已致电***********' },
      },
    });
  });

  it('when a transcript is masked, then every message of it is', () => {
    const transcript = { id: 't-1', merchantId: 'm-1', messages: [{ role: 'customer' as const, text: '13812345678' }, { role: 'agent' as const, text: '好的' }] };
    expect(maskItem({ kind: 'transcript', transcript })).toEqual({
      kind: 'transcript',
      transcript: { ...transcript, messages: [{ role: 'customer', text: '***********' }, { role: 'agent', text: '好的' }] },
    });
  });
});
