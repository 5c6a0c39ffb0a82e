import type { Topic } from '../../src/domain/topics.js';

/**
 * Words that usually stand where a topic is spoken of, after the taxonomy's cues. They never decide
 * whether a text has a topic; they help to choose which of its clauses to show for one, where the
 * encoder, which reads every word in the light of the whole text, spreads its weight.
 *
 * Flag `i` without `u`: case folding after Unicode makes these twenty times slower to compile and four
 * to ten times slower to run, and all it adds are two letters, which `foldForCues` sees to.
 */
export const TOPIC_CUES: Record<Topic, RegExp> = {
  quality:
    /质量|品质|做工|坏|味道|好吃|难吃|新鲜|掉色|死机|卫生|材质|效果|好用|耐用|破洞|开线|房间|口感|噪音|声音|屏幕|电池|舒服|漂亮|好看|结实|干净|甜|烂|卡|quality|broke|tast[ey]|dirty|clean|delicious|\brooms?\b|comfort|works?\b|defect|flavou?r|fresh|fabric|sturdy|\bfood\b|product|stain|smell|soft|beautiful|bed\b/i,
  description:
    /描述|色差|尺码|尺寸|大小|图片|照片|介绍|实物|不符|一致|偏大|偏小|合适|合身|型号|规格|as (?:pictured|described|advertised)|\bruns?\b|mislead|true to size|\bfits?\b|\bsize|too (?:small|big|large|tight|long|short)|\bcolou?r/i,
  counterfeit: /假|正品|真品|翻新|水货|过期|盗版|二手|山寨|行货|\bfakes?\b|knock-?off|refurbished|genuine|counterfeit|authentic|expired/i,
  price: /性价比|贵|降价|差价|划算|优惠|便宜|价格|价钱|价位|实惠|值|折扣|红包|满减|元|块钱|\bpric[ey]|\bvalue\b|cheap|expensive|discount|coupon|worth|\brates?\b|\bcosts?\b|afford|premium|\$/i,
  packaging: /包装|破损|漏|盒|袋|洒|压|箱|packag|\bbox|leak|wrapped|packed|crushed/i,
  delivery: /物流|快递|送货|配送|骑手|发货|到货|送达|送到|送来|顺丰|小哥|师傅|速度|隔天|第二天|deliver|shipp|courier|arriv|\blate\b|delay|flight|luggage|baggage|\bbags?\b|tracking/i,
  order_accuracy: /发错|少发|漏发|赠品|备注|少了|缺|送错|漏送|没送|没给|配件|wrong|missing|forgot|incorrect|\borders?\b|didn['’]t (?:get|give|include)/i,
  attitude: /态度|热情|耐心|骂|爱理不理|服务|客服|友好|礼貌|亲切|凶|素质|rude|polite|friendly|hung up|courteous|helpful|\bkind\b|customer service|\bstaff\b|service|attitude|\bnice\b|pleasant|respect|\bcar(?:e|ing)\b/i,
  responsiveness: /不回|回复|不理|理人|等了|等半天|半天|打不通|秒回|没人|排队|很慢|太慢|电话|联系不上|repl(?:y|ied)|on hold|respon[ds]|wait|slow|no one|nobody|forever|quick|prompt|call(?:ed|s)? back|minutes?|hours?|fast\b|answer/i,
  resolution: /解决|推诿|扯皮|赔|承诺|投诉|售后|推来推去|处理|补偿|说好|答应|resol|fix|promis|compensat|sort(?:ed)?|nothing|handled|took care|issue|problem|claim|complain/i,
  expertise: /专业|不懂|讲解|解释|技术|介绍|knowledge|clueless|explain|informative|professional|question|competent|expert/i,
  returns_refunds: /退|换货|换新|取消|refund|return|exchange|restock|cancel|money back|rebook/i,
  warranty_repair: /维修|保修|修|安装|网点|上门|配件|warranty|repair|install|replace|spare|mainten/i,
  payment_invoice: /支付|扣款|扣费|押金|发票|收费|付款|开票|费用|charg|invoice|bill|\bfees?\b|payment|\bpaid\b|\bpay\b|deposit|reimburs/i,
  platform: /\bapp\b|网站|系统|下单|平台|软件|登录|页面|京东|淘宝|客户端|web ?site|\bsite\b|checkout|account|online|portal|\bapp\b|log ?in/i,
};

/** Long s and the Kelvin sign, letters that fold to s and k after Unicode. */
const LETTERS_BY_FOLDING = /[\u017f\u212a]/g;

/** A text as cues are looked for in it; of the same length, so that offsets hold. */
export function foldForCues(text: string): string {
  return text.replace(LETTERS_BY_FOLDING, (letter) => (letter === '\u017f' ? 's' : 'k'));
}
