/**
 * Marks in chat turns after the taxonomy's "Marks in chats", by bilingual patterns. They work without
 * any weights; where the encoder has a `turn_marks` head, `heads/service.ts` joins the two.
 * Texts are matched as they stand; patterns ignore case.
 */

export const TURN_MARKS = ['promise', 'escalation', 'solicitation'] as const;
export type TurnMark = (typeof TURN_MARKS)[number];

/** A full stop ends a sentence before a space or Han only, so that 4.5 stays whole. */
const SENTENCE = /(?:[^。！？!?\n；;.]|\.(?!\s|$|\p{Script=Han}))+[。！？!?\n；;.]*/gu;

const ACTION_ZH =
  '联系|联络|回复|回覆|答复|致电|回电|来电|私信|通知|告知|处理|解决|核实|核查|查修|跟进|反馈|记录|提交|转达|转交|上报|安排|催|退款|退还|退回|补发|重发|补寄|换货|更换|赔付|赔偿|补偿|上门|发货|修复|完成维修';
const ACTION_EN =
  'refund|send|call|contact|get back|reach out|replace|ship|resend|reship|e-?mail|credit|follow up|escalate|pass|forward|arrange|look into|look at|investigate|update|process|issue|let you|let the|have|handle|fix|cancel|schedule|dispatch|be in touch|respond|reply|raise|report|relay|share|record|submit|feed|add|waive|get you';

