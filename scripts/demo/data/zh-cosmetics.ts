/** Chinese reviews of skin care and make-up. */
export const zhCosmetics = String.raw`
[product/cream]
{面霜|保湿霜|晚霜}
[product/serum]
{精华|精华液|小样装精华}
[product/lipstick]
{口红|唇釉|这支口红}
[product/sunscreen]
{防晒|防晒霜|防晒乳}

[problem/cream]
{抹上|用了}{第二天|三天}脸上{起小疹子|又红又痒} #quality-
{质地|膏体}{发酸|油水分离}，{一股怪味|颜色也发黄} #quality-
[problem/serum]
{滴管|泵头}{吸不上来|是坏的}，{倒着用才出来|得拧开盖子倒} #quality-
{搓泥|黏糊糊的}，{后面什么都上不了|根本不吸收} #quality-
[problem/lipstick]
{膏体|口红芯}{一转就断|歪的}，{盖子里全是|没法用} #quality-
{拔干|卡纹}{得厉害|到脱皮}，{吃个饭全没了|沾杯沾得一塌糊涂} #quality-
[problem/sunscreen]
{假白|抹上像刷墙}，{出汗一道一道的|还熏眼睛} #quality-
{闷痘|第二天爆了三颗}，{晒了一天照样黑|防了个寂寞} #quality-

[why.return]
{过敏|用完脸红}了想退
{色号|实物颜色}{跟图片差太多|和试色图完全不是一个色} #description-
{保质期|生产日期}只剩{两个月|不到三个月} #fake-
{打开|收到}瓶口{没有封膜|像被人用过} #fake-

[goods.good]
<product><goods.praise>，{会空瓶|能用到底的类型} #quality+
{敏感肌|混油皮|大干皮}{亲测|表示}{没翻车|能用}，<goods.praise> #quality+
<goods.praise>，{味道也淡淡的|没有刺鼻香精味} #quality+
[goods.praise]
{吸收快|不黏}，{第二天脸软软的|上妆也服帖}
{保湿|滋润}{够用一整天|换季刚好}
{用了两周|空了半瓶}，{脸没那么干了|闭口少了一些}
{一点点就能推开|用量省}，{脖子都照顾到了|一瓶能用好久}
[goods.praise/lipstick]
{显白|颜色日常}，{素颜也能涂|同事都来问}
{不拔干|顺滑}，{薄涂厚涂都好看|一抿就匀}
{吃完饭还有颜色|不怎么沾杯}，{懒人福音|补一次就够}
[goods.praise/sunscreen]
{不假白|成膜快}，{夏天也不闷|不搓泥}
{像水一样|清爽}，{油皮也能用|后续上妆不打架}
{海边晒了一天|军训一周}{没黑|没红}，{可以信|比上一支强}

[contact.good]
{顾问|客服}{问了我的肤质|看了我发的照片}才{推荐|说用哪款}，{不乱推套装|还让我先试小样}，<contact.good.end> #expertise+ #attitude+
{用完有点泛红|第一次用不会搭配}，{客服|人家}{教我停用观察|一步步讲顺序}，{第二天还回访|很负责} #expertise+ #attitude+
[refund.good]
<why.return>，{发了照片|跟客服说了}{直接退全款|当场给退}，{货都没让寄回|还关心脸好了没} #refund+ #attitude+
[refund.bad]
{过敏|脸都肿了}想退，{要三甲医院证明|说拆了就不退}，{当初写的"过敏包退"呢|宣传页写得好听} #refund-

[fake.bad]
{跟专柜的|和我上一瓶}{味道不一样|质地都不同}，{瓶底喷码也模糊|扫码查无此物}，{怀疑是假的|问客服就说批次不同} #fake-
{标签|生产日期}{像后贴的|被刮过}，{谁敢往脸上抹|直接扔了} #fake-

[mixed]
<goods.praise>，{东西可以|产品没话说}，{就是|但}{快递太暴力，盒子都瘪了|客服回得太慢} #quality+
{味道好闻|质地喜欢}，{但|可惜}{包材劣质，盖子一拧就裂|量太少，两周见底} #quality0
{客服小姐姐很好|服务热情}，{但|就是}<problem> #attitude+
{赠品多|小样大方}，{正装|可惜正装}<problem> #order+

[remark.good]
{扫了码|查了批号}，{是正品|正品没错} #fake+

[brief.good]
<product>{好用|回购第二支|爱了}，{味道好闻|质地舒服} #quality+
{小样给得多|送了好多小样}，{开心|惊喜} #order+
<goods.praise> #quality+
{客服|小姐姐}{耐心|会推荐}，{不硬推|选对色号了} #attitude+ #expertise+
[brief.bad]
{烂脸|过敏|闷痘}，{还不给退|客服说正常现象} #quality- #refund-
{色差|颜色}{太大|不对}，{跟图不是一个东西|被图骗了} #description-
{少发小样|赠品没给}，{问就说送完了|没人理} #order-
{疑似假货|味道不对}，{不敢用|挂闲鱼都不敢} #fake-
[brief.mixed]
{一般|没什么感觉}，{不过敏就算赢|当护手霜用了} #quality0
{味道可以|包装好看}，{效果没看出来|不保湿} #quality0

[single.good]
给我妈买的，她嘴硬说浪费钱，结果用了一周自己偷偷问我链接。五十八岁的人了，笑死。 #quality+
色号纠结症晚期，客服小姐姐自己涂了三支拍给我看，自然光室内光都有，最后那支我一涂就是它。谢谢这位天使。 #attitude+ #expertise+
真心好用……客人送我的，上網找來補貨，寄到新竹也才一星期，包裝很用心，還附手寫卡片，謝謝店家。 #quality+ #delivery+ #packaging+
[single.bad]
用之前在耳后试了三天都没事，上脸第二天两颊红成一片，皮肤科说是接触性皮炎。我没想讹谁，只想把没用完的退了。客服先说要诊断书，给了；又说诊断书上没写他们家牌子，医生怎么可能写牌子？再问就是“亲，建议您停用呢”。 #quality- #refund- #resolution-
退货理由填了过敏，附了医院病历，审核回我四个字：图片模糊。我又去拍了一次，还是图片模糊。第三次我拿相机拍的，说超时了。 #refund- #resolution-
客服说我是因为"没有建立耐受"。我用精华，不是练铁砂掌。 #expertise- #quality-
[single.mixed]
霜是好霜，冬天离不开。但你们这个预售规则真的要一个会计来看，定金膨胀券和满减不能叠，付尾款那天我算了四十分钟。 #quality+ #price- #platform-
`;
