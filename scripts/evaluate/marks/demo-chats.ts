/**
 * Chats of the demo as `generateDemo({ seed: 1, now: 2026-07-01 })` tells them, the first 34 in the order of SHA-256 of
 * `marks-demo:<id>` but those of `tests/helpers/demo-transcripts.ts`; written out so that labels stay true when its grammar
 * changes, and labelled turn by turn before any detector saw them. The form is that of authored-zh.ts.
 */
export const DEMO_ZH = String.raw`
== ch-0180
A: 喂
C: 你好，我订了房想问下能不能早点入住
A: 短信里都写了，自己看
C: 短信里没有这一条，所以才打电话
A: 那就是没有，听懂没？
C: 我就问一句
A: 我什么态度，爱住不住
C+E: 你工号多少，再不处理我就投诉到消协
A: 随便你，就这样
== ch-0071
B: 您好，我是智能助手小果，您可以直接描述问题
C: 报修
C: 小冰箱，刚用二十天冷冻室就不结冰了，急
A: 您好呀，客服小蒋为您服务，有什么能帮到您的？
A: 特别理解您的心情，换成我也会着急
A: 我调了个近的师傅，您在家吗？
C: 在
A+P: 好的，三点前到，配件人工都免费。修完我给您打个回访
C: 这么快，谢谢
A: 应该的，祝您周末愉快~
C: 师傅走了，换了个小零件，靠谱
A: 谢谢您的耐心等待，祝您生活愉快，感谢来电
== ch-0044
C+E: 转人工
S: 正在为您转接人工客服，当前排队3人
C: 报案一个多月了，没人理我，骑车摔了，什么时候给钱
A: 在的亲，什么事您说~
A+P: 特别理解您的心情，您先别着急。稍等哈，我问下同事
A: 查到您还缺一份材料，麻烦补传一下
C: 上次说缺发票，一次说一样
A: 对不起，这个是我们的问题，我完全理解您
C: 别道歉了，天天已加急，催哪去了
A+P: 已为您加急，三个工作日内理赔专员与您联系，感谢您的耐心等待
C+E: 这话听三遍了，今天没结果我打12315
A: 您的心情非常理解，请问还有其他可以帮您的吗
S: 会话已结束，欢迎评价
== ch-0120
C: 送来的不是我点的
A: 哎呀非常抱歉让您久等了，您拍个照我看看
C: [图片]
A: 看到了，漏装了。给您马上重做一份送过去？
C: 补送吧，快点哈
A: 好了，给您办完了，另外送您一份酸梅汤，下次来用
C: 这，不至于不至于，可以，那我等着
A: 不客气，祝您生活愉快~
== ch-0143
C+E: 转人工
C: 我蓝牙耳机退回去小十天了，签收也签收了，退款什么时候到？
A: 亲，您好，很高兴为您服务，有什么能帮到您的？
A+P: 稍等哈，正在核实
A: 看到了，货已入库，目前在走流程，请您耐心等待
C: 你同事三天前也这么说，你们到底管不管？
A+P: 这边再给您加急，预计1-3个工作日到账
C: 上次也说24小时，一个电话没接到
A: 亲亲，客服这边没有退款权限
C+E: 叫你们主管来，跟你说没用
== ch-0210
C: 晚霜早晚都能用吗？
A: 可以的亲，取黄豆大小，轻拍到吸收就好
C: 明白了谢谢
A+S: 应该的~对了亲，麻烦给个全五星，好评截图领5元无门槛红包
C: 哦？怎么领
A+S: 截图加支付宝收款码发我，马上给您转
== ch-0079
C: 有四个烂的[图片]
A: 收到，给您按个数赔，已经退了，查收
C: 秒退啊，谢谢
A: 路上天热没护好，先吃软的，味道怎么样？
C: 甜，回购
A: 那就好~祝您生活愉快，感谢来电
== ch-0220
C: 少了一份牛肉锅贴
A+P: 啊非常抱歉让您久等了，我马上问后厨
C: [图片]
A: 是我们装错了。给您马上重做一份送过去？
C: 补送吧，多久
A: 已经处理了，老板说给您免这单
C: 哈哈，太客气，嗯嗯，谢谢
A: 不客气，祝您生活愉快~
== ch-0068
C: 我妈的老花镜落房间了，1206
A: 您好，这里是人工客服，请讲
A+P: 稍等哈，我问下同事
A: 找到了，在床头柜，顺丰到付还是我们出？我们出吧
C: 太好了，地址还是订单那个
A+P: 今天下午就寄，明天能到
C: 好的，麻烦了
A: 祝您生活愉快，感谢来电
== ch-0177
C: 快递盒压瘪了，是不是漏了点
A: 实在抱歉让您久等了，给您补偿15元可以吗
C: 可以
A+S: 那麻烦您给五星好评带图，评完截图发我就打款，千万别给中差评哈
C: ……先评再给？
A+S: 公司规定要先看到五星，理解一下小客服
C: 好吧
== ch-0160
B: 您好，我是智能助手小晴，您可以直接描述问题
C: 变频空调，外机嗡嗡震得窗户响，家里有小孩
A: 您好呀，很高兴为您服务，请问有什么可以帮您？
A+P: 您别生气，我帮您看
A: 我调了个近的师傅，您在家吗？
C: 在
A+P: 已派单，在保不收费。修完我给您打个回访
C: 这么快，省心
A: 应该的，祝您生活愉快~
C: 师傅走了，换了个小零件，师傅也很好
A: 谢谢您的理解，祝您生活愉快，感谢来电
== ch-0053
C: 约的上午装嵌入式洗碗机，现在四点了？
A: 您好呀，很高兴为您服务，请问有什么可以帮您？
C: 没人接，我请了一天假
A+P: 稍等哈，正在核实
C: ……
A: 网点说师傅在上一家耽误了，给您改约后天？
C: 这是第三次改了！别跟我来这套，给个准话
A+P: 实在抱歉给您添麻烦了，给您备注第一单
C+E: 今天没结果我打12315
A+P: 我把您的情况报给主管了，两小时内给您回电
== ch-0198
C: 收到了，里面那个卡片是什么意思？
A+S: 亲，老客户福利，五星带三张图，再写够十五个字，截图发我，返您8元哦
C: 怎么返？
A+S: 支付宝转您，评完截图就发，别写返现两个字哈，平台会屏蔽
C: 行，用两天再评可以吗
A+S: 今天评的话多给两块
== ch-0069
B: 您好，我是智能助手小可，请选择问题类型：1 物流 2 退款 3 售后 4 人工
C+E: 找人工，机器人别回了
C: 我智能手表退回去四天了，你们仓库都签收了，退款什么时候到？
A: 您好，这里是人工客服，您说
C: 你往上翻
A+P: 麻烦稍等一两分钟，正在核实
A+P: 查到了，货已入库，目前在走流程，这边帮您催一下
C: 你同事三天前也这么说，每次都是催催催，有用吗
A+P: 您先消消气，我帮您看
A+P: 这边再备注加急，预计1-3个工作日到账
C: 又是1到3天，结果呢
A: 亲亲，客服这边没有退款权限
C+E: 再不处理我找媒体曝光
== ch-0164
C: 都超时四十分钟了，我的鸭血粉丝呢
B: 您的订单正在配送中，请耐心等待~
A: 在的，正在路上哈
C: 他停在一个路口二十分钟了
A+P: 我帮您催
C: 刚才那位也说催
A: 今天下雨，请您理解
C: 不要了，退钱，午休都过了
A+P: 已出餐退不了哦，给您申请三元红包
C+E: 打发要饭的呢，我已经录屏了，发到网上让大家看看
== ch-0119
B: 您好，我是智能助手小果，请选择问题类型：1 物流 2 退款 3 售后 4 人工
C: 退货
C: 在吗，插头跟客服说的对不上，想退
A: 您好，这里是人工客服，请讲
A: 没问题，方便的话拍张照片我看看就行
C: 发了，够清楚吗
A: 对不起亲，这个是我们的问题。退货申请通过了，取件码发您短信了
C: 钱多久到？
A+P: 取走当天系统自动退，最晚后天中午，我给您盯着
C: 好，那我等着
A: 不客气，祝您生活愉快~
== ch-0003
A: 喂
C: 你好，我订了房想问下能不能早点入住
A: 短信里都写了，自己看
C: 短信里没有这一条，想确认一下
A: 两点，两点，两点，听懂没？
C: 我就问一句
A: 我一天接几百个电话，爱住不住
C+E: 你工号多少，今天没结果我就投诉到消协
A: 随便你，就这样
S: 通话已结束
== ch-0204
B: 您好，请输入保单后四位
C: 报案一个多月了，没人理我，路边被刮，到底赔不赔
A: 在呢亲，您请讲~
A+P: 您先消消气，我这边马上查。麻烦稍等一两分钟，我问下同事
A: 查到您还缺一份材料，补齐后七个工作日出结果
C: 上次说缺发票，为什么不一次说完
A+P: 实在抱歉给您添麻烦了，您的建议我们会反馈
C: 别道歉了，我不想听这些，就说哪天
A+P: 已为您加急，三个工作日内理赔专员与您联系，感谢您的耐心等待
C+E: 这话听三遍了，聊天记录我都存着，法院见
A: 再次致歉，祝您生活愉快
S: 会话已结束，点击可对本次服务打分
== ch-0179
C: 都十来天了，还在中转，怎么回事
A: 在的，系统显示运输中，请耐心等待哦
C: 我等得还不够久？
A: 受天气影响，中转站积压，您可以打一下快递电话
C: 快递让我找你们，你们让我找快递，我找谁？
C: 别跟我来这套，就说哪天
A+P: 已帮您登记催件，48小时内有反馈
C: 懒得说了，收到直接退
== ch-0191
C: 坏了三个[图片]
A: 收到，算您五个的钱，已经退了，您看一下
C: 这么快，谢谢
A: 应该的，剩下的放冰箱，甜不甜？
C: 甜，回购
A: 那就好~应该的，祝您周末愉快~
`;

