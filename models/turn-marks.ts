/**
 * Marks in chat turns after the taxonomy's "Marks in chats", by bilingual patterns. They work without
 * any weights; where the encoder has a `turn_marks` head, `heads/service.ts` joins the two.
 * Texts are matched as they stand; patterns ignore case.
 */

export const TURN_MARKS = ['promise', 'escalation', 'solicitation'] as const;
export type TurnMark = (typeof TURN_MARKS)[number];

/** Full stops end a sentence before a space only, so that 4.5 stays whole. */
const SENTENCE = /(?:[^。！？!?\n；;.]|\.(?!\s|$))+[。！？!?\n；;.]*/gu;

/** Who acts, then that they will, then what: a commitment to one customer. */
const PROMISES: readonly RegExp[] = [
  /(?:会|将|马上|立即|立刻|稍后|今天|明天|今日|明日)[^，。！？]{0,14}(?:联系您|联系你|回复您|回复你|致电|退款|退还|退回|补发|重发|补寄|换货|更换|安排|跟进|反馈|处理|解决|赔付|赔偿|补偿|上门|转达|通知您|催|核实|发货)/u,
  /(?:已|已经)[^。！？]{0,16}(?:登记|反馈|转交|上报|提交|记录|催促|备注)[^。！？]{0,24}(?:小时|工作日|天|日|分钟)之?内/u,
  /(?:\d+|[一两二三四五六七八九十]+)\s*个?(?:小时|工作日|天|日|分钟)之?内[^。！？]{0,20}(?:回复|联系|处理|退|到账|发出|发货|解决|上门|答复|致电)/u,
  /(?:帮|给|为)您(?:安排|补发|重发|补寄|换货|跟进|催|转接|反馈)/u,
  /\b(?:we|i|they|someone|our \w+(?: team)?|the \w+ (?:team|department)|an? (?:manager|specialist|technician|colleague|agent|representative|supervisor))(?:'ll|’ll| will| shall| am going to| are going to|'m going to) (?:\w+ ){0,3}?(?:refund|send|call|contact|get back|reach out|replace|ship|resend|reship|e-?mail|credit|follow up|escalate|pass|forward|arrange|look into|investigate|update you|process|issue|let you know|fix|cancel|schedule|dispatch|be in touch|respond|reply|raise|report|relay|share this|add|waive)\b/iu,
  /\byou(?:'ll|’ll| will) (?:receive|get|have|hear)\b[^.!?]{0,60}\b(?:within|by|tomorrow|today|hours?|days?|shortly)\b/iu,
];

/** Hedges, and conditions that the customer has yet to meet: no commitment. */
const NO_PROMISE =
  /尽快|尽量|尽力|争取|努力|不断|希望|可能会|私信|请您?(?:提供|留下|告知|发送|先)|如果您|若您|as soon as (?:we|i) can|\basap\b|\bbest\b|\btry(?:ing)? to\b|\b(?:once|if|when|after) you\b|\bplease\b[^.!?]{0,20}\b(?:dm|provide|send|share|follow|message)\b|\bhope\b|\bmay\b|\bmight\b/iu;

/** Going further than the company, leaving for good, or demanding a person or a manager. */
const ESCALATIONS: readonly RegExp[] = [
  /12315|12345|12300|\b315\b|消协|消费者协会|工商局|市场监管|监管局|工信部|银保监|邮政局|民航局|黑猫|曝光|媒体|记者|起诉|法院|律师|告你们|报警|法律途径|维权/u,
  /(?:再也|以后|永远|绝对|坚决)(?:都|也)?不(?:会|敢|想)?(?:再)?(?:来|买|用|在|光顾|信)|不会再(?:买|来|用|光顾)/u,
  /(?:找|叫|让|要|转|见|联系)(?:一下|个|下)?(?:你们|你)?(?:的)?(?:经理|领导|主管|负责人|老板|上级|人工|真人)/u,
  /\b(?:lawyers?|attorney|sue|suing|legal action|small claims|court|bbb|better business bureau|trading standards|ombudsman|regulators?|consumer (?:protection|rights|affairs|court)|ftc|ofcom|cfpb|faa|chargeback|journalist|the (?:media|press|police)|go public)\b/iu,
  /\bnever (?:again|(?:\w+ ){0,2}(?:buy|shop|use|fly|order|come|book|return|deal|do business))\b|\blast time (?:i|we)\b|\btak(?:e|ing) my business elsewhere\b/iu,
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
  const sentences = text.match(SENTENCE) ?? [];
  return sentences
    .find((sentence) => !NO_PROMISE.test(sentence) && PROMISES.some((pattern) => pattern.test(sentence)))
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
