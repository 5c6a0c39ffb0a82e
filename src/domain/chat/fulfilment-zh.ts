import type { Fulfilment, Speaker } from './fulfilment.js';

/** Chinese words of what came of a promise, clause by clause. */

const u = (source: string): RegExp => new RegExp(source, 'u');

const DONE =
  '收到|拿到|领到|到账|到手|入账|送到|送来|送达|寄到|寄来|寄出|发出|发来|发货|发送|退回来?|退还|退给我?|退到|退我|退款|退|补发|补寄|补来|换好|换新|修好|修复|维修完成|修|弄好|搞定|解决|处理好|处理完成?|处理|办好|办妥|办理(?:好|完|成功)|恢复(?:正常)?|重开|联系上?(?:我|您)|回复|答复|回电|回访|打来|上门|来过|赔付|赔偿?|兑现|出票|扣回|找到|安装好|装好';
const CAME = `(?:${DONE})(?:成功|完成|完毕)?(?:了|啦|咯|过了?)`;
/** A time gone by, or a word that says it is over. */
const PAST = '已经?|刚刚?|刚才|终于|昨[天晚日]|前天|今[天早日]|上午|中午|早上|当天|当晚|第[二三]天|秒';
const DAY_OR_MORE = '(?:\\d+|[半一二两三四五六七八九十几]+)个?(?:天|周|月|年|小时|星期|礼拜|多月)';

const KEPT_BY_CUSTOMER: readonly RegExp[] = [
  u(CAME),
  u(`(?:${PAST})[^，。]{0,10}(?:${DONE})`),
  u('(?:钱|款|货|东西|包裹|快递|补偿|差价|押金|红包|配件|发票|信号|网络?|热水)[^，。没不未]{0,12}(?:到(?!底|时|期)(?:了|我?[^，。]{0,6}了|\\p{Script=Han}{0,4}(?:宝|卡|账|微信))|(?:已经?)好|退我|好了|通了)'),
  u('(?:师傅|工程师|专员|主管|经理|客服|工作人员|快递员?|骑手|老板|店长|有人|你们)[^，。没不未]{0,14}(?:来过|来修|来(?:了|把)|打过?(?:来|电话|给我)|给我?(?:打|回)(?:了|过)|联系(?:了|过|上)?我了?|回(?:电|复|了?话)了?|给(?:我)?回复了|上门了|道歉了?|送来)'),
  u('(?:给我|帮我|替我)[^，。没不未]{0,8}(?:换|退|补|修|重开|办|弄|处理|解决)[^，。]{0,4}(?:了|好)'),
  /^(?:[嗯哦啊对好是的现在已经终于都这下,\s])*(?:可以|恢复(?:正常)?|正常|能用|能上|能打开)(?:了|啦)/u,
  /(?:升级|重启|更新|换)[^，。]{0,6}了?就(?:好|可以|正常)了(?!吗)/u,
  /说到做到|(?:很|挺|真)守信用?|说话算(?:话|数)(?!啊|吧|吗)|没(?:有)?(?:再)?(?:拖|食言)|(?:按时|准时|如约|如期|果然)[^，。没不]{0,4}(?:来|到|退|发|联系|上门)|秒退/u,
];
/** Of the company's own words only what it states as done. */
const KEPT_BY_AGENT: readonly RegExp[] = [
  u(
    `(?:已经?|刚刚?(?:已)?|刚才|昨[天晚日]|今[天早日](?:上午|早上|中午)?已?)[^，。]{0,14}(?:收到退|到账|入账|送达|送到|寄出|发出|发货|发送|退款|退回|退还|退到|退给|原路退|补发|补寄|更换|换好|修好|修复|维修完成|解决|处理(?:好|完)|办好|办妥|办理(?:好|完|成功)|恢复|开通|重开|回复|回电|致电|联系(?:上)?(?:过)?您|上门|赔付|出票|调整|取消(?!率)|充值|开好)`,
  ),
  /退款成功|补发成功/u,
];
/** Steps on the way, and what has yet to be done though it is arranged. */
const ONLY_A_STEP = /登记|反馈|转(?:交|给|达|派|告|接)|记录|提交|申请|安排|预约|催|正在|处理中|收到(?:您|你)|私信(?:已经?)?收到/u;

