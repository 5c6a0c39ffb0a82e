/**
 * Sentences said after a promise, written for measuring whether they say that it was kept, and labelled by their writer
 * before the rules of `promise-kept.ts` were written anew. `C` customer (also in a later review), `A` agent; `+K` says that
 * what the company was to do or send was done, came, or that the matter is solved; `+B` says that it did not, is still
 * outstanding, or that the company did not keep its word. Neither: questions, what is to come or depends, what somebody
 * else got, both at once, noting and passing on, and what the customer did.
 */
export const FULFILMENT_ZH = String.raw`
C+K: 钱昨晚到支付宝了，谢谢跟进
C+K: 刚查了下，退款已经到了
C+K: 新的杯子今天收到啦，完好
C+K: 师傅上午来过，空调修好了
C+K: 你们主管刚给我打过电话，道歉也道了，行吧
C+K: 补发的配件收到了，装上正好
C+K: 发票收到了，抬头对的
C+K: 问题解决了，给客服点赞
C+K: 客服说24小时，结果两小时就退给我了
C+K: 说好三天，第二天就送到了，很守信用
C+K: 快递员把东西送来了，没再拖
C+K: 差价退我了，速度可以
C+K: 已经帮我换了新的，满意
C+K: 等了一天，专员联系我了
C+K: 网恢复了，不用再派人了
C+K: 保险理赔款今天到账
A+K: 您好，已经给您退款成功了，您查一下
A+K: 亲，补发的包裹昨天已寄出，单号发您了
A+K: 刚刚已给您重开发票并发送到邮箱
A+K: 这边看到师傅今天上午已上门维修完成
A+K: 您的费用已调整，下次账单不会再扣
A+K: 差价已原路退回您的微信
C+B: 三天过去了，一分钱都没退
C+B: 说24小时内联系我，现在第三天了，电话都没响过
C+B: 师傅昨天没来，也没说一声
C+B: 到现在退款都没到
C+B: 补发的东西呢？一个星期了连单号都没有
C+B: 又放我鸽子，等了一下午
C+B: 答应的赔偿一直没兑现
C+B: 修了两次都没修好
C+B: 承诺的上门安装根本没人来
C+B: 你们到底退不退，都半个月了还没动静
C+B: 说好今天给答复，结果又没下文了
C+B: 没收到你们的短信，也没收到钱
C+B: 问题还是没有解决，每次都是登记
C+B: 嘴上说马上处理，拖到今天也没处理
C+B: 不是说周一给我打电话吗，没人打
C+B: 空头支票，说赠的滤芯压根没发
C+B: 客服口口声声说会退，就是不退
C+B: 物流还停在上周，哪里补发了
C: 退款什么时候能到账
C: 钱到了吗
C: 你们真的会退款吗
C: 收到货以后怎么退款
C: 要是收到退款我就撤诉
C: 等钱到账了我再来评价
C: 你确定明天能修好？
C: 这个能修好吗，还是要换
C: 我已经退货寄出了，单号是尾号88
C: 照片已经发过去了
C: 邻居家的昨天就修好了
C: 质量不错，颜色也正
C: 好的，那我等你们联系
C: 退了算了，不想再说了
C: 货收到了但是少一件
C: 如果明天还没人来，我就退货
C: 怎么才算处理好了
A: 退款到账后系统会自动发短信给您
A: 收到退货后我们给您退款
A: 已为您登记，专员会联系您
A: 请问问题解决了吗
A: 您的退款还没到账吗，我帮您查
A: 师傅修好之后请您签个字
A: 一般三个工作日就到账了
A: 好的，已经帮您反馈给仓库了
A: 如果还没收到，请随时联系我们
A: 处理好了我第一时间告诉您
`;

export const FULFILMENT_EN = String.raw`
C+K: The refund hit my account this morning, thank you
C+K: Replacement turned up yesterday and fits
C+K: Your engineer came round today and it works again
C+K: Someone from your team phoned me within the hour, impressed
C+K: They said two days and it was here in one
C+K: All sorted now, cheers
C+K: Credit showed up on my statement, as you said it would
C+K: Dan kept his word, the parcel came on Friday
C+K: got my money back
C+K: We finally received the new cable
C+K: I've had the call from your manager, all good
C+K: My bag was delivered to the hotel last night
C+K: It's been fixed, no more error
C+K: Received the voucher, appreciate it
A+K: I've just refunded the full amount to your card
A+K: Your replacement was shipped this morning, tracking is in your inbox
A+K: Good news, the duplicate charge has been reversed
A+K: We've rebooked you on the 6pm, the ticket has been emailed
A+K: The engineer's report says the boiler was repaired yesterday
A+K: That's done, the fee is off your account
C+B: I haven't been refunded, it's been nine days
C+B: The replacement has not been sent, I just checked
C+B: My boiler hasn't been fixed and nobody has told me why
C+B: Your courier didn't turn up. Again
C+B: I was told I'd get a call by noon. It's four
C+B: You said Friday. It is now Tuesday and my account is empty
C+B: No refund, no email, no call
C+B: Waited in all day and no engineer came
C+B: It was supposed to be delivered yesterday and there is no sign of it
C+B: Two weeks on and the money isn't back
C+B: Never got the voucher they offered me
C+B: the problem is not resolved at all
C+B: They swore it was on its way, yet the parcel never left the depot
C+B: Not one of the three callbacks ever happened
C+B: I've yet to receive my replacement
C+B: Broken promises, that's all I get
C+B: It wasn't fixed, it failed again the same night
C+B: We are still without hot water
C: Has it been sent yet?
C: Have you refunded me or not?
C: When will it be fixed
C: Will I be refunded if I cancel
C: Once I've received the refund I'll update my review
C: If it is not delivered by Monday I want my money back
C: Can it be repaired or does it need to be replaced
C: I've sent the photos
C: I've shipped the jacket back today
C: My sister was refunded in a day for the same thing
C: Lovely colour and quick delivery
C: The kettle arrived but the lid is cracked
C: ok I'll wait for your call
C: It would be nice to have it resolved before the weekend
C: Let me know as soon as it has shipped
C: I need this sorted
C: I got the first half, the rest never came
A: Once it's been delivered you can start a return
A: Your refund will be credited within five days
A: Has the issue been resolved for you?
A: You'll get an email when the parcel has been sent
A: I've passed this to our warehouse team
A: If you haven't received it by then, let us know
A+B: It hasn't been shipped yet, I'm afraid it is out of stock
A: Refunds are usually credited in three days
A: I'd love to get this fixed for you
A: It should have arrived by Thursday at the latest
`;
