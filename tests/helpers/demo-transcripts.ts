import type { Message, Transcript } from '../../src/domain/item.js';

/**
 * Fourteen chats as the demo tells them (`generateDemo({ seed: 1, now: 2026-07-01 })`), written out so that the figures
 * computed from them by hand stay true when the demo's grammar changes. A turn is role, UTC time of the opening's day or
 * `-` for none, text.
 */
const CHATS = String.raw`
== ch-0001 2025-03-31T05:21:24.000Z
c - 上周退的房，押金三百还没退
a - 喂，您好，财务统一退，银行有延迟
c - 我问了银行
a - 这个归财务管，您周一再打
c - 上周一打过了，每次都是已加急，催哪去了
a - 我登记了，三个工作日内给您退
c - 这句话也听过，今天没结果我就投诉到消协
== ch-0010 2025-04-25T01:05:22.000Z closed=2025-04-25T01:11:44.190Z
c 01:05:22.000 材料交了一个多月了，没人理我，孩子肺炎住院，什么时候给钱
a 01:06:31.458 您好，很高兴为您服务，有什么能帮到您的？
a - 特别理解您的心情，您先别着急。请稍等，我查一下记录
a 01:07:22.946 系统显示需补充用药清单，麻烦补传一下
c - 上次说缺发票，一次说一样
a - 不好意思，这个是我们的问题，您的建议我们会反馈
c 01:10:58.181 别道歉了，我不想听这些，给个准话
a - 工单已升级，明天下班前给您回电，感谢您的配合
c - 这话听三遍了，叫你们主管来，你做不了主就换人
a - 您的心情非常理解，请问还有其他可以帮您的吗
s 01:11:44.190 请对本次服务进行评价：1 非常不满意 — 5 非常满意
== ch-0019 2025-06-02T04:58:50.000Z closed=2025-06-02T05:09:35.726Z
c - 一个半小时了，饭呢
b - 您的订单正在配送中，请耐心等待~
a - 您好，骑手已取餐哈
c - 他停在一个路口二十分钟了
a - 我帮您催
c - 催了三遍了
a - 今天下雨，请您理解
c - 不要了，退钱，孩子等着吃
a - 已出餐退不了哦，给您申请三元红包
c - 打发要饭的呢，今天没结果我就投诉到消协
== ch-0028 2025-06-27T15:34:58.000Z
c 15:34:58.000 上次来看过就没信了，点火要打三四次，心惊胆战，配件呢
a 15:36:42.427 在的亲，您请讲~
a 15:36:50.012 麻烦稍等一两分钟，我问下同事
a 15:37:19.978 这个型号的板子在调货，具体时间不好说
c 15:38:23.209 再等保修都过期了，你给个日子？
a 15:40:18.062 这个我们没法承诺呢
c 15:40:57.657 保修期内修不了就换
a 15:43:13.452 换机要厂家鉴定，能修就不能换哦
c 15:44:26.769 别跟我来这套，给个准话
a 15:47:19.055 对不起，这个是我们的问题，我再帮您催
== ch-0037 2025-07-30T14:45:08.000Z closed=2025-07-30T14:52:21.759Z resolved=false
c 14:45:08.000 快递怎么不动了
c 14:45:32.194 下单十来天了，还没收到，怎么回事
a 14:46:43.868 在的，物流显示在途，一般3-5天哦
c 14:47:15.836 我等得还不够久？
a 14:48:04.537 最近单量大，快递那边有点慢，建议您联系快递公司
c 14:48:30.751 快递让我找你们，你们让我找快递，绕圈呢？
a 14:49:36.029 不好意思亲，这个是我们的问题
c 14:50:23.698 到底管不管？
a 14:51:52.754 给您提交了工单，48小时内有反馈
c 14:52:21.759 算了，收到直接退
== ch-0046 2025-08-15T17:07:04.000Z closed=2025-08-15T17:24:37.087Z resolved=true
c 17:07:04.000 Hi, return please. Seal was already broken when I opened it.
a - Hi there, thanks for contacting us. How can I help?
a - Oh no, that's not right, sorry. Could you send one photo for our records?
c 17:09:05.444 [image]
a 17:15:24.806 That's fine. Courier collects tomorrow, no charge, you'll have the money by Friday.
c 17:15:40.692 Really? That quick
a - Yes, and if it isn't there by then ask for me, Dan.
c - Ok thanks.
a 17:24:37.087 Thanks for your patience, take care.
== ch-0055 2025-09-12T02:49:48.000Z closed=2025-09-12T02:57:20.366Z
c 02:49:48.000 半箱成泥了[图片][图片]，换什么包装了
a 02:50:24.401 您好，现在是环保纸箱哦
c 02:51:52.276 升级成这样？上次也是
a 02:53:06.336 快递暴力分拣我们也没办法
c 02:53:32.797 你们不垫东西怪快递，到底管不管？
a 02:54:01.051 给您补偿三元，您看可以吗
c 02:55:26.812 一箱六十九赔三块？给我重发
a 02:56:03.064 没有权限，已反馈给仓库
c 02:57:20.366 叫你们主管来，你做不了主就换人
== ch-0064 2025-09-21T17:35:52.000Z
c 17:35:52.000 Think we left my son's bear in room 212.
a 17:36:51.449 Hi, this is Aoife. What can I do for you?
a 17:37:06.731 Bear with me, let me pull up the order.
a 17:37:34.389 Found it, it's in our lost property. Want us to mail it? On us?
c 17:37:51.378 Yes please.
a 17:39:03.115 Going out this afternoon, should be with you by the weekend.
c 17:39:37.913 Ok thanks
a 17:41:53.915 Thank you, have a lovely day.
== ch-0073 2025-10-07T03:47:22.000Z closed=2025-10-07T04:13:35.154Z resolved=false
b 03:47:22.000 Hi! I'm Ember, your virtual assistant. Tell me in a few words what you need.
c 03:47:39.905 Can I speak to someone.
c 03:48:08.346 My repair was rejected. Pen lags, strokes go missing. It's four months old.
a 03:52:08.436 Hi there, thanks for contacting us. How can I help?
a 03:52:48.702 Bear with me, let me pull up the order.
a 03:52:59.680 The report says liquid ingress, so the warranty is void.
c 03:54:03.705 It has never been near water. Send me the evidence.
a 03:59:05.631 Those are internal.
c 03:59:42.048 I've heard this before. When?
a 04:04:31.944 You can pay $180 for the repair.
c 04:05:07.051 You're joking. I'll never use from you again, and I'll tell everyone.
a 04:13:35.154 I understand, is there anything else I can help with.
== ch-0082 2025-11-01T04:42:02.000Z resolved=true
c - 显示签收了，我没收到
a - 在的亲，什么事您说~
a - 麻烦稍等一两分钟，正在核实
c - 嗯
a - 我打给了派件员，说是放在3号楼门卫那里，他忘了发短信
c - 下次能不能说一声，我都准备报丢了
a - 不好意思，这个是我们的问题，给您的地址加了"送货上门"备注
c - 拿到了，好，那我等着
a - 祝您一切顺利，感谢来电
== ch-0109 2025-12-18T04:10:54.000Z closed=2025-12-18T04:15:25.251Z
b 04:10:54.000 您好，请输入保单后四位
s 04:10:55.623 正在为您转接人工客服，请稍候
c 04:11:38.252 报案一个多月了，还在审核，路边被刮，什么时候给钱
a 04:11:51.608 您好呀，很高兴为您服务，有什么能帮到您的？
a 04:12:13.149 您先消消气，我这边马上查。请稍等，我看一下订单
a 04:12:22.074 系统显示需补充用药清单，麻烦补传一下
c 04:13:26.262 上次说缺发票，一次说一样
a 04:13:40.143 非常抱歉给您添麻烦了，我完全理解您
c 04:13:55.009 别道歉了，我不想听这些，就说哪天
a 04:14:17.568 工单已升级，三个工作日内理赔专员与您联系，感谢您的配合
c 04:15:13.076 上回也是三个工作日，叫你们主管来，你做不了主就换人
a 04:15:25.251 您的心情非常理解，请问还有其他可以帮您的吗
== ch-0127 2026-02-11T12:05:33.000Z closed=2026-02-11T12:12:39.623Z resolved=true
c - 有四个烂的[图片]
a - 哎呀抱歉，算您五个的钱，已经退了，您看一下
c - 秒退啊，不用多赔的
a - 应该的，剩下的放冰箱，味道怎么样？
c - 甜，回购
a - 开心~应该的，祝您周末愉快~
== ch-0154 2026-04-09T02:40:58.000Z closed=2026-04-09T02:51:09.947Z resolved=false
c 02:40:58.000 Ordered two days ago, it dropped by £30. Can you refund the difference?
a 02:45:15.319 Hi, this is Rob. How can I help today?
a 02:45:36.033 Sale prices are excluded, though I can put in a request.
c 02:45:51.137 Worth a try.
a 02:50:55.167 I've submitted it, you'll hear by email within two working days.
c 02:51:09.947 Brilliant, thanks for sorting.
== ch-0199 2026-06-05T11:52:37.000Z closed=2026-06-05T11:55:38.446Z resolved=false
c 11:52:37.000 退房差不多两周了，押金三百还没退
a - 喂，您好，押金原路退回，等等就到
c 11:53:25.075 我问了银行
a 11:53:47.278 那要查一下，您周一再打
c - 第四次打了，天天催催催，有用吗
a - 给您记下来了，明天让财务联系您
c 11:55:38.446 好，我录音了，今天没结果我就投诉到消协
`;

const ROLES = { c: 'customer', a: 'agent', b: 'bot', s: 'system' } as const;

function messageOf(line: string, day: string): Message {
  const [, role, at, text] = /^(\w) (\S+) (.+)$/u.exec(line)!;
  return { role: ROLES[role as keyof typeof ROLES], text: text!, ...(at !== '-' && { at: `${day}T${at}Z` }) };
}

/** The chats by their id in the demo. */
export const DEMO_TRANSCRIPTS: ReadonlyMap<string, Transcript> = new Map(
  CHATS.trim().split('== ').slice(1).map((block) => {
    const [header = '', ...lines] = block.trim().split('\n');
    const [id = '', openedAt = '', ...rest] = header.split(' ');
    const field = (name: string) => rest.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    const [closedAt, resolved] = [field('closed'), field('resolved')];
    return [
      id,
      {
        id,
        merchantId: 'demo',
        openedAt,
        ...(closedAt && { closedAt }),
        ...(resolved && { resolved: resolved === 'true' }),
        messages: lines.map((line) => messageOf(line, openedAt.slice(0, 10))),
      },
    ];
  }),
);
