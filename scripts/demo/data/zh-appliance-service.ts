/** Chinese lines about fitting and repairing appliances, which carry most of the feeling in this trade. */
export const zhApplianceService = String.raw`
[install.good]
{师傅|安装师傅}{提前半小时打电话|约的九点八点五十就到了}，<install.manner>，<install.work> #repair+ #attitude+
{送货和安装|送装}是一起{来的|做的}，<install.work>，{没收一分钱|说不收费就真不收费} #repair+ #invoice+
{两个师傅|来了俩师傅}{抬上六楼|一口气搬上楼}{水都没喝一口|没抱怨一句}，<install.work> #repair+ #attitude+
{装之前|动手前}{先铺了垫子|先看了管道}，<install.work>，<install.manner> #repair+ #expertise+
{厨房位置不标准|墙是承重墙}，{别家都说装不了|我都准备退了}，{师傅量了半天想出办法|老师傅有经验}，{装得漂漂亮亮|严丝合缝} #repair+ #expertise+
{约|预约}安装{当天就排上了|次日就来}，<install.work> #repair+ #responsiveness+
[install.manner]
{进门自己套鞋套|鞋套自己带}
{话不多但手脚麻利|有问必答}
{很和气的一个大哥|说话客气}
{装完还陪我试了三遍|怎么清洗怎么保养都讲了}
[install.work]
{四十分钟|一个钟头}{装好|搞定}，{垃圾也带走了|地都扫干净了}
{管子走得横平竖直|打孔一点灰没落}
{水平尺量了又量|试机没问题才走}
{旧机器顺手给拆了|胶打得特别匀}

[install.bad]
{说|宣传}免费安装，{上门就|师傅一来就}<install.charge>，<install.charge.end> #repair- #invoice-
<install.late>，<install.late.end> #repair-
<install.rough>，{找售后|打电话说}{让我自己找师傅协商|说不归他们管} #repair- #resolution-
{师傅|安装的}{一进门就叼着烟|鞋套都不穿}，<install.rough>，{说他两句还不高兴|脸拉得老长} #repair- #attitude-
{师傅|来的人}{明显是新手|说明书都是现看的}，{装了三个小时还漏水|打了五个孔用了两个}，{又约第二个人来返工|最后我老公自己弄好的} #repair- #expertise-
[install.charge]
{支架八十、铜管一百二、高空费两百|要辅料费三百六}
{不买他的角阀和软管|不加钱换管}就不给装
{开口|张嘴}要{一百五|两百}{打孔费|改孔费}
[install.charge.end]
{微信收款，发票没有|只收现金不给票}
{加起来快赶上半台机器|比说好的多掏四百}
{打客服电话说属于"正常收费"|页面上一个字没提}
[install.late]
约{周六上午|早上九点}，{等到下午五点|等到天黑}{人没来电话也不接|才说改天}
{改期三次|一推再推}，{机器|东西}在{客厅|过道}{堆了|躺了}<days>
{货到了|送来}<days>{没人联系安装|安装的连影都没有}
[install.late.end]
{请了一天假白请|上班的人哪有那么多假}
{催单就回"已加急"|客服说师傅排满了}
{最后自己花钱找人装的|再打就说系统里没我的单}
[install.rough]
{墙上|新刷的白墙}{全是黑手印|磕掉一块皮}
{装歪了|一头高一头低}，{肉眼都看得出来|拿尺一量差两厘米}
{胶打得跟鼻涕一样|螺丝少拧两颗}
{走的时候一地碎砖灰|橱柜门给划了}

[repair.good]
<problem>，{报修|打了电话}{当天|第二天上午}师傅就{上门|来了}，<repair.good.how> #repair+ #responsiveness+
{用了两年|快过保}{出了点小毛病|有点异响}，{原以为要扯皮|本来没抱希望}，{结果|没想到}<repair.good.how> #repair+
<problem>，{客服|售后}{先视频指导|让拍了个视频}，{判断是小配件|说不用折腾}，{免费寄来一个|第二天配件就到}，{自己三分钟换好|一换就好} #repair+ #expertise+
<problem>，{师傅检查完|来看过}{直接给换新机|说是出厂问题}，{没让我多跑一趟|当场办换新} #repair+ #resolution+
[repair.good.how]
{换了个件|查出是主板}，{在保没收钱|一分没要}，{还留了电话|说再有问题直接打他}
{二十分钟修好|手到病除}，{顺便把滤网洗了|还教我怎么保养}
{师傅懂行|一听声音就知道哪坏了}，{不忽悠换件|只收了个上门费}
[repair.bad]
<problem>，<repair.bad.how> #repair-
<problem>，<repair.bad.how>，<repair.bad.end> #repair- #resolution-
{报修|修}了{三|四}次，{每次来都说修好了|每次换一个零件}，{第二天照旧|没撑过一个礼拜} #repair- #resolution-
{才过保修期|刚过保}{十天|一个月}<product>就{罢工|出故障}，{开口修理费六百|换块板子要八百}，{不如买新的|还说不保证修好} #repair- #price-
[repair.bad.how]
{报修<days>没人上门|约了三次放我三次鸽子}
{师傅拍两张照就走了|来了看一眼说"都这样"}，{说等配件|再没下文}
{配件要从总部调|说没配件}，{一等就是二十天|让我等通知}
{非说是我使用不当|赖我家电压不稳}，{在保也要收钱|保修卡成废纸}
[repair.bad.end]
{售后推厂家，厂家推售后|两边踢皮球}
{一家老小天天等着用|家里有老人小孩，拖不起}
{工单被自己关了，写"用户已解决"|投诉单莫名其妙结案}
`;
