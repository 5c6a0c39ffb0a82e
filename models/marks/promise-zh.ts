/** Chinese promises: which sentences of an agent commit the company to a definite future action for this customer. */

const ACTION =
  '联系|联络|回复|回覆|答复|解答|致电|回电|来电|回访|电话|告知|通知您|处理|解决|核实|核查|查证|查看|查询|查修|检修|检查|跟进|反馈(?!结果)|记录|提交|转达|转告|转交|转派|汇报|上报|争取|安排|催|协助|退款|退还|退回|退您|退给|退到|原路退|补发|重发|补寄|寄[给您]|换货|更换|换新|赔付|赔偿|补偿|上门|登门|过来|发货|发出|发您|发给|发到|出库|重开|开好|重做|补送|送到|送过|送去|到账|转您|打给|打您|打电话|修复|修好|完成维修|备注|申请|登记|给您|帮您|为您|短信';
/** The company or one of its people. */
const COMPANY = '我|我们|我司|我方|咱们|这边|这里|店里|小编|团长|团团|客服|专员|专人|工作人员|人员|同事|师傅|骑手|快递员|主管|经理|店长|财务|仓库|工程师|技术|部门|站点|网点|小(?:沃|美|骆驼|U|[A-Za-z\\p{Script=Han}])';
const NUMBER = '(?:\\d+(?:\\s?[-~到至]\\s?\\d+)?|[一二两三四五六七八九十半几]+)';
/** By when: a day, an hour, a span or "at once". */
export const TIME_ZH = `今天|今日|今晚|今早|明天|明日|明早|明晚|后天|上午|下午|中午|晚上|晚些时候|本周|这周|下周|周[一二三四五六日天末]|星期[一二三四五六日天]|下班前|月底前|${NUMBER}\\s?个?(?:小时|工作日|天|日|分钟|钟头|刻钟)(?:之?内)?|${NUMBER}\\s?(?:点|时)[半整]?(?:\\p{Script=Han}{0,2}(?:前|之前|左右|到|至))?`;
const SOON = '马上|立即|立刻|即刻|这就|现在就|稍后|一会儿?|待会儿?|回头|第一时间|尽快|及时|(?:有了?|一有)(?:\\p{Script=Han}{0,4})?(?:结果|消息|进展)|(?:核实|核查|查明|处理|查)(?:完|好|清楚)?(?:之?后)';

const u = (source: string): RegExp => new RegExp(source, 'u');

const COMMITMENTS: readonly RegExp[] = [
  /* Somebody of ours will act. */
  u(`(?:${COMPANY})[^。？！]{0,20}(?:会|将|来|去|定|一定|再|先)[^，。？！,]{0,16}(?:${ACTION})`),
  u(`(?:会|将)(?:有|由|安排|请|让|尽快|马上|立即|第一时间|及时|再次|为|给|帮|与|和|协助|通过|向)[^。？！]{0,16}(?:${ACTION})`),
  /* An action with its time. */
  u(`(?:${TIME_ZH}|${SOON})[^。？！]{0,18}(?:${ACTION})`),
  u(`(?:${ACTION})[^。？！]{0,8}(?:${TIME_ZH})(?:之?内|前|到账|送到|出结果)`),
  /* Done for the customer now, or noted and passed on. */
  /(?:给|帮|为|替)(?:您|你|亲)(?:这边|再次|再|马上|现在|立即)*(?:去)?(?:安排|补发|重发|补寄|换货|跟进|催|转接|反馈|转达|申请|登记|加急|查一?[下查]|问一?[下问])(?!.{0,3}(?:了|过|好了|成功))/u,
  /记(?:下|录)?(?:来|下来|好|在)?(?:了)?[^。]{0,12}(?:转给|转交|转达|反馈给?|提交|报给|交给)/u,
  /(?:提交|反馈|转达|转告|转给|转交|上报)(?:给|到|至|于)?(?:相关|我们|技术)*(?:的)?[^。，的]{0,6}(?:部门|工程师|经理|同事|团队|研发|产品|仓库|总部|采购|店长)(?!.{0,4}了)/u,
  /(?:我|团长|小编|客服|这边|我们)[^。，您]{0,6}私信(?:您|你|跟进|联系|与)/u,
  /(?:我|我们|这边|小\p{Script=Han})(?:来|先|再|这就|马上|尽快|去|帮您|和\p{Script=Han}{1,4}|跟\p{Script=Han}{1,4}|问\p{Script=Han}{1,3})*(?:测试|查看|查|核实|看|问|催|确认|了解|登记|争取)(?:一下|下|看|询)(?!.{0,4}了)/u,
  /* Already with somebody, and the customer is to expect word. */
  /(?:已|已经|正在|在)[^。！？]{0,30}(?:登记|反馈|转交|转派|上报|提交|记录|催[促赶办]|安排|跟进|处理|核[实查]|升级)[^。？]{0,40}(?:(?:留意|关注|等[候待]|注意|保持)[^。！？]{0,14}(?:回访|回复|来电|电话|联系|答复|反馈|通知|畅通)|(?:联系|回复|答复|致电|通知|告知)(?:您|你|亲))|已安排[^。！？]{0,12}(?:联系|回复|答复|致电)/u,
  /* The customer is told when to expect it. */
  u(`(?:师傅|快递|货|款|钱|补偿|新的|工程师)[^。？！]{0,10}(?:${TIME_ZH})[^。？！]{0,14}(?:到|来|过来|上门|送|退|发|取)`),
];