const BROKEN: readonly RegExp[] = [
  /(?:没有?|未)(?:有)?[^，。！？的]{0,5}(?:收到|到账|联系|联络|回复|回电|回音|处理|解决(?!方案|办法)|上门|兑现|动静|消息|下文|进展|结果|做到|落实|履行|响过)/u,
  /(?:没有?|未)(?:有)?(?:人|谁)?(?:给我|跟我|和我|帮我|替我|按时|及时|真的|真|再|一直)*(?:退(?!货运费)|打(?=[，。！？!?给来过]|$)|发(?=[，。！？!?货给过了]|$)|来(?=[，。！？!?过人]|$)|修(?!改)|补(?!充)|送(?=[，。！？!?到来给]|$)|赔|换(?=[，。！？!?新成]|$)|安装|恢复)|(?:还|都|仍|也|一直|到现在|现在|至今)[^，。]{0,3}没(?:有)?(?:到(?!时间|期|位)|好(?!评|处|气|用)|修)/u,
  /(?:没有?|无)人(?:来|联系|管|理|处理|回|打|接单|上门|跟进)/u,
  u(`(?:就是?|还|还是|一直|仍然?|又说|结果|死活|拖着)不(?:来|退|处理|解决|回|理|发|给|赔|修|换|还|了了之)`),
  /(?:修|解决|处理|退|等|弄|办)不(?:了|好|到|下来)(?!意思|再|的话|就)/u,
  u(`到现在(?:都|也|还|仍)?(?:快|已经?|有)?[^，。]{0,4}(?:天|周|月|年)了|(?:拖|推)(?:到|了)(?:现在|今天|${DAY_OR_MORE})|推来推去|白等|还在等|等到现在`),
  /(?:无法|不能|没|未|故障)[^，。]{0,8}至今|至今[^，。]{0,6}(?:没|未|不|无)/u,
  /(?:说好|答应|承诺|保证)(?:的|了|过)?[^。！？]{0,16}(?:没|未|不(?!错)|呢)|(?:结果|人|钱|退款|东西|货|赔偿|发票|补发的)[^，。！？]{0,4}呢(?=[？?！!]|$)|到底(?:退|发|来|修|换|赔|处理|解决)不|哪里?(?:有)?(?:补发|退款?|处理|解决|修好|联系)(?:过|了)/u,
  /不(?:守|讲)信用|言而无信|食言|放[^，。]{0,3}鸽子|爽约|说话不算|空头支票|(?:又|再次)(?:坏|断|出问题|出现同样)|物流[^，。]{0,4}(?:停|卡|不动|没动|没更新)/u,
];

/** Of the company's own words only that it has not been done yet. */
const BROKEN_BY_AGENT: readonly RegExp[] = [/(?:还|暂|尚|目前|现在)(?:没有?|未)[^，。您你]{0,4}(?:发货?|寄|退|补|处理|修好|到货|出库|解决|开票|入账)/u];

const QUESTION = /[?？]\s*$|吗|(?:么|没有?|呢)[?？~。！\s]*$|有没有|是否|是不是|能不能|可不可以|什么时候|啥时候|何时|多久|哪天|几时|几天|怎么(?!办好|还|都)|如何|如果|要是|假如|万一|倘若|一旦|只要|除非|的话|若(?!干)|等[^，。了]{0,10}(?:了再|再|后)/u;
/** Asks whether, rather than complains that not: "怎么还没退" is no question. */
const ASKS_WHETHER = /吗|(?:么|了没有?)[?？~\s]*$|有没有|是否|如果|要是|假如|万一|一旦|只要|除非|的话|若(?!干)|没[^，。]{1,8}(?:我|就)+(?:要|去)?(?:投诉|退|找|曝光|举报|不要)|不要紧|没关系/u;
/** Before what is to come, wished for or conditional; behind it stands what will follow. */
const TO_COME = /(?:会(?!员)|将(?!军)|要(?!求)|能|可以|可(?!是)|需|想|希望|等(?!了)|请|让|尽快|马上|明天|后天|打算|准备|应该|才|为了|以便|关于|一般|通常|正常)[^，。]{0,14}$/u;
const NOT = /(?:没有?|未|不|别|无|非|难)[^，。]{0,8}$/u;
const AFTERWARDS = /^(?:之|以)?后|^的(?:时候|订单|商品|客户|用户|情况|前提)|^(?:才|再|前)/u;
/** The customer's own doing, or somebody else's good luck. */
const NOT_OURS = /我(?:们|这边|也|已经|已|都|刚刚?|又|就|是|自己|把|昨[天晚]|今[天早]|上午|下午|之前|早就)*(?:联系|打|寄|发|退货|换|回复|提交|投诉|重装|重启|试|付|拍|申请|退了|处理)|照片|截图|资料|已私信|私信(?:发|给)|邻居|朋友|同事|别人|别家|人家|其他人|退了(?:算|吧)|退货(?:寄|发)/u;
const BUT = /(?:但是?|不过|可是|只是|就是|然而|却)[^。！？]*(?:少|坏|破|裂|碎|错|不(?!错)|漏|缺|没|差|问题|慢|又|旧)|(?:结果|现在|还)[^。！？]{0,6}(?:还是|不能|不行|没用|没好|经常)/u;

function says(clause: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => {
    const found = pattern.exec(clause);
    if (!found) return false;
    const before = clause.slice(0, found.index);
    return !TO_COME.test(before) && !NOT.test(before) && !AFTERWARDS.test(clause.slice(found.index + found[0].length));
  });
}

/** What a Chinese text says of an earlier promise. */
export function fulfilmentInChinese(text: string, by: Speaker): Fulfilment {
  let kept = false;
  let broken = false;
  for (const sentence of text.match(/[^。！？!?\n；;.…]+[。！？!?\n；;.…]*/gu) ?? []) {
    const asks = /[?？]\s*$|吗[~\s。！]*$/u.test(sentence);
    for (const clause of sentence.match(/[^，,、\s]+[，,、\s]*/gu)?.map((part) => part.replace(/[，,、\s]+$/u, '')) ?? []) {
      if (!ASKS_WHETHER.test(clause) && (by === 'agent' ? BROKEN_BY_AGENT : BROKEN).some((pattern) => pattern.test(clause))) broken = true;
      else if (asks || QUESTION.test(clause)) continue;
      else if (by === 'agent') kept ||= !ONLY_A_STEP.test(clause) && says(clause, KEPT_BY_AGENT);
      else kept ||= !NOT_OURS.test(clause) && says(clause, KEPT_BY_CUSTOMER);
    }
    if (kept && BUT.test(sentence)) broken = true;
  }
  return { kept, broken };
}
