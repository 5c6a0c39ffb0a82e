import { describe, expect, it } from 'vitest';
import { isEscalation } from '../../models/marks/escalation.js';
import { findPromise } from '../../models/marks/promise.js';
import { isSolicitation, solicitationIn } from '../../models/marks/solicitation.js';
import type { SolicitationKind } from '../../src/domain/analysis.js';

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

describe('what a solicitation wants and whether it pays', () => {
  it.each<[SolicitationKind, string[]]>([
    ['asked', ['麻烦给个五星好评', '退款30元已经到账，麻烦给个五星好评哦', '满意请给五星，订单满50元包邮哦', '千万别给中差评哈，五星好评拜托了', 'Your refund has been issued. If you are happy, please leave us a five-star review!', 'We have sent your free replacement. A good review would mean the world']],
    ['asked_change', ['把那条差评改一下行吗', 'Would you mind updating your rating to 5 stars?']],
    ['rewarded', ['亲，五星好评返现5元哦', '评价给个满分截图我，给您发三块红包', '亲亲，晒图好评后联系客服领红包', '那麻烦您评个五星，我这边看到评价就转', '亲先给个五星好评，截图发我马上安排补发', 'All I need is a 5 star review, screenshot here and I will send it', '那大众点评上五星好评走一个，月卡给您再减一百', "Mind giving us five stars on the site? There's a £5 voucher in it for you", 'Leave 5 stars and get a $10 gift card', 'Post a five star review. Send me the screenshot and the coupon is yours']],
    ['paid_change', ['差评删掉的话给您返20元红包', '您把评价改一下成吗，改成满意的话我私人给您转二十', 'We can refund $10 if you take the review down', '理解的，您把那条差评删了，我这边全额退您，灯也不用寄回', 'If that review could be taken down I would happily send a whole new set on the house']],
  ])('when it is %s, then it is told from the others', (kind, texts) => {
    expect(texts.map((text) => solicitationIn(text))).toEqual(texts.map(() => kind));
  });

  it('when a hotel speaks of stars and free parking, then nothing is offered for a review', () => {
    expect(solicitationIn('I have two hotels with free parking and a 3 star rating, would you like one of those?')).toBeUndefined();
    expect(solicitationIn('You can cancel for free up to 24 hours in advance, after that there is a 10 GBP fee.')).toBeUndefined();
    expect(solicitationIn("There's a 10:20 am bus with 0 transfers for $26.")).toBeUndefined();
  });
});

describe('marks in words nobody writes rules for', () => {
  it.each(['退款我这边下午就给您处理', '师傅后天上午十点前到您家', '我这就去问一下仓库', 'Our team will review it and email you by Monday', "I'm sending a new one out today"])(
    'when an agent promises (%s), then it is one',
    (text) => expect(findPromise(text)).toBe(text),
  );
  it.each(['系统会自动退款，一般三到五天', '您先把旧的寄回来，我收到后给您换', '昨天已经给您退成功了', 'Refunds normally take five days', "Once you send a photo I'll replace it"])(
    'when it is a rule, a condition or done (%s), then it is none',
    (text) => expect(findPromise(text)).toBeUndefined(),
  );
  it.each(['评价给个满分截图我，给您发三块红包', '把那条差评改一下行吗', 'Drop us five stars and a coupon is yours', 'Would you mind updating your rating to 5 stars?'])(
    'when praise is asked for or paid (%s), then it is solicitation',
    (text) => expect(isSolicitation(text)).toBe(true),
  );
  it.each(['感谢您的五星好评', '平台不允许返现换好评', 'We never pay for reviews, honest ones help us most', '请如实评价本次服务'])(
    'when praise is thanked for, refused or left open (%s), then it is not',
    (text) => expect(isSolicitation(text)).toBe(false),
  );
  it.each(['不解决我就申请小二介入', '挂到抖音上让大家看看', "I'll dispute the charge with my bank", "We're switching to another provider", '把你们店长叫来'])(
    'when a customer goes further (%s), then it is escalation',
    (text) => expect(isEscalation(text)).toBe(true),
  );
  it.each(['我是个律师，条款看得懂', '315活动什么时候开始', 'Your manager said I could return it', 'Do you sell court shoes'])(
    'when the words only sound like it (%s), then it is not',
    (text) => expect(isEscalation(text)).toBe(false),
  );
});
