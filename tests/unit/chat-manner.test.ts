import { describe, expect, it } from 'vitest';
import { mannerOf } from '../../src/domain/chat/manner.js';
import { forbiddenWordings } from '../../src/domain/chat/wording.js';
import type { Message } from '../../src/domain/item.js';
import { DEMO_TRANSCRIPTS } from '../helpers/demo-transcripts.js';

const say = (...turns: [Message['role'], string][]): Message[] => turns.map(([role, text]) => ({ role, text }));

describe('forbiddenWordings', () => {
  it.each([
    ['爱住不住', 'brush_off'],
    ['这个不归我管', 'brush_off'],
    ['你自己看啊', 'brush_off'],
    ['神经病', 'abuse'],
    ['谁让你不看清楚的', 'blame'],
    ['你去投诉吧', 'challenge'],
    ['不是跟您说了吗', 'challenge'],
    ['急什么', 'challenge'],
    ['Not my problem.', 'brush_off'],
    ['You should have read the terms', 'blame'],
    ['Calm down', 'challenge'],
    ['Like I said, no', 'challenge'],
    ["Don't be stupid", 'abuse'],
  ])('when an agent says "%s", then it is %s', (text, kind) => {
    expect(forbiddenWordings(text).map((wording) => wording.kind)).toContain(kind);
  });

  it.each(['不知道您明天方便吗', '您别着急，我帮您看', '请您自己留好凭证', '没问题的', 'I understand, let me help', 'You should receive it tomorrow', '规定是七天内可以退', '随时联系我们'])(
    'when an agent says politely "%s", then nothing is forbidden',
    (text) => expect(forbiddenWordings(text)).toEqual([]),
  );
});

describe('mannerOf', () => {
  it('when a hotel clerk snaps at a guest, then patience falls by each turn that does', () => {
    const manner = mannerOf(
      say(['customer', '想问下能不能早点入住'], ['agent', '短信里都写了，不会看啊'], ['customer', '短信里没有'], ['agent', '那就是没有，两点，听懂没'], ['customer', '你态度怎么这样'], ['agent', '退房要到十二点']),
    )!;
    expect(manner.patience).toBeCloseTo(1 / 3, 12);
    expect(manner.forbiddenWordings.map(({ turn }) => turn)).toEqual([1, 3]);
    /* 退房 is a term of the trade; the first two turns use none. */
    expect(manner.professionalTermRate).toBeCloseTo(1 / 3, 12);
  });

  it('when the same answer is pasted again, then that turn is impatient', () => {
    const pasted = '亲您的问题已经反馈给相关部门处理请您耐心等待谢谢理解';
    expect(mannerOf(say(['customer', '钱呢'], ['agent', pasted], ['customer', '都等一周了'], ['agent', pasted]))?.patience).toBe(0.5);
  });

  it('when only a bot answered, then there is no manner', () => {
    expect(mannerOf(say(['customer', 'hi'], ['bot', 'Whatever']))).toBeUndefined();
    expect(mannerOf(say(['customer', 'hi'], ['agent', "I'm Bea, your virtual assistant"]))).toBeUndefined();
  });

  /* Agents' turns counted by hand: with a term of the trade, impatient, of all. */
  it.each<[string, number, number, number]>([
    /* 押金, 退房? only "财务统一退": none; "财务管"; "三个工作日": no terms; nothing forbidden. */
    ['ch-0001', 0, 0, 3],
    /* The claim's "用药清单", then "工单"; sympathy twice in other words is no pasted answer. */
    ['ch-0010', 2, 0, 6],
    /* "骑手", "出餐": everybody's words. */
    ['ch-0019', 0, 0, 4],
    /* "型号", then "鉴定"; to promise nothing is not impatient. */
    ['ch-0028', 2, 0, 6],
    /* "在途", then "工单". */
    ['ch-0037', 2, 0, 4],
    ['ch-0064', 0, 0, 5],
    /* "派件员", then "送货上门". */
    ['ch-0082', 2, 0, 5],
    /* "用药清单", then "工单" and "理赔". */
    ['ch-0109', 2, 0, 6],
    ['ch-0154', 0, 0, 3],
    /* "押金原路退回". */
    ['ch-0199', 1, 0, 3],
    /* "暴力分拣我们也没办法" turns away; no terms of the trade in any turn. */
    ['ch-0055', 0, 1, 4],
    /* 到付: "配送"? none; "骑手已取餐" none. */
    ['ch-0127', 0, 0, 3],
    /* "liquid ingress … warranty void" is the one professional turn of six, "repair" is everybody's word. */
    ['ch-0073', 1, 0, 6],
    /* "Courier collects tomorrow". */
    ['ch-0046', 1, 0, 5],
  ])('when %s of the demo is read, then terms and patience equal the counts by hand', (id, professional, impatient, answers) => {
    const manner = mannerOf(DEMO_TRANSCRIPTS.get(id)!.messages)!;
    expect(manner.professionalTermRate).toBeCloseTo(professional / answers, 12);
    expect(manner.patience).toBeCloseTo(1 - impatient / answers, 12);
  });
});
