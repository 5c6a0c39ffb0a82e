/** Chinese reviews of fresh fruit by post: ripeness, bad pieces, weight, and how the shop makes good. */
export const zhFruit = String.raw`
[product/mango]
{芒果|小台农芒果|大青芒}
[product/peach]
{桃子|水蜜桃|黄桃}
[product/orange]
{橙子|脐橙|沃柑}
[product/cherry]
{车厘子|樱桃}
[product/kiwi]
{猕猴桃|红心猕猴桃}

[problem]
{打开|一开箱}{坏了|烂了}{四|五|六}个，{有的都长毛了|汁水淌得满箱} #quality-
{一半是青的|硬得像石头}，{放了十天|捂了一周}{直接从硬变烂|还是酸的} #quality-
{个头|果子}{比图片小两圈|小得可怜}，{跟乒乓球似的|说好的大果呢} #quality- #description-
{不甜|一点味没有}，{像喝白开水|酸得牙倒} #quality-
[why.return]
{五斤装|十斤的箱子}{烂了三分之一|打开就一股酒味} #quality-
{坏果|烂的}{比好的多|挑出来一盆} #quality-

[goods.good]
<product><goods.praise>，{家里老人小孩都爱|一箱两天就没了} #quality+
{个头|果子}{匀|大}，<goods.praise> #quality+
{自然熟|树上熟}的味儿，<goods.praise> #quality+
[goods.praise]
{甜|水分足}，{没有坏的|个个新鲜}
{皮薄汁多|果肉细}，{满屋子香|香味很正}
{我家娃|我爸}{一口气吃了三个|平时不吃水果的也抢}，{不酸|一点涩味没有}
{熟度正好|硬软适中}，{拆箱就想吃|看着就有食欲}
{放了三天刚好|到手就能吃}
{比超市的|比楼下水果店}{新鲜还便宜|好吃}

[=goods.bad]
<product><problem>，<fruit.end>
<problem>，{这也叫|就这还}{精品果|特级果}？
<product><problem>
[fruit.end]
{白等了|白高兴一场}
{送人的，脸都丢光|都不好意思拿出来}
{扔了一半|喂垃圾桶了}
[light.bad]
{标|写着}{五斤|十斤}，{连箱子|毛重}才{四斤二|八斤六}，{客服说有"合理损耗"|问就说运输失水} #order-
{称了一下|上秤}少了{六两|一斤多}，{每次都少|缺斤短两}，{赔偿就给两块钱|说箱子也算重量} #order-
[crush.bad]
去年在这家买了六箱，逢人就夸。今年第一箱，箱子软得像湿纸巾，底下两层全压成了浆，快递小哥都不好意思让我签收。客服说“今年统一换了环保包装”，我支持环保，可你们把水果也一起降解了啊。赔了五块。 #packaging- #quality- #refund-
{最近|这一两个月}{包装缩水了|换了薄箱子}，{网套也没了|泡沫垫省了}，<product>{压得稀烂|一半磕伤}，{以前不是这样的|老顾客寒心} #packaging-
{第四次买了|回购的}，{前几次都好好的|之前从没出过问题}，这次{箱子一捏就瘪|直接裸装在纸箱里}，{烂了大半|全是瘀伤} #packaging- #quality-
{新包装|现在这箱子}{太薄|纯属糊弄}，{底下一层全碎了|快递一压就扁}，{找客服说"已反馈"|客服说统一换的} #packaging-
{为了省几毛钱包装|把泡沫箱换成纸箱}，<product>到手{跟果酱一样|没一个完整的} #packaging-

[=refund.good]
{坏了|有}{两|三}个{坏果|磕伤的}，{拍照发过去|在群里说一声}{一分钟就赔了|按个数直接退}，{不墨迹|没啰嗦} #refund+ #responsiveness+
{快递路上耽误了|天太热}，{坏得有点多|烂了小半箱}，{客服|老板}{主动|直接}{重发了一箱|全额退}，{做生意厚道|反而不好意思了} #refund+ #attitude+
{说坏果包赔|包赔}{就真的赔|不是说说}，{当天退了八块|红包秒到} #refund+ #resolution+
[=refund.bad]
<why.return>，{申请赔付|找客服}，{要每个都拍切面|让我把烂的称重录像}，{最后赔三块|给我退了四块五} #refund-
<why.return>，{说超过24小时不赔|签收两小时后就说超时}，{我下班才拿到|上班族谁能秒拆} #refund-
<why.return>，{客服说|回复}"{鲜果难免的亲|生鲜不退不换}"，{那写什么坏果包赔|合着全靠顾客吃亏} #refund- #attitude-

[delivery.good]
{头天|昨天}{摘的|下单}{今天到|隔天就送到}，{还带着叶子|摸着都凉} #delivery+ #quality+
[delivery.bad]
{生鲜|水果}{走了五天|在路上闷了六天}，<product>{能好才怪|捂出酒味了}，{也不用冷链|连个冰袋没有} #delivery-

[=contact.good]
{客服|店主}{提醒|教}我{怎么催熟|先放两天再开箱}，{照做果然|听她的}{刚刚好|甜多了} #expertise+
{问了句|随口问}{孕妇能不能吃|哪种适合老人}，{客服|人家}{认真|很耐心地}{推荐了软一点的|给讲了半天}，{不是乱推|挺贴心} #attitude+ #expertise+
{群里|微信上}{有事就回|随叫随到}，{老板|店主}{实在人|还会发果园视频}，<contact.good.end> #responsiveness+ #attitude+

[mixed]
{甜是甜|味道好}，{就是|但}{坏了三个|小果多}，{赔了两块|没找客服} #quality0
{客服赔得爽快|售后可以}，{但|可}<problem> #refund+
<goods.praise>，{就是|但}{快递慢|箱子压扁了，运气好没烂几个} #quality+ #delivery-

[brief.good]
{甜|好吃}，{没坏果|回购了|孩子爱吃} #quality+
<product>{新鲜|很甜|不错}，{值|下次还买} #quality+
{坏果|坏一个}{秒赔|包赔真赔}，{放心|靠谱} #refund+
{水分足|个头大}，{推荐|满意} #quality+
[brief.bad]
{烂|坏}了{一半|七八个}，{赔三块|客服不理} #quality- #refund-
{又小又酸|酸掉牙}，{图文不符|不会再买} #quality- #description-
{压坏|磕坏}了{不少|一堆}，{包装太薄|箱子像纸糊的} #packaging-
{少秤|缺斤少两}，{自己回家称|别信标的} #order-
[brief.mixed]
{有甜有酸|大小不匀}，{看运气|开盲盒} #quality0
{还行|可以}，{就是没熟|要放几天} #quality0
{味道可以|甜度还行}，{个头小点|比上次差点意思} #quality0
{一分钱一分货|没图片好看}，{吃着还成|勉强及格} #quality0

[single.good]
老板是个较真的人。我收到说“还行，就是有点酸”，本来就随口一说，他非要问我是哪天开的箱、放没放冰箱，然后告诉我这批摘早了两天，给我补了一箱晚摘的，没收钱。第二箱甜得离谱。 #attitude+ #quality+ #resolution+
我妈说这是她今年吃过最像小时候味道的桃。就冲这句话，五星。 #quality+
坏了一个，我都没打算说，客服自己在群里问"有没有坏的报一下"，有点感动，做水果的能这样的真不多。 #attitude+ #responsiveness+
[single.bad]
开箱第一层个个漂亮，第二层开始参差，第三层像是地上捡的。这码货的手艺不去搭积木可惜了。 #quality- #description-
我截图里写"坏果包赔，按比例退"，坏了9个一共24个，退了我2.7元。这比例是怎么算出来的，求公式。 #refund-
[single.mixed]
橙子甜，真甜。但箱子底下那张宣传单写着"老顾客专属价"，我回去一看比新人价贵四块。你们搞反了吧？ #quality+ #price-
`;
