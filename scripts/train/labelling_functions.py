"""Bilingual labelling functions: the lexical baseline for topics, and weak labels for turns and generic praise.

Every function takes normalised text (text.py). A topic is present when its pattern occurs; its polarity
is the balance of opinion words in the clause of the match, else in the whole text.
"""
import re

TOPIC_PATTERNS = {
    'quality': r'质量|做工|坏了|味道|好吃|难吃|新鲜|掉色|死机|卫生|很甜|好喝|材质|效果|好用|耐用|破洞|开线|房间|口感|噪音|制冷|屏幕|broke|quality|tast[ey]|dirty|clean|delicious|room|comfortable|works? (well|great)|defect|flavou?r|fresh|cold food|fabric|sturdy',
    'description': r'描述|色差|尺码|尺寸|图片|实物|不符|偏大|偏小|合适|合身|as (pictured|described|advertised)|runs? (small|large|big)|misleading|true to size|\bfits?\b|too (small|big|large|tight)',
    'counterfeit': r'假货|正品|翻新|水货|过期|盗版|假的|二手|\bfake\b|knock-?off|refurbished|genuine|counterfeit|authentic\b|expired',
    'price': r'性价比|贵|降价|划算|优惠|便宜|价格|价钱|实惠|超值|值得|折扣|overpriced|\bvalue\b|pric[ey]|cheap|expensive|discount|coupon|worth|rates?\b|\bcost|afford',
    'packaging': r'包装|破损|漏了|盒子|洒了|压坏|box (was )?(crushed|damaged)|leaked|packag|well packed|packed',
    'delivery': r'物流|快递|送货|配送|骑手|发货|到货|送达|送来|速度快|shipping|shipped|courier|deliver|arrived (late|early)|delayed|flight.*cancel|cancel.*flight|luggage|baggage|bags?\b.*lost|lost.*bags?\b',
    'order_accuracy': r'发错|少发|漏发|没有赠|赠品|备注|少了|送错|漏送|wrong (item|order|food|size|sandwich)|missing (item|part|piece|food)|forgot (my|the|our)|order (was )?(wrong|incorrect)|(got|get) my order (wrong|right)',
    'attitude': r'态度|热情|耐心|骂人|爱理不理|客服|服务|友好|礼貌|rude|polite|friendly|hung up|courteous|helpful|kind\b|customer service|staff|service|attitude|nice (lady|man|people)',
    'responsiveness': r'不回复|不理人|等半天|打不通|秒回|没人理|不回|回复|等了|没人接|很慢|no reply|on hold|respon[ds]|wait(ed|ing)?\b|slow|no one answer|took forever|quick(ly)?\b|prompt|call(ed)? back|minutes? (to|for)',
    'resolution': r'解决|推诿|扯皮|赔偿|承诺|投诉|售后|推来推去|resolve|never fixed|promis|compensat|took care of|sorted|nothing (was )?done|handled|fixed (it|the)',
    'expertise': r'专业|不懂|讲解|师傅技术|技术员|knowledge|clueless|explain(ed)?|informative|professional|answered (all )?my questions',
    'returns_refunds': r'退货|换货|退款|拒退|退换|退了|想退|要退|refund|return(ed|ing|s)?\b|exchange|restocking|cancel(l?ed|l?ing)?\b.*(order|policy|reservation)',
    'warranty_repair': r'维修|保修|安装|网点|上门|师傅|配件|修了|warranty|repair|install|replacement|spare part',
    'payment_invoice': r'支付|扣款|押金|发票|乱收费|付款|收费|charged|invoice|bill(ed|ing)?\b|hidden fee|\bfees?\b|payment|premium|deposit|reimburs|claims? (was |were )?paid',
    'platform': r'\bapp\b|网站|系统|下单|平台|软件|登录|website|web site|\bsite\b|checkout|account|online|portal',
}
PATTERNS = {topic: re.compile(pattern) for topic, pattern in TOPIC_PATTERNS.items()}
GOOD = re.compile(r'好|不错|满意|喜欢|快|棒|赞|给力|舒服|方便|划算|便宜|热情|耐心|实惠|完美|新鲜|专业|及时|正品|great|good|excellent|love|nice|friendly|helpful|easy|fast|quick|best|perfect|amazing|polite|prompt|clean|comfortable|recommend|happy|pleasant|wonderful|courteous|knowledgeable|genuine|reasonable')
BAD = re.compile(r'差|坏|烂|慢|贵|假|破|脏|垃圾|失望|问题|投诉|骗|难|恶心|后悔|不好|不行|不满|不符|没有|不给|不理|不能|推诿|错|漏|bad|terrible|awful|horrible|rude|slow|worst|dirty|broke|poor|wrong|never|disappoint|late|cold|missing|overpriced|expensive|waste|not |n\'t |no one|fake|refus|problem|delay|lost|cancel')
CLAUSE = re.compile(r'[,.!?;。，！？；、~…\n]+|\bbut\b|但是?|不过|就是')