export const DEMO_EN = String.raw`
== ch-0006
C: Biscuit got into the chocolate drawer. How do I claim?
A: Oh no, is Biscuit all right?
C: Sleepy but ok.
A: Glad to hear it. Just the itemised bill and the vet notes, upload in the app.
C: That's it? When would it be paid?
A+P: You'll have a decision by Thursday, I'll ring you if anything's missing.
C: Perfect, cheers.
A: Hope Biscuit feels better soon. Thank you, take care.
S: How did we do today? 1 (poor) - 5 (great).
== ch-0043
C: Luna needed a tooth out. First claim, no idea what to do?
A: Oh no, is Luna all right?
C: Sleepy but ok
A: Good. Two things: invoice and discharge summary, upload in the app.
C: That's it? When would it be paid?
A+P: You'll have a decision by Thursday, I'll ring you if anything's missing.
C: Great, thank you
A: Give Luna a cuddle from us. You're welcome! Enjoy the rest of your week.
S: How did we do today? 1 (poor) - 5 (great).
== ch-0217
C: Hi, got my daily spf today. What's the card in the box?
A+S: Hello! It's a little promo: post a five star review, show me here and you get a $10 gift card.
C: Really? Any review?
A+S: Only 5-star ones count and please don't mention the gift card.
C: Ok will do.
== ch-0195
C: Hi, got my face serum this morning. What's the card in the box?
A+S: Hello! That's our VIP thank-you: leave 5 stars with a photo, send me the screenshot and you get a $10 gift card.
C: Oh nice Any review?
A+S: It needs to be five stars I'm afraid and please don't mention the gift card.
C: Ok will do
== ch-0138
B: Hello! I'm Ember, your virtual assistant. Tell me in a few words what you need.
C+E: Can I speak to someone
C: My repair was rejected. The stylus lags, strokes go missing. It has a two year warranty
A: Hi there, thanks for waiting. How can I help?
A+P: Can you hold a moment? I'll check with the team.
A: The report says liquid ingress, which isn't covered.
C: There isn't a mark on it. Can I see the photos.
A: Those are internal.
C: This is ridiculous
A: We can offer 10% off a new one.
C+E: You're joking. I'm going to trading standards, I mean it.
A: The decision is final, sorry.
== ch-0223
C: I left a grey coat in room 212.
A: Hi, you're through to Keisha. What can I do for you?
A: One moment, let me pull up the order.
A: Found it, safe at the desk. Want us to mail it? On us?
C: Yes please.
A+P: Going out this afternoon, should be with you by the weekend.
C: Lovely, thanks for sorting.
A: You're welcome! Have a good evening.
== ch-0169
C: Won't charge already. Help?
A: Hi, you're through to Priya. What can I do for you today?
A: I do apologise for this. Which model is it? Is it on the latest update?
C: I think so, bought in the spring
A: Right, hold the power button for fifteen seconds, then tell me what lights you see.
C: Doing it now.
C: Oh! It works. Magic.
A: Great. I've put a note on file so next time we skip straight to a swap.
C: Ok thanks
A: Thank you, take care.
== ch-0015
C: My deposit is still on my card. Checked out five days ago.
A: Hello, banks take a while.
C: Bank says you never released it
A+P: Give me two minutes? Looking into it.
A: I can see a note about "room damage".
C: Nobody mentioned damage? Where is that in writing?
A+P: Accounts will email you within 3 working days.
C+E: I'm going to trading standards, and leaving a review everywhere.
== ch-0168
C: Is the daily spf ok for rosacea?
A: Good afternoon, thanks for waiting. How can I help?
A: Short answer, yes but not the same night. Any broken skin?
C: Just a gentle cleanser.
A: Then start twice a week, honestly the cheaper one does the same.
C: Love the honesty.
A: My pleasure! Enjoy the rest of your week.
== ch-0092
C: Bought this Monday, it dropped by £30. Price match?
A: Hi there, thanks for contacting us. How can I help?
A: Sale prices are excluded, though I can put in a request.
C: Please do.
A+P: I've submitted it, the pricing team will reply by Thursday.
C: Great, thank you.
== ch-0126
C: Claim rejected. Tilly needed a tooth out. How is that pre-existing
A: Hi, this is Nina. How can I help today?
A: That must be really annoying. One moment, let me pull up the order.
A: Notes from 2 years ago mention a limp, which counts as pre-existing.
C: That was the other leg. I've sent a letter from the vet.
A: I don't see it on file.
C: That's what the last person said. So when exactly?
A: I've logged an appeal for you.
C+E: If this isn't fixed I'm going to the regulator
== ch-0209
C: Wrong order again. Ordered ramen.
A: Hi, can you send a picture?
C: Two salads and a coke.
A: The kitchen says it left correct.
C: So what now. Fix it please.
A: A $3 credit has been added.
C+E: There won't be a next order. I'm going to trading standards, I mean it
A: That's the maximum I can do.
== ch-0072
C: Flight got cancelled, we can't make tonight. I realise it's last minute
A: Good afternoon, thanks for contacting us. How can I help?
A: Health comes first. Bear with me, let me pull up the order.
A+P: I've spoken to the manager: full refund, no fee.
C: Really? Didn't expect that.
A+P: Hope she's better soon. We'll keep a quiet room for you.
C: Ok thanks
== ch-0051
C: Hums like a generator, kitchen is unusable after ten.
A: Hello, you're through to Elaine. How can I help?
A: Apologies for the trouble. Are you home this afternoon? It's all under warranty.
C: I can be
A+P: Done. He's called Ray, he'll ring ahead. If it can't be fixed we swap it.
C: Amazing
A: My pleasure! Enjoy the rest of your week.
S: How did we do today? 1 (poor) - 5 (great).
`;
