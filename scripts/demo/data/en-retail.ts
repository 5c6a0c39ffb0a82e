/** English lines for anything bought online: parcels, service, refunds, price. */
export const enRetail = String.raw`
[open]
{First time|My first time} ordering {from here|from this lot}.
Bought {for my dad|as a birthday present|for the new flat|to replace an old one}.
{Was a bit|I was} {wary|unsure} after reading {mixed|some of the} reviews.
{Ordered|Bought this} on a {friend's|colleague's} recommendation.

[delivery.good]
{Ordered|Placed the order} {Sunday night|late afternoon}, {here|on the doorstep} {Tuesday morning|by noon the next day}. <delivery.tail> #delivery+
{Driver|Delivery guy} {rang ahead|texted a one hour slot} and {carried it in|waited while I found my keys}. {Lovely bloke|Polite too}. #delivery+ #attitude+
{Tracking|The tracking} was {spot on|accurate to the minute}, {arrived|turned up} exactly when they said. #delivery+
{Needed it|I needed it} {before a trip|for a party} so I {asked|emailed} and they {bumped it up|upgraded the shipping for free}. {Arrived with a day to spare|Made it just in time}. #delivery+ #responsiveness+
[delivery.tail]
{Can't ask for more|Quicker than the big names}.
{Box in perfect nick|Not a scratch on the box}.
{Impressed|I'd barely closed the laptop}.

[delivery.bad]
{Paid|I paid} for next day {delivery|shipping}, it took <days>. <delivery.excuse> #delivery-
{Stuck|Sat} {in the depot|"out for delivery"} for <days>. <delivery.excuse> #delivery-
{Courier|Driver} {chucked it over the gate|left it by the bins} in the rain, {didn't even knock|and marked it "handed to resident"}. {I was in|I was home all day}. #delivery-
{Tracking|The tracking page} says {delivered|signed for}. {It wasn't|By whom?}. {Seller|The shop} says {ask the courier|talk to the carrier}, {courier|carrier} says {ask the shop|talk to the sender}. #delivery- #resolution-
{Two|Three} {delivery slots|days off work} {booked|wasted}, {no one|nobody} {turned up|came} for {either|any} of them. #delivery-
{Driver|The delivery man} {refused to bring it up one flight of stairs|dumped it in the lobby}, {swore at me when I asked|told me to "get a trolley"}. #delivery- #attitude-
[delivery.excuse]
{No apology|Not one email}, {no refund of the delivery fee|nothing}.
{Every day a new excuse|"High volumes", apparently}.
{Support just pasted the tracking link back at me|I had to chase it three times myself}.
{The birthday was the day before|By then I'd bought one in town}.

[contact.good]
{Spoke to|Had} <staff> {on live chat|on the phone}, <contact.how>. #attitude+
{Emailed at|Messaged them around} {10 at night|11pm} and {had a proper answer|a real person replied} {in five minutes|before I'd brushed my teeth}. #responsiveness+
{Called|Rang} the {helpline|support number}, {picked up on the second ring|no menu maze}, <contact.how>. #responsiveness+ #attitude+
{Asked|I asked} a {daft|very basic} question {before buying|about which to pick} and <staff> {talked me out of the dearer model|explained the difference properly}. {Honest|No upsell}. #expertise+ #attitude+
{Something was missing|There was a small fault} {when it arrived|out of the box}. {One photo|One email} and {it was sorted the same day|a fix was offered within the hour}. #resolution+ #responsiveness+
{They promised|Promised} a call back {by five|before lunch} and {actually called|it came}. {Problem gone|All sorted}. #resolution+
[contact.how]
{patient|kind} with {a pensioner like me|my hundred questions}
{went through every step|stayed on the line} till {it worked|I was happy}
{friendly without the script|treated me like a human being}
{didn't rush me once|even followed up the day after}

[contact.bad]
{On hold|Sat on hold} for {45 minutes|over an hour}, {then|only to be} {cut off|disconnected}. {Twice|Rang back, same again}. #responsiveness-
{Emailed|I have emailed} {four|five|six} times. {Not one reply|Auto-replies only}. {Are they still trading|Is anyone there}? #responsiveness-
{Chat bot|Their "virtual assistant"} {loops forever|sends you round in circles}, {no way to reach a person|"agent" button does nothing}. #responsiveness-
{Agent|The woman|The guy on the phone} was {rude|so condescending}, {talked over me|sighed at every question} and {then hung up|told me to "calm down"}. #attitude-
{Spoke to|Explained it to} {five|four} different people, {five|four} different {answers|stories}, {problem still there|nobody owns it}. #resolution-
{Was promised|They promised} {a call back|a manager would ring} {within 24 hours|the same day}. <days> {on|later}, {silence|nothing}. #resolution- #responsiveness-
{Support|The agent} {hadn't a clue|clearly knew less than me} about {their own product|the spec}, {read the manual to me|kept putting me on hold to "check"}. #expertise-
[contact.end]
{Useless|Dreadful}.

[refund.good]
<why.return> {Return|The return} was {approved in minutes|painless}, {money back|refunded} {the next day|before they even had it back}. #refund+
<why.return> {Sent a replacement|They swapped it} {straight away|no questions asked}, {they paid the postage|free collection too}. #refund+ #resolution+
{Easiest|Smoothest} refund {ever|I've had}. {Printed a label|Dropped it at the corner shop}, {done|cash in the account three days later}. #refund+
[refund.bad]
<why.return> <refund.stall> #refund-
<why.return> <refund.stall> <refund.tail> #refund- #resolution-
<refund.stall> <refund.tail> #refund- #resolution-
[refund.stall]
{Returned|Sent it back} <days> ago, {signed for at their end|they have it, tracking says so}, {"refund processing" ever since|still no money}.
{First they wanted photos, then a video|They keep asking for the same photos}, then {said I'd missed the window|declared it "used"}.
{Want me to pay|They want} {a 20% restocking fee|the return shipping} for {their mistake|a faulty item}.
{Refund|My refund} {was approved then un-approved|has been "escalated to finance"} {three times|since last month}.
{Offered|They offered} {store credit|a 15% voucher} instead of {my money|a refund}, {which isn't what the law says|not interested}.
[refund.tail]
{Had to|Ended up having to} {do a chargeback|go through PayPal}.
{Ten emails|Seven calls} {so far|and counting}.
{They're banking on you giving up|Clearly hoping I'll go away}.
{Still out|I'm still out} {ninety quid|$140|two hundred}.

[order.bad]
{Ordered|I ordered} {two, got one|the black, got the white}. {Support says to "wait for the second parcel"|They want me to send it back first}. {There is no second parcel|Three weeks this has taken}. #order-
{Missing|Box had no} {screws and manual|power lead|parts}. {Asked for them to be sent|Requested the missing bits}, {nothing|sent the wrong ones}. #order-
{Free gift|The promised freebie} {never came|wasn't in the box}, {"out of stock" they say|and chat just closes when I ask}. #order-

[price.bad]
{Price dropped|They knocked} {$40|£30} {three days later|the same week}. {No price match on your own price, apparently|Asked for the difference, got a no}. #price-
{Overpriced|Way too dear} for what it is. {Seen it cheaper|Same thing is half that} {down the road|elsewhere}. #price-

[goods.bad]
<problem> <goods.regret>
{So|Well,} the <product>. <problem> <goods.regret>
{Wanted to love|Really wanted to like} this <product>. <problem>
[goods.regret]
{Disappointed|Gutted}.
{Back in the box it goes|Sat in a cupboard now}.
{Expected better at this price|Not what I paid for}.
{Reviews had me fooled|How did this pass any checks}?

[packaging.bad]
{Box|The box} was {crushed|soaked through}, {no padding at all|one sad strip of bubble wrap}. {Lucky it survived|Corner dented}. #packaging-

[remark.good]
{Good|Decent} {value|price} {too|as well}. #price+
{Well packed|Packaged properly}. #packaging+
{Delivery was quick|Arrived early}. #delivery+
{Looks|It's} {exactly like the photos|as described}. #description+
[remark.bad]
{Packaging was a joke|Turned up in a battered box}. #packaging-
{Overpriced|Not cheap} {too|either}. #price-
{Slow to ship|Shipping took forever} {as well|too}. #delivery-

[promo.good]
{Black Friday|Grabbed it in the Black Friday sale}, {half price|£80 off}, {still|and it still} {arrived in two days|came quickly}. #price+ #delivery+
{Got this|Snapped this up} on Black Friday. <goods.good>
{Even with|Despite} the {Black Friday rush|sale madness}, {chat answered in a minute|they replied straight away}. #responsiveness+
[promo.bad]
{Black Friday|"Black Friday deal"} {my foot|is a con}, {it was cheaper in September|they raised it first}. #price-
{Ordered|Bought} on Black Friday, {sat unshipped|still "preparing"} for <days>. {Queue for chat: 94|Nobody answers}. #delivery- #responsiveness-
`;
