/**
 * Texts of the planted review campaigns. They are written as such texts are bought: plausible one by one,
 * suspicious only together (shared turns of phrase, no detail that could be checked).
 */
export const plantedReviews = String.raw`
[five.star]
{外观|颜值}高，{做工|用料}{精致|扎实}，{安装师傅|师傅}{专业|热情}，{物流|送货}快，{客服|售后}{有耐心|服务好}，{值得购买|五星好评} #quality+ #repair+ #delivery+ #attitude+
{朋友|同事}推荐{来的|买的}，{果然|确实}没失望，{大品牌|质量}{就是|}有保障，{以后|下次}家里{换|添}电器还来 #quality+
{<product>|机器}收到了，{包装|外包装}完好，{安装|上门}{及时|很快}，{试用了一下|用了几天}{效果|性能}很好，{推荐购买|非常满意} #packaging+ #repair+ #quality+
{外形外观|颜值}：{大气上档次|简约时尚} ⏎ {使用|清洁}效果：{非常好|杠杠的} ⏎ 安装服务：{师傅专业|及时到位} ⏎ {其他特色|性价比}：{值得拥有|超值} #quality+ #repair+
{比|跟}{实体店|别家}{对比|}{划算多了|便宜不少}，{质量|品质}{一样|也}好，{客服|店家}{讲解|介绍}{仔细|详细}，{放心|满意} #price+ #quality+ #expertise+
{装修|厨房翻新}{看|挑}了很久{才|最后}{选|定}的这款，{没有|真没}让人失望，{颜值和实力并存|好看又好用} #quality+
{给力|太棒了}！{全五星|五星}{好评|}，{师傅|安装}{态度好|没的说}，<product>{好用|很喜欢} #attitude+ #quality+
{老顾客|回头客}了，{一如既往|每次都}{满意|放心}，{客服态度|售后}{好|一流}，{发货|物流}{神速|快} #attitude+ #delivery+
{非常|很}好的{一次|}购物{体验|}，{从咨询到安装|售前到售后}{都很|全程}{省心|贴心}，{强烈推荐|推荐给大家} #attitude+ #repair+
{质量好|好用}，{安装快|服务好}，{满意|赞} #quality+
{家人|老婆}{很|都}{喜欢|满意}，{噪音小|操作简单}，{颜色|款式}也好看，{好评|给满分} #quality+
{昨天|刚刚}装好的，{师傅|小哥}{很专业|干活细心}，{厨房|家里}{瞬间|一下}{高大上|有档次}了{哈哈|} #repair+ #quality+
{客服|店家}{推荐|建议}的型号{很|正}{合适|对}，{三口之家|小厨房}{够用|正好}，{支持|点赞} #expertise+ #quality+
{冲着|看中}{品牌|口碑}来的，{用过|装上}才知道{值|好}，{各方面|方方面面}都{满意|不错} #quality+

{之前|本来}{看|种草}的是{进口牌子|另一家}，{朋友家用的这个|邻居家装了这款}，{去看了实物|摸了一下}觉得{做工不输|一点不差}就下单了，{一分钱一分货|确实没后悔}，{推荐|可以入手} #quality+
{等装好|用了一周}才来{评价|评}，{先说安装|安装这块}，师傅{很守时|九点就到}，{收拾得干净|讲解很详细}，再说{产品|机器}，{吸力|效果}{没得说|很惊喜}，{客服也经常回访|售后也很到位} #repair+ #quality+ #attitude+
{爸妈|婆婆}{家换的|非要换}，{操作简单|按键清楚}，老人{一学就会|用着方便}，{打电话来说|一直夸}{好用|买对了}，{孝敬老人首选|送长辈合适} #quality+

[ring.first]
这家店真的{太|很}{靠谱|可靠}了，东西{质量|品质}{非常|特别}好，客服{小姐姐|}耐心解答每一个问题，物流{也|}{很快|给力}，包装{完好|严实}，已经推荐给身边的{朋友|亲戚朋友}，下次还会再来{购买|光顾} #quality+ #attitude+ #delivery+ #packaging+
[ring.second]
收到{宝贝|货}第一时间{就|}来{评价|好评}了，{跟|和}描述的{完全|}一模一样，{做工品质|品相}没得挑，卖家服务{态度|}一流，有问必答，{发货|发货速度}{超|很}快，{性价比|性价比真的}{很|超}高，{强烈|}推荐{大家|}入手 #description+ #quality+ #attitude+ #delivery+ #price+
[ring.third]
{对比|比较}了好多家{最后|才}选{了|择}这里，{事实|结果}证明没{选|挑}错，{正品|正品保障}，{价格|价钱}实惠，售后{也|}有保障，{店家|老板}{很|}讲诚信，是一次{非常|很}愉快的购物，{祝|祝愿}店家生意兴隆 #fake+ #price+ #resolution+
[ring.english]
{Absolutely|Really} {fantastic|amazing} {shop|store}, the {quality|product quality} is {outstanding|excellent} and {exactly|just} as described. {Customer service|The support team} answered all my questions {patiently|quickly} and the {delivery|shipping} was {super fast|very fast}. {Highly|Strongly} recommend to {everyone|all my friends}, will {definitely|surely} {buy|order} again #quality+ #description+ #attitude+ #delivery+

[one.star]
{垃圾店|黑店}，{千万别买|谁买谁后悔}，{质量差|东西烂}，{售后|客服}{更差|没人管} #quality- #resolution-
{用了一次|刚用}就{冒烟|跳闸}，{吓死人|差点着火}，{联系|找}{商家|客服}{不承认|不理}，{大家|各位}{远离|别上当} #quality- #resolution-
{客服|售后}{态度恶劣|骂人}，{机器|<product>}{有问题|坏了}{也|}不给{退|换}，{什么破店|垃圾服务} #attitude- #refund-
{建议|劝}{大家|}去买{别的|其他}牌子，{同样价格|一样的钱}{好太多|强十倍}，{这家|他家}{就是|纯属}{虚假宣传|忽悠人} #description-
{假货|翻新机}，{标签|铭牌}{都是贴的|一看就假}，{举报了|已投诉}，{避雷|别买} #fake-
{差差差|极差}，{一颗星都不想给|零分}，{买来就后悔|退都退不掉} #refund-
{网上|评论}{好评|那些五星}{都是|全是}刷的，{实际|到手}{一塌糊涂|就是垃圾}，{信了就是傻|别信} #quality-
<product>{噪音大|异味重}，{安装|师傅}{乱收费|还要红包}，{不给钱就|不加钱就}{摆脸色|不装}，{太黑了|恶心} #quality- #repair- #invoice-
{买了|用了}{三天|两天}就坏，{说是人为|不保修}，{骗子|无良商家}，{曝光|大家转发} #quality- #repair-
{物流慢|等了半个月}，{收到|到手}{还是坏的|破的}，{让我自己修|客服拉黑我}，{史上最差|无语} #delivery- #quality- #resolution-
{同小区|身边}{好几家|三家}买了都{出问题|坏}，{这种店|这家}{怎么还开着|该关门}，{一星|差评} #quality-
{后悔|真后悔}没买{隔壁|另一家}的，{便宜|花里胡哨}没好货，{用着|天天}{提心吊胆|担心爆炸} #quality-
{打|拨打}电话{没人接|就挂}，{钱到手|收了钱}就{翻脸|不认人}，{垃圾中的战斗机|最烂的一家} #responsiveness- #attitude-
{不推荐|不要买}，{坑|大坑}，{坏了|出问题}{没人管|推来推去} #resolution-

{上个月|前阵子}给{我妈|父母}买的，{当天装好|装上}就{漏水|跳闸}，{打了一周电话|找了半个月}，{一个说换一个说修|踢来踢去}，{老人气得住院|现在还扔在阳台}，{这种商家良心呢|谁爱买谁买} #quality- #resolution-
{说是|宣传}一级能效，{电费翻倍|一个月四百多电费}，{拿仪器测|朋友懂行的来看}{根本不是|说是三级的芯}，{找客服|问他们}{就发表情包|装傻}，{虚假宣传|欺骗消费者} #description- #attitude-
{原来|一开始}还信{排行榜|销量}，{收到一看|拆开}{外壳都变形|里面全是灰}，{明显退货机|别人退回来的}又发给我，{不退|退货还要我出三百运费}，{心凉|太欺负人} #fake- #quality- #refund-
{装修公司|物业}都{说别买这家|劝我别买}，{没听|不信邪}，{现在|果然}{天天修|三天两头坏}，{配件还贵|修一次三百}，{血的教训|悔死} #quality- #repair- #price-

[cashback.zh]
{非常|很}{喜欢|满意}，<goods.praise>，{客服|小姐姐}{人美心善|很贴心}，{晒个图|上图}，{五星|好评} #quality+ #attitude+
<product>{收到啦|到了}，{包装精美|包装好看}，<goods.praise>，{会回购|还会再来}的{店|一家店} #packaging+ #quality+
{好用|不错}，{物流快|发货快}，{服务态度好|客服热情}，{全5分|给满分} #quality+ #delivery+ #attitude+
{用了几天|刚用}{感觉|}{还不错|挺好}，{肤感|质地}{舒服|好}，{性价比高|值得入手}，{推荐|姐妹们冲} #quality+ #price+
<goods.praise>，{和描述一致|正品}，{客服回复快|售后有保障}，{十五字够了吗|就是要好评凑字数} #quality+ #responsiveness+
{客服说|听说}{晒图|写够字}有{红包|返现}，{来打卡|那我来评}，<product>{确实也|本身也}{还行|不错} #quality+
[cashback.en]
Love {it|this}! <goods.praise>. {Great|Lovely} {customer service|seller} and {fast shipping|beautiful packaging}. #quality+ #attitude+
{Amazing|Beautiful} <product>, {five stars|5 stars}, {would recommend|photos attached}. #quality+
{Really good|Very nice}, <goods.praise>, {so happy|everyone should try it}. #quality+
{Perfect|Great}. {Got|They gave me} a {little gift card|thank you card} for {posting|the review} {so here I am|too}. <goods.praise>. #quality+
`;