/** Who acts, then that they will, then what: a commitment to one customer. */
const PROMISES: readonly RegExp[] = [
  new RegExp(`(?:会|将|再|就|马上|立即|立刻|稍后|今天|明天|今日|明日|第一时间)[^，。！？,!?]{0,16}(?:${ACTION_ZH})`, 'u'),
  new RegExp(`尽快[^，。！？,!?]{0,10}(?:${ACTION_ZH})`, 'u'),
  /(?:已|已经)[^。！？]{0,20}(?:登记|反馈|转交|上报|提交|记录|催促|备注|安排|跟进|处理)[^。！？]{0,30}(?:(?:小时|工作日|天|日|分钟)之?内|联系|回复|答复|等待|留意)/u,
  /(?:\d+|[一两二三四五六七八九十]+)\s*个?(?:小时|工作日|天|日|分钟)之?内[^。！？]{0,20}(?:回复|联系|处理|退|到账|发出|发货|解决|上门|答复|致电)/u,
  /(?:等待|留意|注意|保持[^，。]{0,8}畅通)[^。！？]{0,16}(?:反馈|答复|回复|联系|来电|电话)/u,
  /(?:帮|给|为)(?:您|你)(?:再次)?(?:安排|补发|重发|补寄|换货|跟进|催|转接|反馈)/u,
  new RegExp(
    `\\b(?:we|i|they|someone|xiao \\w+|our (?:\\w+ ){1,3}|the (?:\\w+ ){1,3}|an? (?:manager|specialist|technician|colleague|agent|representative|supervisor))(?:'ll|’ll| will| shall| am going to| are going to|'m going to) (?:\\w+ ){0,3}?(?:${ACTION_EN})\\b`,
    'iu',
  ),
  /\b(?:refund|replacement|order|parcel|credit|issue|problem)\b[^.!?]{0,20}\bwill be (?:\w+ )?(?:processed|sent|issued|shipped|delivered|handled|credited|fixed)\b/iu,
  /\byou(?:'ll|’ll| will) (?:receive|get|have|hear)\b[^.!?]{0,60}\b(?:within|by|tomorrow|today|hours?|days?|shortly)\b/iu,
  /\b(?:happy|glad) to (?:forward|pass|share)\b|\b(?:wait|pay attention|take notice)[^.!?]{0,20}\b(?:reply|feedback|contact)\b/iu,
];

/** A sentence that hedges or asks is no commitment. */
const HEDGE =
  /尽量|尽力|努力|不断|希望|可能会|请问|随时|再(?:次|与我们)?联系|若有|如有|as (?:soon|quickly|fast) as|\basap\b|\bbest\b|\btry(?:ing)? to\b|\b(?:once|if|when|after) you\b|\bhope\b|\bmay\b|\bmight\b/iu;

/** A turn that first wants something of the customer promises nothing yet, wherever the wish stands. */
const CONDITION =
  /(?:请|麻烦|烦请|可以?|方便|建议|如|您|你|亲)[^。]{0,24}(?:提供|留下|告知|发送|提交|私信给|私信我|私信提供|添加)|私信(?:给|提供|告知|我)|请您?将|(?:please|could you|can you|kindly|if convenient)\b[^.!?]{0,40}\b(?:dm|provide|send|share|follow|message|leave|tell|give us)\b/iu;

/** Going further than the company, leaving for good, or demanding a person or a manager. */
const ESCALATIONS: readonly RegExp[] = [
  /12315|12345|12300|消协|消委|消费者协会|工商局|市场监管|监管局|工信|银保监|邮政局|民航局|黑猫|曝光|媒体|记者|起诉|告你们|报警|法律途径|维权|律师函|(?:找|请|问)律师|(?:上|去|到)法院|(?:打|找|向|投诉到|去)\s*315|投诉到|一直投诉|直接投诉|继续投诉|投诉你们到底/u,
  /(?:再也|以后|永远|绝对|坚决)(?:都|也)?不(?:会|敢|想|用|在)?(?:也不会)?(?:再)?(?:来|买|用|在|光顾|信|有)(?!担心)|不会再(?:买|来|用|光顾)|(?:终止|解除)合[约同]|销户|转网|(?:转投|改用|换回|换成?)(?:移动|联通|电信|别家|其他|另)|不用你们?家?|损失一?个?客户/u,
  /(?:找|叫|让|要|转|见|联系)(?:一下|个|下)?(?:你们|你)?(?:的)?(?:经理|领导|主管|负责人|老板|上级|人工(?!费)|真人)/u,
  /\b(?:lawyers?|attorney|sue|suing|legal action|small claims|bbb|better business bureau|trading standards|ombudsman|regulators?|ministry|consumer (?:protection|rights|affairs|court|association)|ftc|ofcom|cfpb|faa|chargeback|journalists?|the (?:media|press|police)|go public|complain(?:ing)? against)\b|\b(?:in|to|go to|see you in) court\b/iu,
  /#?never\s?(?:again|(?:\w+ ){0,2}(?:buy|shop|use|fly(?:ing)?|order|come|book|return|deal|do business)(?:ing)?)|\b(?:won['’]t|not|don['’]t think i['’]ll) be (?:flying|using|buying|ordering|coming|shopping)\b|\btak(?:e|ing) my business elsewhere\b|\blost a customer\b|\bswitch(?:ing)? (?:to|airlines|providers)\b/iu,
  /\b(?:speak|talk|connect(?: me)?|transfer(?: me)?|put me through|get me)(?: to| with)?(?: an?| your| the)?(?: real| live| actual| human)* (?:manager|supervisor|human|person|someone in charge|representative|being)\b/iu,
];

/** Asking for a good review, or offering something for one. */
const SOLICITATIONS: readonly RegExp[] = [
  /(?:五星|5星|全五分|满分|好评|晒图|晒单)[^。！？]{0,12}(?:返|送|红包|奖|优惠券|礼品|有礼|补偿)/u,
  /(?:给|写|留|来|求|打|点|评)(?:个|一个|我们|我|下|一下|您|的|亲)*(?:五星|5星|全五分|满分)?好评|(?:给|打|点|评)(?:个|一个|我们|我|下|一下)*(?:五星|5星|五分|满分)/u,
  /\b(?:leave|write|give|post|drop|rate)\b[^.!?]{0,30}\b(?:5|five)[- ]?stars?\b/iu,
  /\b(?:leave|write|give|post|drop)\b[^.!?]{0,20}\b(?:positive|good|great|nice) (?:review|rating|feedback)\b/iu,
  /\b(?:gift card|cash ?back|refund|discount|coupon|voucher|reward)\b[^.!?]{0,40}\b(?:for|after|in exchange for|if)\b[^.!?]{0,20}\b(?:review|rating|stars?)\b/iu,
];

/**
 * The sentence of an agent's turn that commits the company to a definite action, or undefined.
 * Sentence by sentence: a hedge in one does not undo a promise in another.
 */
export function findPromise(text: string): string | undefined {
  if (CONDITION.test(text)) return undefined;
  const sentences = text.match(SENTENCE) ?? [];
  return sentences
    .find((sentence) => !HEDGE.test(sentence) && PROMISES.some((pattern) => pattern.test(sentence)))
    ?.trim();
}

/** True when a customer's turn threatens or announces going further, or demands a manager or a person. */
export function isEscalation(text: string): boolean {
  return ESCALATIONS.some((pattern) => pattern.test(text));
}

/** True when an agent's turn asks for a good review or offers something for one. */
export function isSolicitation(text: string): boolean {
  return SOLICITATIONS.some((pattern) => pattern.test(text));
}
