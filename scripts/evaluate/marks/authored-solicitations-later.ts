/**
 * Solicitations and what resembles them, written and labelled before the rules were mended on authored-solicitations.ts
 * and demo-zh.ts, so that the mended rules are measured on turns that did not shape them. The form is that of authored-zh.ts.
 */
export const LATER_ZH = String.raw`
== cup-five
C: 杯子收到，颜色好看
A+S: 谢谢姐，有空给个五星呗，附两张图我给您下单备注送杯刷
C: 好呀
== massage-call
C: 师傅服务不错
A+S: 那总部抽查打给您的时候，帮忙讲句非常满意，感谢感谢
== clothes-withdraw
C: 评论我已经发出去了
A+S: 美女，撤回来行不行，衣服不用退，钱我照退给您
C: 我再看看
== stroller-bad
C: 轮子有点响
A+PS: 这就给您寄新轮子，咱别写不好的哈，小店经不起
== fruit-lottery
C: 橙子挺甜
A+S: 上传买家秀带上甜字，月底抽三位送整箱
== snack-words
C: 需要写什么吗
A+S: 写“回购第三次，全家爱吃”，字数够就能领两块
C: 我是第一次买诶
A+S: 没关系的，都这么写
== gym-dianping
C: 体验课还可以
A+S: 那大众点评上五星好评走一个，月卡给您再减一百
== wifi-installer
C: 网速正常了
A+S: 麻烦您微信里那个评价链接点开，全选五颗星，拜托
== toy-swap
C: 缺了个零件
A+S: 零件补您，您把两星那条改改，改好截图找我
== desk-thumb
C: 桌子装好了很稳
A+S: 有劳您动动手给个赞，好评对我们新店特别重要
== pet-card
C: 猫粮里的卡是干啥的
A+S: 扫码加我，晒五星，返五元，名额有限
== tv-nps
C: 可以看了
A+S: 待会儿有个问卷，从0到10请帮我选10，选9都算不及格的
== open-rate
C: 没问题了
A: 稍后有个满意度调查，按您的真实感受选就行
== gift-first-order
C: 有赠品吗
A: 首单送杯刷一个，随箱发出
== bad-review-seen
C: 我给了差评
A+P: 看到了，实在抱歉，轮子今天给您补寄
== review-missing
C: 我的评论怎么不见了
A: 平台审核一般要一天，过了就会显示
== star-fridge
C: 一级能效和五星能效有啥区别
A: 五星是海外的标法，和咱们一级差不多
== lottery-buy
C: 满减有抽奖吗
A: 有的，单笔满三百抽一次，付款后自动参加
== policy-bribe
C: 给你们好评能便宜点吗
A: 不好意思哈，价格都是系统定的，评价您随心写
== refund-receipt
C: 差评的那单退款到了吗
A: 到了，昨天退的三十六元
`;

export const LATER_EN = String.raw`
== jacket-five
C: fits great
A+S: Yay! Mind giving us a five on the site? There's a £5 voucher in it for you
== phone-survey
C: ok all done
A+S: One last thing, a survey is on its way. Anything below a nine goes down as a fail for me, so please be kind
== chair-rewrite
C: I posted that the leg was wobbly
A+S: We've shipped a new leg. Would you mind rewriting that so it reads a bit more positively?
== soap-photo
C: smells lovely
A+S: Share a pic and a sweet comment under the listing and we'll throw a free bar in next time
== cafe-yelp
C: brunch was good
A+S: If you're on Yelp, a glowing line or two from you would make our week
== lamp-pull
C: my review stays
A+S: I could refund the lot tonight, provided it's gone by then
== earbud-card
C: what is the QR code in the box
A+S: Scan it, give all five stars, upload the proof, and you'll get Amazon credit
== text-for-you
C: don't know what to say in the review
A+S: Happy to draft it! I'd go with "flawless service, ten out of ten", and pick the top rating
== hotel-tripadvisor
C: lovely stay
A+S: So glad! Guests who rate us excellent on Tripadvisor get a late checkout next time
== broker-google
C: thanks for the quick claim
A+S: My pleasure. It'd be brilliant to see you on our Google page with five stars, hint hint
== open-survey
C: bye
A: Bye! There may be a short survey, please tell us how we did, warts and all
== voucher-delay
C: it's two days late
A: I'm sorry about that. There's a £5 voucher in your account for the delay
== review-board
C: when do I hear
A+P: The medical board will review it on Tuesday and write to you
== five-star-laptop
C: does it have a good battery rating
A: Energy Star rated, and up to ten hours in our tests
== remove-request
C: can you delete my review
A: You can do that yourself under My Reviews, it stays up otherwise
== thanks-rating
C: I rated you
A: Thank you for the rating, that's kind. Anything else today?
== free-gift
C: where's my free gift
A: It ships with your order, look for the small white box
== google-login
C: can't sign in with Google
A: Could you try again and pick the account you ordered with?
`;
