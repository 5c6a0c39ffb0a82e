import type { SolicitationKind } from '../../src/domain/analysis.js';
import { sentencesOf } from './turn-mark.js';

/** Reviews, ratings and surveys, whatever they are called. */
const REVIEW_ZH = /好评|评价|评论|点评|评分|打分|打星|星星|[五5]\s?星(?!款|级|酒店|产品|能效)|[五5]颗|全[五5]|[五5]分(?!钟)|满分|10分(?!钟)|10星|满意度|(?:回访|问卷|电话|短信)[^。！？]{0,18}(?:满意|选\s?(?:10|十)|夸|好话)|(?:写|发|说|讲|留)[^，。]{0,3}好话|晒[图单](?!用户)|买家秀|返图|追评|口碑|夸夸|夸[一两几]?[夸下句]|美言|(?:选|评|打|点|回|说|讲)[^，。]{0,8}满意|(?:选|打|按|回|给)\s?(?:10|十)(?!\d|块|元|分钟|天|个|位|几)|点[个]?赞|给[个]?赞/u;
/** Asks the customer to do something. */
const ASK_ZH = /麻烦|帮忙|帮我们?|给我们?|给[个一下点打好]|给(?:五星|5星|全五|满分|好评)|点亮|点[个下一]|打[个一满五5]|写[个一下]|留[个下一]|选|晒|来[个一]|求|拜托|请|记得|方便|动动|可以[^，。]{0,12}吗|能不能|能否|行吗|成吗|改|回[个复]?\s?(?:10|十|五|5|满)|夸|呗|成不成|行不行|只要|写评价|按模板|上传|[就请](?:说|选|写|讲)|哦$|哈$/u;
/** What makes the wished review a good one. */
const GOOD_ZH = /好评|[五5]\s?星|[五5]颗|全[五5]|[五5]分(?!钟)|满分|10分(?!钟)|10星|最高|非常满意|很满意|十分满意|选满意|改成满意|走心|夸|笑脸|美言|好话|赞|选\s?(?:10|十)(?!\d|块|元|天|个)|按模板|写[“"]/u;
/** Something offered for it; "返" only where something comes back. */
const REWARD_ZH = /红包|返现|返\s?\d|返[^，。]{0,3}元|返您|返你|现金|优惠券|领[^，。]{0,8}券|券哦?|赠|送[您你一个份张杯瓶包]|礼品|小礼物|有礼|积分|抽奖|补偿|转[您你]|打款|抵扣|免单|佣金|本金|[减返领]\s?[一二两三五六八十百\d]+|下单[^，。]{0,4}(?:送|减)|退[您你给]|\d+\s?元|[一二两三五八十]+[块元]/u;
/** Refused, reported or explained rather than asked. */
const NOT_ASKED_ZH = /不(?:允许|能|可以|支持|得|搞|会|做)[^，。]{0,12}(?:返|换|好评|红包|评价)|没有?[^，。]{0,6}(?:返现|红包)|(?:看到|收到|感谢|谢谢)[^，。]{0,10}(?:五星|5星|好评|差评|评价|评论|评分)|(?:您|你)[^，。]{0,6}(?:给的|打的|写的|留的)|无论好坏|都可以|都行|随[您你]|随心|如实|按您的真实|真实(?:的)?(?:评价|声音|感受)|差评/u;
/** Asks to mend a bad review: the wish for a better one is plain. */
const CHANGE_ZH = /(?:差评|中评|评价|评论|低分|低星|[一二两三1-3]星|那条)[^。！？]{0,10}(?:改(?!进|善)|删|撤|修改)|(?:改(?!进|善)|删|撤|修改)[^。！？]{0,8}(?:差评|中评|评价|评论|好评|五星|5星)|撤回来?(?:行|好|可以|成)|(?:别|不要|勿)[^。！？]{0,4}(?:差评|中评|中差评|低分|低星|[一二三]星|写不好)|手下留情|高抬贵手/u;
const MEND_ZH = /(?:差评|中评|评价|评论|低分|低星|[一二两三1-3]星|那条)[^。！？]{0,10}(?:改(?!进|善)|删|撤|修改)|撤回|(?:改|删|撤|修改)[^。！？]{0,8}(?:差评|中评|评价|评论|好评|五星|5星|满意)/u;

const REVIEW_EN = /\b(?:reviews?(?! (?:your|it|the|this|board))|ratings?|(?<!(?:exchange|interest|room|daily|today['’]s) )rate(?! (?:is|of))|stars?|survey|(?:positive|good|great) feedback|write-?up|testimonial|thumbs|trustpilot|yelp|google|tripadvisor|app store|kind words|nice words|our (?:google )?page|listing|score|scores?)\b|\b(?:an?|quick|cheeky|straight) (?:five|5|ten|10|nine|9)\b(?! (?:minutes?|pounds?|dollars?|percent|%|days?|hours?|weeks?))|\b[45]\s?\*|⭐/iu;
const ASK_EN = /\b(?:please|pls|kindly|could you|can you|would you|will you|if you(?:'ve| have| could| can|'d)?|leave|drop|give|post|pop|pick|select|choose|tick|click|show|spare|write|rate|hit|tap|change|update|edit|raise|just|don'?t forget|remember to|we'?d love|i'?d love|mean the world|help(?:s|ed)? (?:us|me|our)|grateful|appreciate|mind|would be (?:amazing|brilliant|lovely|great)|it['’]d be|any chance|fingers crossed|share|upload|scan|screenshot|copy|only (?:score|rating|one)s? (?:that )?counts?|make (?:our|my) (?:day|week)|be kind|go with)\b/iu;
const GOOD_EN = /\b(?:5|five|full|all (?:five|5))[- ]?(?:out of 5|stars?)\b|\b[5]\s?\*|\b(?:positive|good|great|nice|glowing|lovely|favou?rable|kind words|top (?:marks|score|box)|highest|excellent|extremely satisfied|very satisfied|perfect|10 out of 10|10\/10|5\/5|all (?:tens|10s|fives)|some love|nice words|more positively|(?:quick |an? )(?:five|5|ten|10)(?! (?:minutes?|pounds?|dollars?|percent|days?|hours?|weeks?))|anything (?:below|under|less than|lower)|would be (?:amazing|brilliant|lovely|wonderful) if you (?:mentioned|wrote|left|said))\b|⭐{3,}/iu;
const REWARD_EN = /[$£€]\s?\d|\b(?:gift ?cards?|cash ?back|refund|rebate|discount|\d+ ?% off|coupon|voucher|store credit|credit|reward|free|bonus|prize|entry|entered|draw|points|scratch|paypal|venmo|worth your while|a month of|on the house|whole new|brand new|ships free|reimburse[sd]?)\b/iu;
const NOT_ASKED_EN = /\b(?:your|you|those|these) (?:very )?(?:kind|glowing|positive|nice|lovely) (?:words|review|feedback|comments?|praises?)\b|\bkudos\b|\bsky ?club\b|\b(?:standby|fare|discounted|great) (?:rate|listing)\b|\bdrop the rate\b|\b(?:never|do not|don'?t|can'?t|cannot|afraid not|not allowed|against (?:our|the) (?:policy|rules)|no incentives?)\b[^.!?]{0,40}\b(?:reviews?|ratings?|offer|in return|anything)\b|\b(?:saw|read|seen|noticed|thank(?:s| you)(?: so much| very much)? for)\b[^.!?]{0,20}\b(?:review|rating|stars?|feedback|kind words|it)\b|\bappreciate (?:this|you|your|the|those)\b[^.!?]{0,12} (?:kind|lovely|nice|great|positive|good)\b|\b(?:honest(?:ly)?|good or bad|either way|whatever you think)\b|\bstar (?:hotel|resort|restaurant)\b|\bcredit card\b|\bcompliments? coming\b/iu;
const CHANGE_EN = /\b(?:chang|updat|edit|rais|revis|improv|remov|delet|tak|rewrit|pull|bump)(?:e|es|ing|ed)?\b[^.!?]{0,24}\b(?:reviews?|ratings?|stars?|it down|up to (?:four|five|4|5)|more positive\w*)\b|\b(?:that|it|your) ?(?:post|comment|review|one)?(?:['’]s| is| was| could| can| would| were to)? (?:\w+ )?(?:disappear(?:s|ed)?|vanish(?:es|ed)?|come(?:s)? down|taken down|gone by)\b/iu;

/** Given back because it was owed: no reward for anything. */
const OWED_ZH = /(?:退款|退货款|退还|运费|差价|赔付|赔偿|补发|保证金|货款)[^，。！]{0,12}(?:已|到账|成功|完成|处理|打款|退回|元|块)|已经?[^，。！]{0,12}(?:退|赔|补|转|打款|到账|发|送|寄)[^，。！]*/gu;
/** Something handed over, not merely an amount or a thing that is spoken of. */
const OFFER_ZH = /立?减[^，。]{0,3}(?:\d|[一二两三四五六八十百])|发[您你][^，。]{0,3}(?:\d|[一二两三四五六八十百])|给[您你]退[^，。]{0,2}(?:\d|[一二两三四五六八十百])|多[加送]|免单|佣金|(?:下次|到店)[^，。]{0,8}(?:送|加|免)|红包|返现|返\s?\d|返[^，。]{0,3}元|返[您你]|现金|优惠券|代金券|抵扣|领[^，。]{0,10}(?:券|奖|礼|积分|钱)|券哦|(?:送|赠)(?!货|到|达|来|餐)[^，。]{0,8}(?:券|礼|品|杯|份|瓶|包|张|件|个|月|积分|您|你)|礼品|小?礼物|有礼|积分|抽奖|(?:给|帮)(?:您|你)[^，。]{0,6}(?:转|发|返|打|补|多放|免)[^，。]{0,4}(?:\d|[一二两三四五六八十百])|(?:转|打款|补偿|奖励)给?[您你]?[^，。]{0,3}(?:\d+|[一二两三五八十百]+)\s?[元块]?/u;
/** Beside the wish that a bad review go, even what is owed becomes a price. */
const OFFER_FOR_CHANGE_ZH = /退[您你给]|照退|全额退|全退|不用[退寄]|补[您你给]|赔[您你给]/u;
const OFFER_FOR_CHANGE_EN = /\b(?:refund|replace|replacement|send (?:you )?(?:a|another)|compensat\w+|make it up to you)\b/iu;
/** Makes an offer of another sentence depend on the review. */
const IN_RETURN_ZH = /截图|(?:评|夸|写|晒|改|删|弄|搞|好评|评价|提交|完成)(?:完|好|了|后|之后)[^，。]{0,4}(?:就|再|给|即|发|找|我|返|领|送|，)|凭[^，。]{0,6}(?:评|图)|换取?|作为(?:感谢|答谢)|算是?[^，。]{0,4}(?:谢|心意)|心意/u;
/** What the customer is to get comes only once the praise is there. */
const WITHHELD_ZH = /(?:看到|见到)[^，。]{0,6}(?:评价|好评|五星|5星|截图)[^，。]{0,4}(?:就|马上|立即|才)|(?:评|截图|五星)[^，。]{0,8}(?:就|马上|立即|才)[^，。]{0,4}(?:打款|转|退|补|返|安排|发货|发您|送|寄)/u;
const WITHHELD_EN = /\b(?:screenshot|show me|first|then)\b[^.!?]{0,30}\b(?:i|we)(?:['’]ll| will| can)? (?:then )?(?:release|send|refund|pop|post|transfer|pay|ship)\b/iu;
const OWED_EN = /\b(?:your|the|a|full|an?) (?:\w+ )?(?:refund|credit|replacement|points?|discount)s? (?:is|was|has|have|will|should|went|of|on)\b[^,.!?]*|\b(?:already|just|have|has|'ve) (?:been )?(?:refunded|credited|sent|issued|processed)\b[^,.!?]*|\b(?:free|full)[- ](?:of charge|to|delivery|returns?|refund)\b|\bcredit card\b|\bfeel free\b/giu;
const OFFER_EN = /[$£€]\s?\d|\b(?:on the house|complimentary|late checkout|upgrade|ships free|reimburse|gift ?cards?|cash ?back|rebate|\d+ ?% off|coupon|voucher|store credit|credit|reward|free|bonus|prize|draw|points|scratch|paypal|venmo|worth your while|a month of|refund|discount|gift)\b/iu;
const IN_RETURN_EN = /\b(?:screenshot|in it for you|worth your while|i can (?:send|offer|give|do)|in (?:return|exchange)|as a (?:thank|token)|our way of|once (?:it|that|you|your)|when (?:it|that)[’']?s? |after (?:you|that)|for (?:your|that|it|the) (?:review|rating|trouble)|send (?:me|us) (?:the|a) (?:link|proof))\b/iu;

/** What hotels have rather than give for a review, times of day and fees: neither gifts nor marks out of ten. */
const AMENITY_EN = /\bfree (?:wi-?fi|internet|parking|breakfast|cancellation)\b|\b(?:for|is) free (?:up to|until|during|before|for)\b|\b\d{1,2}:\d{2}\b|\b\d+ (?:gbp|usd|eur|pounds?|dollars?) (?:fee|for (?:overnight|weekends?|parking))\b/giu;

interface Rules {
  review: RegExp;
  ask: RegExp;
  good: RegExp;
  reward: RegExp;
  notAsked: RegExp;
  change: RegExp;
  /** Speaks of mending a review that was written, not of sparing one. */
  mend: RegExp;
  owed: RegExp;
  offer: RegExp;
  offerForChange: RegExp;
  inReturn: RegExp;
  withheld: RegExp;
}

function solicitsIn(turn: string, sentence: string, rules: Rules): boolean {
  const { review, ask, good, reward, notAsked, change, withheld } = rules;
  if (!review.test(sentence) && !change.test(sentence)) return false;
  if (good.test(sentence) && withheld.test(sentence)) return true;
  if (change.test(sentence) && (good.test(turn) || reward.test(turn) || ask.test(sentence))) return true;
  if (notAsked.test(sentence)) return false;
  return (ask.test(sentence) && good.test(sentence)) || (reward.test(turn) && (good.test(sentence) || ask.test(sentence)));
}

/** Whether something is offered for the review: beside it in one sentence, or elsewhere in the turn with words that tie the two together. */
function paysFor(sentences: readonly string[], soliciting: readonly string[], { mend, owed, offer, offerForChange, inReturn, withheld }: Rules): boolean {
  if (soliciting.some((sentence) => withheld.test(sentence))) return true;
  if (soliciting.some((sentence) => mend.test(sentence) && offerForChange.test(sentence.replace(owed, ' ')))) return true;
  const offering = sentences.filter((sentence) => offer.test(sentence.replace(owed, ' ')));
  return offering.some((sentence) => soliciting.includes(sentence) || inReturn.test(sentence)) || (offering.length > 0 && soliciting.some((sentence) => inReturn.test(sentence)));
}

const CHINESE: Rules = { review: REVIEW_ZH, ask: ASK_ZH, good: GOOD_ZH, reward: REWARD_ZH, notAsked: NOT_ASKED_ZH, change: CHANGE_ZH, mend: MEND_ZH, owed: OWED_ZH, offer: OFFER_ZH, offerForChange: OFFER_FOR_CHANGE_ZH, inReturn: IN_RETURN_ZH, withheld: WITHHELD_ZH };
const ENGLISH: Rules = { review: REVIEW_EN, ask: ASK_EN, good: GOOD_EN, reward: REWARD_EN, notAsked: NOT_ASKED_EN, change: CHANGE_EN, mend: CHANGE_EN, owed: OWED_EN, offer: OFFER_EN, offerForChange: OFFER_FOR_CHANGE_EN, inReturn: IN_RETURN_EN, withheld: WITHHELD_EN };

/**
 * What an agent's turn wants of a review: a good one, or a bad one mended, and whether it offers something for it.
 * A neutral request to rate the service, thanks for a review and a refusal to pay for one want nothing: undefined.
 * A refund that is owed is no offer, but where a bad review is to go for it.
 */
export function solicitationIn(text: string): SolicitationKind | undefined {
  const rules = /\p{Script=Han}/u.test(text) ? CHINESE : ENGLISH;
  const turn = text.replace(AMENITY_EN, ' ');
  const sentences = sentencesOf(turn);
  const soliciting = sentences.filter((sentence) => solicitsIn(turn, sentence, rules));
  if (soliciting.length === 0) return undefined;
  const change = soliciting.some((sentence) => rules.mend.test(sentence));
  if (paysFor(sentences, soliciting, rules)) return change ? 'paid_change' : 'rewarded';
  return change ? 'asked_change' : 'asked';
}

/** True when an agent's turn asks for a good review, asks to mend a bad one, or offers something for one. */
export function isSolicitation(text: string): boolean {
  return solicitationIn(text) !== undefined;
}
