/** Chinese reviews of large and kitchen appliances: installation and repair carry most of the feeling. */
export const zhAppliances = String.raw`
[product/fridge]
{冰箱|对开门冰箱|三门冰箱|小冰箱}
[product/washer]
{洗衣机|滚筒洗衣机|洗烘一体机}
[product/aircon]
{空调|挂机|柜机|变频空调}
[product/hood]
{油烟机|抽油烟机|侧吸油烟机}
[product/dishwasher]
{洗碗机|嵌入式洗碗机|台式洗碗机}
[product/heater]
{热水器|燃气热水器|零冷水热水器}

[problem/fridge]
{用了不到|刚用}{一个月|二十天}冷冻室就{不结冰|化霜}了 #quality-
{晚上|半夜}压缩机{嗡嗡响|一启动整个屋都听见} #quality-
门封条{关不严|翘起来一块}，{里面全是水|结了厚厚一层霜} #quality-
[problem/washer]
甩干的时候{跳得像要起飞|咣咣响，楼下都上来敲门} #quality-
{第三次|没洗几次}就{报故障码|不排水了} #quality-
底下{漏水|一直渗水}，{木地板都泡起来了|阳台一滩} #quality-
[problem/aircon]
{开了|吹了}{一晚上|两个小时}{屋里还是二十九度|一点不凉} #quality-
内机{滴水|往下滴水}，{墙纸都湿了|拿盆接了一晚上} #quality-
外机{噪音大得像拖拉机|嗡嗡震得窗户响} #quality-
[problem/hood]
{开到最大档|炒个辣椒}满屋{还是烟|呛得睁不开眼} #quality-
{油|废油}{从接缝往下滴|不进油杯顺着面板流} #quality-
面板{触控|按键}{时灵时不灵|用了半个月就失灵} #quality-
[problem/dishwasher]
洗完{碗上还有饭粒|杯子上一层白印子} #quality-
{动不动|三天两头}报{E4|进水}故障，{转一半就停|泡着一池子水} #quality-
[problem/heater]
{洗到一半|打了一头泡沫}{变冷水|熄火} #quality-
水温{忽冷忽热|一会儿烫一会儿凉} #quality-
点火{砰的一声|要打三四次}，{吓得不敢用|心惊胆战} #quality-

[why.return]
<product>到家{第二天|没三天}就有毛病
{尺寸|插头}跟{页面写的|客服说的}对不上 #description-
{拆开|打开}发现{面板有划痕|侧面凹了一块} #quality-

[goods.good]
<product>用了{半个月|一阵子}，<goods.praise> #quality+
{外观|样子}{大气|简洁}，{放家里显档次|跟厨房很搭}，<goods.praise> #quality+
<goods.praise>，{这个价位|同价位}{够可以了|没得挑} #quality+ #price+
[goods.praise]
{声音很小|晚上基本听不见}
{省电|一个月电费没多几块}，{用着踏实|挺好}
{操作简单|我妈看一遍就会}
{做工扎实|边角都处理得很干净}
{效果比旧的强太多|跟老机器比天上地下}

[mixed]
<goods.praise>，{东西没毛病|机器本身可以}，{就是|但}{安装等了<days>|师傅要辅料费太狠} #quality+ #repair-
{师傅装得好|安装没话说}，{可惜|但}<problem> #repair+
{客服态度可以|客服挺客气}，{但事情|就是}{推进太慢|办不成} #attitude+ #resolution-
{机器还行|用着还可以}，{买完一周降一百五|不给保价} #price-

[labelled.good]
外形外观：{大气|白色耐看|放着不突兀} ⏎ {静音效果|噪音大小}：<goods.praise> ⏎ 送货安装：<install.work> #quality+ #repair+
{产品特色|使用感受}：<goods.praise> ⏎ {安装|送货安装}：<install.manner>，<install.work> ⏎ 其他：{价格也合适|没有乱收费|暂无} #quality+ #repair+
[labelled.bad]
外形外观：{还行|没细看} ⏎ 使用效果：<problem> ⏎ 送货安装：<install.rough> #quality- #repair-
{产品特色|使用感受}：<problem> ⏎ 售后：<repair.bad.how> #repair-

[brief.good]
{师傅|安装师傅}{人好|专业|麻利}，{机器|<product>}{也好用|没毛病} #repair+ #quality+
<product>{不错|挺好}，{送装一体省心|装得也快} #quality+ #repair+
{售后|维修}{给力|反应快}，{一个电话就来|说来就来} #repair+ #responsiveness+
{静音|省电}，{老妈|家里人}{很喜欢|直夸} #quality+
{送货上楼|包安装}，{省事|好评} #delivery+
[brief.bad]
{安装|师傅}{乱收费|各种加钱}，{坑|小心} #repair- #invoice-
{修了|报修}{三次|半个月}{没修好|没人来}，{垃圾|无语} #repair-
<product>{噪音大|不好用|才用就坏}，{售后装死|没人管} #quality- #resolution-
{装得歪歪扭扭|安装敷衍}，{差|不想说了} #repair-
[brief.mixed]
机器{可以|还行}，安装{一般|拖拉} #quality0 #repair-
{能用|凑合用}，{没宣传的那么静音|略吵} #quality0

[single.good]
给乡下爷爷奶奶装的空调，村里路窄货车进不去，两个师傅借了辆三轮，一个推一个扶，走了快一里地。装完奶奶要塞钱，师傅跑得比谁都快，最后拿了两根黄瓜走的。客服后来还打电话问老人会不会用遥控器，教了三遍。我在外地看着监控，真心说一句：谢谢你们。 #attitude+ #repair+ #delivery+
买之前把五家的客服都问了一遍同一个问题：阳台没有下水能不能装。四家说能，只有这家说“不建议，除非先改水路”，还画了个草图给我。就冲这个实诚劲儿，改完水路回来买的。 #expertise+
说个细节：师傅看我抱着孩子不方便，自己把旧机器拆了搬下楼，回来还把我家门口的鞋摆整齐了。我老公说这种人干什么都能干好。 #attitude+ #repair+
老房子电线细，客服怕我烧线，让我先拍电表箱照片发过去，看完才让下单。做生意能替人想到这一步，服气。 #expertise+ #attitude+
去年买的，今年搬家要移机，打电话问了一嘴，没想到给我约了原来那位师傅，只收了个工时费，比小区贴广告的便宜一半还多。 #repair+ #price+
我爸七十三，一个人在老家，报修不会用手机，客服就打座机跟他讲了二十多分钟方言……我听录音差点掉眼泪。谢谢。 #attitude+ #expertise+
东西送错楼栋，师傅打电话道歉，自己一个人又扛过来。错是错了，可这态度让人发不出火，五星。 #delivery0 #attitude+
[single.bad]
我尽量客观说。机器上上个月报修，第一个师傅说缺氟，收了两百；三天后又不行，第二个师傅说根本不缺氟是传感器，又要三百；我问上次的两百算什么，他说“那是上个师傅收的”。打客服，客服说两位都是合作网点，让我自己和网点谈。网点电话是空号。到今天四十一天，机器还是个摆设。 #repair- #resolution- #invoice-
装机师傅把我家燃气管碰松了，走了之后我闻到味儿才发现，自己关的阀。打电话过去，对方第一句话是“您有证据吗”。我不要赔偿，我就想问，出了人命你们也先要证据？ #repair- #attitude- #resolution-
说一下经过：3号报修，4号来人说主板坏，等件；12号来电话说件到了，13号师傅来说发错件；20号再来，装上还是不行。21号客服打电话让我给满意度打十分。我…… #repair- #resolution-
打12315之前，说我人为损坏；打12315之后，说可以免费换。你们自己品。 #resolution-
客服一口一个"亲"，问她国标是几级能效，她给我发了个玫瑰花。 #expertise-
安装费页面写0元，师傅报价680，我说不装了，他说上门费50。站那儿不走，孩子都吓哭了，最后给了50。 #invoice- #attitude-
[single.mixed]
机器给四星，制冷快，颜值高；安装给两星，约的上午下午才到，还把窗台瓷砖磕了个角，师傅倒是认，赔了一百。平均一下三星，公平吧。 #quality+ #repair-
`;
