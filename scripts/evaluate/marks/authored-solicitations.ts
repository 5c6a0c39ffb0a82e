/**
 * More solicitations, which public chats do not hold: of some 300 agents' turns there that speak of reviews, stars or
 * surveys none asks for a good one. Labelled by their writer before any detector saw them (two promises among
 * them only when a detector pointed to them); the form is that of authored-zh.ts.
 */
export const SOLICITATIONS_ZH = String.raw`
== noodle-comment
C: 面收到了，味道可以
A+S: 亲喜欢的话帮忙去评论区美言几句呀，下次来我给您多加个卤蛋
C: 哈哈行
== tyre-phone
C: 装好了，谢谢
A+PS: 客气，回头400会打电话回访，您就说十分满意就行
C: 好
== lamp-delete
C: 我评论里说的是实话，灯罩就是歪的
A+S: 理解的，您看这样，您把那条删了，我这边全额退您，灯也不用寄回
C: 那我想想
== bag-append
C: 包挺好看的
A+S: 那追评里夸一夸吧姐妹，追评带图抽免单哦
== tea-star-refund
C: 茶杯磕了个口子
A+S: 给您退二十成吗，就是麻烦您手下留情，别打低分，对小店影响太大了
C: 行吧
== nurse-plaque
C: 问题都弄明白了
A+S: 那待会儿弹出来的评价帮我点最右边那个笑脸哈，月底考核差几个
== group-task
C: 这群里发的任务是什么
A+S: 就是先下单，收货后按模板写评价，本金和佣金一起退您
C: 不了
== photo-template
C: 好评要怎么写
A+S: 我发您一段文字，您复制粘贴上去就成，配的图也给您备好了
== paid-change
C: 一星我是不会改的
A+S: 哥，改成五星我微信发您五十，这个月就您这一条差的
C+E: 你再骚扰我我就打12315了
== next-coupon
C: 收到
A+S: 记得回来给咱家打个满分哟，打完下单立减八元
== just-rate
C: 没别的事了
A: 好的，稍后请您为本次服务打个分，一分到五分都可以，您的意见我们会看
== returned-cash
C: 返的钱到了吗
A: 您那笔保价的差价九元已经返到原支付账户了
== no-card
C: 你们怎么没有好评卡
A: 我们店不做这个的，写不写评价都随您
== bad-news-review
C: 我准备给你们差评
A: 您的感受我能理解，评价是您的权利，问题我这边继续给您处理
== star-product
C: 五星的那款还有货吗
A: 有的，五星款是加厚的，今天下单有赠品袜子一双
== score-hotel
C: 你们酒店评分多少
A: 平台上4.8，欢迎您看看住客的真实点评
== points-order
C: 这单能得多少积分
A: 实付一元一积分，确认收货后自动到账
`;

export const SOLICITATIONS_EN = String.raw`
== blender-stars
C: works a treat now
A+S: So pleased! Pop us a quick five on the app, would you? Keeps the boss happy
C: sure
== vet-survey
C: thanks, all clear
A+S: Wonderful. When the text comes through, a 10 is the only score that counts for us, so fingers crossed!
== mug-remove
C: I stand by what I wrote, the handle came off
A+S: Totally fair, but if that post could disappear I'd happily send a whole new set on the house
C: hmm
== rug-photos
C: rug looks nice in the hall
A+S: Love to hear it. Post a picture with some nice words on our page and your next order ships free
== trial-free
C: how do I get it for nothing
A+S: Order as normal, rate it five after delivery, and we reimburse the full price by PayPal
C: no thanks
== copy-text
C: what should I put in the review
A+S: Just copy this: "Best headphones ever, super fast delivery". All five stars please, then ping me
== low-bonus
C: I gave four because of the box
A+S: Any chance of bumping it up to five? Fours take away our bonus I'm afraid
C: no
== google-mention
C: you sorted that quickly
A+S: Aw thank you! Would be amazing if you mentioned that on Google, maybe my name too, I'm Tess
== neutral-rate
C: that's all
A: Great. You'll be asked to rate this chat in a moment, say whatever you feel
== refund-points
C: where are my points
A: Your 200 points were credited this morning, they show under rewards
== review-claim
C: any news
A+P: The adjuster will review your claim and give you a call
== thanks-stars
C: gave you five stars on the site
A: That's so kind of you, thank you for taking the time
== no-trade
C: will you refund me if I take my review down
A: No, the two have nothing to do with each other. Your refund depends on the return alone
== star-hotel
C: is it a 4 star place
A: It's four stars with a spa, and there's a free breakfast for members
== rate-exchange
C: what rate do you give for euros
A: Today's rate is 1.08, good until midnight
`;