def topics_of(text: str) -> dict:
    """{topic: polarity} as the patterns see it; the lexical baseline of the model card."""
    clauses = [c for c in CLAUSE.split(text) if c and c.strip()]
    overall = _balance(text)
    found = {}
    for topic, pattern in PATTERNS.items():
        votes = [_balance(clause) for clause in clauses if pattern.search(clause)]
        if votes:
            signs = {v for v in votes if v} or {overall}
            found[topic] = signs.pop() if len(signs) == 1 else 0
    return found


def _balance(text: str) -> int:
    difference = len(GOOD.findall(text)) - len(BAD.findall(text)) * 1.5
    return (difference > 0) - (difference < 0)


GENERIC = re.compile(r'^(?:(?:还|很|挺|非常|真|真的|特别|太|超|都|也|东西|产品|商品|宝贝|手机|质量|价格|不错|好|可以|满意|喜欢|棒|赞|值得|购买|推荐|五星|好评|给力|信赖|支持|值|下次|再来|还会|一般|差|垃圾|差评|了|的|吧|啊|哦|呢|!|，|。|,|\.|~|\s)+|(?:(?:very|really|so|good|great|nice|excellent|ok|okay|awesome|amazing|perfect|love|loved|it|the|best|product|place|hotel|food|service|i|is|was|a|like|recommend|highly|bad|terrible|worst|ever|thanks?|thank you|fine|item|buy|stay|all|this)\b|[!,.\s]+)+)$')


def is_generic(text: str) -> bool:
    """True when nothing concrete is said: at most 40 characters, only stock words, or one character repeated."""
    squeezed = re.sub(r'(.)\1{2,}', r'\1', text)
    return len(squeezed) <= 3 or (len(squeezed) <= 40 and bool(GENERIC.match(squeezed)))


COURTESY_PATTERNS = [re.compile(p) for p in (
    r'您好|你好|亲[,，]|早上好|下午好|晚上好|^hi\b|^hello\b|\bhello\b|good (morning|afternoon|evening)|hey\b',
    r'抱歉|对不起|不好意思|歉意|敬请谅解|请谅解|请您谅解|见谅|sorry|apolog|regret',
    r'谢谢|感谢|多谢|thank|appreciate|thx\b',
    r'理解您|理解你|您的心情|先消消气|别着急|不要着急|请不要生气|must be (frustrat|disappoint|upset)|understand (your|how|the) (frustrat|concern|disappoint|feel|inconven)|frustrating|we understand|i understand|can imagine',
    r'祝您|祝你|生活愉快|愉快!?$|再见|have a (great|good|nice|safe|wonderful|lovely|fantastic)|enjoy (your|the)|safe travels|good day|take care|happy (holidays|travels)|see you (soon|on board)')]
PROMISE = re.compile(r'(会|将)(在|于|尽快|及时|立即|马上)?[^,。，]{0,12}(联系您|回复您|处理|反馈|核实|跟进|退款|回电|致电|补发|安排)|已(为您|经|帮您)?(登记|反馈|转交|上报|记录)|工作日内|小时内|专员|we(\'ll| will) (be in touch|contact|get back|look into|refund|follow|pass|forward|send|share|have|let)|i(\'ll| will) (pass|forward|share|let|check|have|send|look|get|be sure|make sure)|(pass|forward|shar)(ing|ed) (this|your) .*(team|leadership|along)')
CONDITIONAL = re.compile(r'如果|若|请.{0,6}私信|私信.{0,12}(提供|告知|联系|号码)|提供.{0,10}(号码|账户|信息)|请提供|\bdm\b|\bif you\b|please (send|provide|share|follow)|follow (&|and) dm|尽力|努力|不断|as soon as|do our best')
ESCALATION = re.compile(r'工信部|消协|消费者协会|12315|12300|315|媒体|曝光|法院|起诉|律师|投诉到|去投诉|再也不(买|用|来)|换(联通|移动|电信)|转网|销户|叫你们(领导|经理)|找(领导|经理)|人工|never (fly|flying|use|using|buy|shop|again)|last time (i|we)|lawyer|attorney|sue\b|court|\bbbb\b|\bdot complaint|file a complaint|ombudsman|manager|supervisor|real person|speak to (someone|a human|an agent)|take my business|switch(ing)? (to|airlines)')
SOLICITATION = re.compile(r'好评|五星|5星|给.{0,4}评价|满意.{0,6}评价|返现|晒图|(leave|write|give) (us )?(a )?(review|5|five)|five[- ]star|rate us|positive (review|feedback)')


def courtesy_of(text: str) -> list:
    """One 0/1 per kind of courtesy, for an agent's turn."""
    return [int(bool(pattern.search(text))) for pattern in COURTESY_PATTERNS]


def marks_of(text: str, agent: bool) -> list:
    """[promise, escalation, solicitation]; -1 where the mark does not exist for the speaker."""
    if agent:
        return [int(bool(PROMISE.search(text)) and not CONDITIONAL.search(text)), -1, int(bool(SOLICITATION.search(text)))]
    return [-1, int(bool(ESCALATION.search(text))), -1]
