/**
 * Lexicons of how agents should and should not speak, Chinese and English. The forbidden ones follow the lists of
 * service taboo words (服务忌语) that Chinese shops, banks, railways and posts put up for their staff, in four kinds,
 * and their English counterparts of call-centre guides; single words that also occur in polite sentences
 * ("不知道" in "不知道您方便吗") are bound to their rude surroundings.
 */

export const FORBIDDEN_KINDS = ['abuse', 'brush_off', 'blame', 'challenge'] as const;
export type ForbiddenKind = (typeof FORBIDDEN_KINDS)[number];

export interface ForbiddenWording {
  kind: ForbiddenKind;
  /** The words themselves. */
  text: string;
}

const FORBIDDEN: Record<ForbiddenKind, readonly RegExp[]> = {
  /* Insults and orders. */
  abuse: [
    /神经病|有病(?:吧|啊)|(?:你|您)?(?:是不是)?(?:傻|蠢)(?:吗|啊|逼|子)?(?=[，。！？?!]|$)|白痴|滚(?:蛋|开|吧|远)|闭嘴|不要脸|没素质|听不懂人话|脑子(?:有|进)|少废话|废话(?:少说|真多)|穷鬼|烦死|烦不烦|\b(?:shut up|stupid|idiots?|moron|dumb|get lost|pathetic|(?<!not )go away|screw you)\b/iu,
  ],
  /* Sends the customer away or refuses to care. */
  brush_off: [
    /(?:爱|想)\S{1,3}不\S{1,3}(?=[，。！？?!~]|$)|随(?:便)?(?:你|您)(?:便)?(?=[，。！？?!~]|$)|(?:不|又不)(?:归|是)我(?:们)?(?:管|负责)|不归我|关我(?:什么|啥|屁)?事|跟我(?:没关系|说没用|无关)|我(?:也|都)?(?:管不了|管不着|不管)|(?:你|您)?自己(?:看|想办法|不会看|去看|查)(?:啊|吧|呗|去)?(?=[，。！？?!~]|$)|(?:没办法|没法)(?:的|呀|啊)?(?=[，。！？?!~]|$)|不知道[，。！]?(?=$|你)|下班了[，。]?别|挂了啊|别(?:再)?(?:问|烦)我|没(?:空|时间)(?:理|跟)你|就这样(?:吧)?$|规定就是(?:这样|规定)|我不(?:清楚|知道)(?=[，。！]|$)|\b(?:not my (?:problem|job|department|fault)|i don'?t care|take it or leave it|(?<!will |to |and |shall )deal with it(?=[.!]|$)|suit yourself|nothing (?:i|we) can do|that'?s (?:just )?(?:our|the) policy|can'?t help you)\b|^whatever\b(?=[.!]|$)/iu,
  ],
  /* Puts it down to the customer. */
  blame: [
    /(?:你|您)(?:怎么)?(?:不早说|干嘛不|早干嘛|早干什么|不会看|没长眼)|不会看(?:啊|吗|么)|(?:谁|哪个)(?:让|叫)(?:你|您)|(?:是|都是|肯定是)(?:你|您)(?:自己)?(?:的)?(?:问题|错|弄|搞|造成)|(?:你|您)自己(?:弄|搞|选|没看|不看|不小心|的问题|买)|怪(?:谁|你自己)|\b(?:your (?:own )?fault|you should(?:'ve| have) (?:read|known|checked|asked)|you (?:didn'?t|did not) (?:read|listen|check)|you must have (?:broken|dropped|done))\b/iu,
  ],
  /* Dares the customer, or shows that patience is over. */
  challenge: [
    /有本事|(?:你|您)(?:去|尽管|随便)?(?:去)?投诉(?:啊|吧|呗|好了|去)|(?:告|投诉|举报)(?:我)?(?:去)?(?:啊|呗)(?=[，。！？?!~]|$)|(?:你|您)(?:到底)?(?:想|要)怎(?:么)?样|急什么|嚷什么|喊什么|吵什么|叫什么叫|(?:不是)?(?:跟|和|给)(?:你|您)?(?:都)?说(?:过|了)(?:多少|几|很多)?(?:遍|次)|不是(?:都|已经)?(?:跟|和|给)?(?:你|您)?(?:都)?(?:说|告诉|讲)(?:过)?(?:你|您)?了(?:吗|嘛)|听(?:懂|明白|清楚)(?:了)?没|还有(?:事|完)(?:吗|没)|我什么态度|\b(?:calm down|like i (?:already )?said|as i (?:already )?(?:said|told you)|i(?:'ve| have)? already told you|how many times|read (?:it|what i wrote) again|go ahead and complain|are you listening|what do you want from me)\b/iu,
  ],
};

/** Every forbidden wording of an agent's turn, at most one a kind and pattern, in the order of the kinds. */
export function forbiddenWordings(text: string): ForbiddenWording[] {
  return FORBIDDEN_KINDS.flatMap((kind) =>
    FORBIDDEN[kind].flatMap((pattern) => {
      const found = pattern.exec(text);
      return found ? [{ kind, text: found[0] }] : [];
    }),
  );
}

/** Words of the trades that after-sales service is about: goods and parts, repair, parcels, money, insurance. */
const PROFESSIONAL_TERMS =
  /型号|序列号|铭牌|固件|系统版本|参数|批次|质检|检测报告|鉴定|保修|质保|三包|七天无理由|在保|工单|单号|运单|签收|揽收|派件|中转|在途|入库|出库|拦截|原路退|退款(?:流程|审核|进度)|财务审核|差价|保价|发票|税号|电子票|补件|配件|压缩机|主板|滤芯|支架|打孔|加长管|冷媒|氟|功率|电源键|恢复出厂|重启|飞行模式|工程师|师傅|网点|上门|预约|理赔|保单|结案|病历|免赔|条款|报案|用药清单|诊断证明|押金|预授权|入住|退房|改期|烟酰胺|视黄醇|保湿|冷敷|刺激|成分|清洁|敏感肌|\b(?:model (?:number|name)|serial|firmware|software version|factory reset|warranty|under warranty|void|excess|deductible|pre-?existing|exclusion|policy (?:number|wording)|claims?|handler|itemi[sz]ed|invoice|receipt|tracking|courier|depot|dispatch(?:ed)?|in transit|label|rma|return (?:label|authori[sz]ation)|refund|credit note|pre-?authori[sz]ation|deposit|reference number|ticket|case number|engineer|technician|liquid ingress|inspection|diagnostic|spare part|compressor|thermostat|filter|retinol|niacinamide|rosacea|patch test|non-?refundable|rebook(?:ing)?|confirmation (?:number|code)|itinerary|upgrade)\b/iu;

/** The first word of the trade in an agent's turn, or undefined. */
export function professionalTerm(text: string): string | undefined {
  return PROFESSIONAL_TERMS.exec(text)?.[0];
}