/** Hopes, hedges, general improvement, offers to be asked again. */
const HEDGE =
  /尽量|尽力|努力|不断|希望|争取早日|可能|也许|说不准|不好说|没法承诺|随时|再(?:次|与我们)?联系我|若有|如有|欢迎|加强|完善|改进|优化|提升|改善|一般|正常(?:是|情况|来说)|通常|平时|各家|往往|最高|要不|争取(?:尽快|早日)|系统会自动|自动退|支持七天|预计\d/u;
/** Reported as done: nothing is left to keep. */
const DONE = /(?:已经?|刚才?|昨天|前天|上午|下午|之前|前期|早就)[^，。]{0,12}(?:退成功|退了|退过|发出了|发货了|处理完|解决了|完毕|到账了|告知|沟通)|处理完毕|我们已经要求|(?:回复您|反馈|记录|登记|提交|转达|转给\p{Script=Han}{1,6})了[。.!！~呢哦]*$|已经?(?:为您|帮您|给您)?(?:反馈|提交|转达|上报|转)给?\p{Script=Han}{1,6}[。.!！~呢哦]*$|查收/u;
/** Wants something of the customer first, wherever in the turn. */
const REQUEST =
  /(?:请(?!问)|麻烦|烦请|需要您|您可以?|您也可以?|你可以?|可以|建议|如方便|方便(?:的话)?|以私信|私信)[^。]{0,40}(?:提供|留下|告知|告诉|发送|发给|发我|私信给|私信我|私信提供|私信一下|添加|寄回|拍|上传|登陆|登录|提交售后)|需要?提供|如需|请?您?(?:稍后|及时|今天|明天|届时|\p{Script=Han}{0,4}\d+\S{0,2}起|先)[^，。,]{0,6}(?:查询|查看流量|使用|测试一?下?$|尝试|试[一下用]|与小|与我们|联系我)|以便|方便工作|私信(?:给|提供|告知|我们)|请您?将|请问/u;
/** Depends on what has yet to happen on the customer's side. */
const CONDITION =
  /(?:您|你|亲)(?:先|把)[^。，]{0,12}(?:寄|发|拍|给|提供|评|补|付|交|改)|的话[^。]{0,16}(?:我|就|会)|收到(?:您|你)?(?:的)?(?:信息|私信|包裹|货|退货|资料|图片)?(?:之?后)|(?:寄|发|拍)(?:回来?|过来|给我)[^。]{0,12}(?:我|就|再)|(?:返回|退回|寄到)[^，。]{0,6}后|(?:登记|核对|提交|补齐)[^。，]{0,6}后[^。，]{0,4}(?:我|将|会|就)|如果|假如|若|倘若|一旦您|如您|截图[^。]{0,8}(?:给我|过来|发)|只要/u;
const QUESTION = /[吗呢嘛]?[？?]\s*$|[吗么]\s*$/u;
/** Steps of a telephone's menu or a guide: said to everybody. */
const INFORMATION = /(?:您|你)(?:可以?|能|也可)(?!.{0,6}(?:放心|等))|点击|设置|菜单|系统会|页面|自动/u;

/** True when the sentence commits the company; `turn` is the whole turn, whose conditions count for it. */
export function promisesInChinese(sentence: string, turn: string): boolean {
  if ([HEDGE, DONE, QUESTION, CONDITION, REQUEST].some((pattern) => pattern.test(sentence))) return false;
  if (!COMMITMENTS.some((pattern) => pattern.test(sentence))) return false;
  const hasTime = u(TIME_ZH).test(sentence);
  if (INFORMATION.test(sentence) && !hasTime) return false;
  /* A turn that first wants something of the customer promises nothing yet, unless it names its time. */
  return hasTime || !REQUEST.test(turn);
}
