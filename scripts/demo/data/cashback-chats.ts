/** Chats in which an agent buys praise; the same form as zh-chats-shops.ts. The offer comes after ordinary service. */
export const cashbackScriptsChinese = String.raw`
== cashback-card | cosmetics | good | attitude
C: {收到了|东西到了}，{盒子里有张卡片|里面那个卡片}{是什么意思|怎么弄}？
A: {亲|宝}，{是我们的感恩活动|老客户福利}，{五星带三张图，再写够十五个字|全五星加晒图}，{截图发我，返您8元|截个图给我就发10元红包}哦
C: {直接转吗|怎么返}？
A: {微信红包|支付宝转您}，{评完截图就发|当场到}，{别写返现两个字哈，平台会屏蔽|评论里不要提红包哦}
C: {好|行}，{等会儿弄|用两天再评可以吗}
A: {可以的亲，三天内都算|今天评的话多给两块}
== cashback-after-help | cosmetics | good | attitude
C: <product>{怎么用|早晚都能用吗}？
A: {可以的亲|都能用}，{取黄豆大小|洁面后用}，{轻拍到吸收|避开眼周}就好
C: {好的|明白了}{谢谢|}
A: {不客气|应该的}~{对了亲|还有个小事}，{方便的话帮忙点个五星好评|麻烦给个全五星}，{晒图返现6元|好评截图领5元无门槛红包}
C: {真的有吗|哦？}{怎么领|}
A: {评完发截图到这里|截图加支付宝收款码发我}，{马上给您转|十分钟到账}
?C: {ok|行吧}
== cashback-fix-star | cosmetics | open | quality
C: {泵头有点不好按|快递盒压瘪了}，{给你们反馈一下|是不是漏了点}
A: <sorry>，{给您补偿|补您}{10元|15元}{可以吗|您看行不}
C: {可以|行}
A: {那麻烦您|亲先}{评个五星|给五星好评带图}，{我这边看到评价就转|评完截图发我就打款}，{千万别给中差评哈|中评对我们影响很大的}
C: {……先评再给？|还要先好评啊}
A: {是的亲，财务要看截图|公司规定要先看到五星}，{我再给您多加2元|理解一下小客服}
C: {行吧|好吧}
`;
export const cashbackScriptsEnglish = String.raw`
== cashback-giftcard | cosmetics | good | attitude
C: {Hi, got my|Got my} <product> {today|this morning}. {What's the card in the box|There's a QR card with it}?
A: {Hi lovely|Hello}! {That's our VIP thank-you|It's a little promo}: {leave 5 stars with a photo|post a five star review}, {send me the screenshot|show me here} and {you get a $10 gift card|we PayPal you $8}
C: {oh nice|really?} {Any review|Does it have to be five}?
A: {It needs to be five stars I'm afraid|Only 5-star ones count} {and please don't mention the gift card|- just don't write about the card, it gets removed}
C: {ok will do|Alright}
== cashback-refund-swap | cosmetics | open | quality
C: {Pump is a bit stiff|The lid was cracked} on the <product>
A: <sorry> {I can refund $6|I'd like to give you 30% back}
C: {That's fair|Ok thanks}
A: {All I need is|Could you first post} a 5 star review, {then I release it straight away|screenshot here and I'll send it}. {Anything lower blocks the refund|Four stars hurts our shop}
C: {Hm. fine|I guess so}
`;
