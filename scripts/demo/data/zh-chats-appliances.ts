/** Chinese chat scripts about fitting and repair; the form is that of zh-chats-shops.ts. */
export const zhChatsAppliances = String.raw`
== install-noshow | appliances | bad | warranty_repair
C: {说好|约的}上午装<product>，{现在四点了|人呢}？
A: <hi>
C: {师傅电话打不通|没人接}，{我请了一天假|家里一直留人}
A: <wait>
?C: {……|快点}
A: {师傅今天排满了|网点说师傅在上一家耽误了}，{改明天可以吗|给您改约后天}？
C: {这是第三次改了|上次你们也这么说}！<angry>
A: <sorry>，{我帮您加急|给您备注第一单}
C: <threat>
A: {我把您的情况报给主管了|已升级投诉}，{两小时内给您回电|今晚八点前主管联系您}
?C: {等着|信你最后一次}

== install-fee | appliances | bad | payment_invoice
C: {师傅|安装的}上门{张口要三百六|说要加四百}，{你们不是免费安装吗|页面0元安装呢}？
A: {亲|您好}，{基础安装免费|免费的是人工}，{辅料按标准收费|支架和管子另算}的
C: {页面没写|哪儿写了}？{给我收费标准看看|发我看看}
A: {详情页最下方有|小字说明里有}哦
C: {字比蚂蚁还小|这不是坑人吗}
A: {每家都是这样的亲|行业都这样}
C: {师傅还不给发票|只收现金是几个意思}？
A: {这个需要您和师傅协商|这个我们管不到}
C: <threat>
?S: <rate>

== install-booked | appliances | good | warranty_repair
C: <product>{到了|刚送到}，{什么时候装|怎么约安装}？
A: <hi>
A: {明天上午九点到十一点可以吗|您看周六上午行吗}？{师傅提前半小时打电话|我选了离您最近的师傅}
C: {收费吗|要加钱吗}？
A: {人工全免|不收人工}，{要是用加长管才收，一米四十|如果要打孔提前告诉您价格}，{不经您同意不会收|有票}
C: {清楚|明白了}，{就明天|那就这个时间}
A: {约好了|已派单}，{师傅姓高|师傅电话已发短信}，{超过十一点没到您找我|迟到我给您赔五十}
C: <okay>
A: <bye>

== repair-quick | appliances | good | warranty_repair
?B: <bot>
?C: 报修
C: <product>，<problem>，{急|家里有小孩}
A: <hi>
A: <empathy>
A: {今天下午三点有师傅|我调了个近的师傅}，{您在家吗|给您插个队}？
C: {在|一直在}
A: {好的，三点前到|已派单}，{在保不收费|配件人工都免费}。{修不好直接换新|修完我给您打个回访}
C: {这么快|可以可以}，{谢谢|省心}
A: <bye>
C: {刚修完|师傅走了}，{好了|换了个小零件}，{靠谱|师傅也很好}
A: <thanks>，<bye>

== repair-parts | appliances | bad | warranty_repair
C: {报修<days>了|上次来看过就没信了}，<problem>，{配件呢|到底修不修}
A: <hi>
A: <wait>
A: {配件总部缺货|这个型号的板子在调货}，{到货会通知您|具体时间不好说}
C: {再等保修都过期了|家里天天凑合}，{你给个日子|一周还是一个月}？
A: {这个我们没法承诺|系统没有显示}呢
C: {保修期内修不了就换|三包规定你们知道吗}
A: {换机要厂家鉴定|鉴定得师傅出单}，{师傅说能修|能修就不能换}哦
C: <angry>
?A: <sorry>，{我再帮您催|给您反馈上去}
?C: <threat>
`;
