/**
 * Chinese chat scripts of shops that send parcels.
 * `== name | categories | outcome | topic` opens a script; a turn is `C:` customer, `A:` agent, `B:` bot,
 * `S:` system; `?` before it means that only some chats have it.
 */
export const zhChatsShops = String.raw`
== refund-stalled | appliances,cosmetics,electronics | bad | returns_refunds
?B: <bot>
?C: <human>
?S: <switch>
C: {我|}<product>退回去<days>了，{签收也签收了|你们仓库都签收了}，{钱呢|退款什么时候到}？
A: <hi>
?C: {上面不是说了吗|你往上翻}
A: <wait>
A: {查到了|看到了}，{货已入库|仓库已收}，{退款在财务审核中|目前在走流程}，{请您耐心等待|这边帮您催一下}
C: {上周就说在审核|你同事三天前也这么说}，<angry>
?A: <empathy>
A: {已经|这边再}{给您加急|备注加急}，{预计1-3个工作日到账|会有专员24小时内联系您}
C: {上次也说24小时|又是1到3天}，{一个电话没接到|结果呢}
A: {真的很抱歉亲|亲亲}，{客服这边没有退款权限|只能帮您反馈}
C: <threat>
?A: {好的，您的诉求已记录|已为您升级处理}，{请保持电话畅通|会有同事跟进}
?S: <rate>

== refund-smooth | appliances,cosmetics,electronics | good | returns_refunds
?B: <bot>
?C: {退货|怎么退货}
C: {你好|在吗}，<why.return>，{想退|能退吗}
A: <hi>
A: {可以的|没问题}，{方便的话拍张照片|麻烦发张图}{我看看|留个底}就行
C: {[图片]|发了}{，够清楚吗|}
A: <sorry>。{我已经给您点了同意|退货申请通过了}，{明天上午快递上门取，运费我们出|取件码发您短信了}
C: {钱多久到|退款要几天}？
A: {快递一揽收就退|取走当天系统自动退}，{原路返回|最晚后天中午}，{没到您直接找我，工号{1|2}0{3|6}8|我给您盯着}
C: <okay>
A: <bye>
?S: <rate>

== parcel-late | appliances,cosmetics,electronics,fruit | bad | delivery
?B: <bot>
?C: {快递|物流}怎么不动了
C: {下单<days>了|都<days>了}，{还没收到|还在中转}，{怎么回事|什么情况啊}
A: {您好|在的}，{物流显示在途|系统显示运输中}，{请耐心等待|一般3-5天}哦
C: {耐心多少天了|我等得还不够久？}
A: {最近单量大|受天气影响}，{快递那边有点慢|中转站积压}，{建议您联系快递公司|您可以打一下快递电话}
C: 快递让我找你们，你们让我找快递，{我找谁|绕圈呢}？
?A: <sorry>
C: <angry>
A: {已帮您登记催件|给您提交了工单}，{48小时内有反馈|会有人联系您}
?C: {算了|懒得说了}，{收到直接退|以后不买了}

== parcel-found | appliances,cosmetics,electronics,fruit | good | delivery
C: 显示签收了，{可我没拿到啊|我没收到}
A: <hi>
A: <wait>
?C: {嗯|好}
A: {我打给了派件员|刚联系上快递小哥}，{说是放在3号楼门卫那里|是放到南门菜鸟驿站了}，{没给您打电话是他不对|他忘了发短信}
C: {下次能不能说一声|吓我一跳}，{还以为丢了|我都准备报丢了}
A: <sorry>，{我已备注以后必须电话联系|给您的地址加了"送货上门"备注}
C: {拿到了|找到了}，<okay>
A: <bye>

== fault-guided | appliances,electronics | good | expertise
C: {你好|在吗在吗}
A: <hi>
C: <product>，<problem>
A: <sorry>，{您方便录个小视频吗|能拍下铭牌上的型号吗}，{我判断一下|我好查是哪一批}
C: {[视频]|[图片]发过去了}
A: {收到|看到了}。{这个多半是设置的问题|像是出厂参数没写进去}，{您先断电五分钟|长按电源键十秒}，{再开机看看|再试一次}
C: {我试试|等下}
C: {哎|咦}，{好了好了|真好了}！{太神了|没想到这么简单}
A: {好的|太好了}，{后面再有就给您换新|一周内如果再犯，我直接给您安排换机}，{保修从今天算|这通记录我留着}
C: {谢谢|太谢谢了}，{很专业|你比说明书强}
A: <bye>
?S: <rate>

== presale | appliances,cosmetics,electronics | good | expertise
?B: <bot>
?C: <human>
C: {想买|看中了}你家<product>，{不知道适不适合我|哪款合适}？
A: <hi>
A: {请问您主要是什么场合用|预算大概多少呢}？{家里几口人|之前用的什么}？
C: {就两个人|一般情况}，{预算两三百|不想太贵}，{够用就好|别太复杂}
A: 那{不用上顶配|基础款就够}，{贵的那款多出来的功能您用不上|省下的钱不如留着}
C: {哈哈|哟}{实在|良心}。{保修多久|不合适能退吗}？
A: {整机一年|质保一年}，{七天内没拆封随便退|不合适七天内找我}
C: <okay>
A: <bye>

== price-drop | appliances,cosmetics,electronics | open | price
C: {前天|上周}刚买，今天{便宜了八十|降了一百二}，{能退差价吗|保价吗}？
A: <hi>
C: {看问题啊|上面写了}
A: {亲|您好}，{活动价不参与保价|优惠券部分不支持补差}哦
C: {页面写的30天保价|当时客服说能保}
A: <wait>
A: {这边帮您申请一下|我给您提交差价申请}，{结果会短信通知您|两个工作日内回复}
C: <okay>

== gift-missing | cosmetics,electronics | good | order_accuracy
C: {赠品没有|少发了赠品}，{页面写着送的|订单里也有}
A: <hi>
A: <wait>
A: {确实漏了|仓库漏放了}，<sorry>，{今天给您补发|马上补寄}，{顺丰单号晚点发您|多给您放两片小样}
C: {好|行}，{别又漏了|哈哈可以}
A: {不会|一定}，{我亲自跟仓库说|我盯着}。<bye>
`;
