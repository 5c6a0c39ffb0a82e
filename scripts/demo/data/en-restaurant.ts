/** English reviews of a takeaway kitchen. */
export const enRestaurant = String.raw`
[dish]
{margherita|lamb biryani|chicken katsu|pad thai|beef burger|halloumi wrap|laksa|ramen}

[open]
{Friday night treat|Kids were starving}.
{Ordered|Got this} {to the office|on a rainy Sunday}.
{Used to|I've ordered} {order weekly|a few times}.

[goods.good]
{The|Their} <dish> is {unreal|bang on}, <goods.praise>. #quality+
<goods.praise>, {and the|even the} <dish> {travelled well|was still crisp}. #quality+
[goods.praise]
{huge portions|enough for lunch next day}
{proper spice, not tourist spice|you can taste it's fresh}
{arrived piping hot|not greasy at all}
[goods.bad]
<dish> was {raw in the middle|burnt underneath and cold on top}, {binned it|couldn't finish}. #quality-
{Found|There was} {a hair|plastic} in the <dish>. {Rang them|Told them}, {"are you sure?"|they laughed it off}. #quality- #attitude-
{Both of us|My partner} {up all night|ill} after the <dish>. {Kitchen denies it|No reply to my email}. #quality- #resolution-
{Portion|The portions} {halved|has shrunk}, {price hasn't|price went up}. #quality- #price-

[delivery.good]
{Rider|Driver} {found our awful address|came through a storm}, {ten minutes early|food still hot}, {big smile|so polite}. #delivery+ #attitude+
{Here in|Took} {25 minutes|under half an hour} on a {Saturday|busy night}. {Impressed|Can't beat that}. #delivery+
[delivery.bad]
{Quoted|App said} 35 minutes, {took an hour and fifty|turned up after two hours}. <dish> {stone cold|a solid brick}. #delivery-
{Marked delivered|"Enjoy your meal!"} while {it was still across town|I stood at the door}. {Never came|Came 50 minutes later}. #delivery-

[order.bad]
{Asked for|Ticked} no {nuts|coriander|cheese}. {Came with extra|Guess what was on it}. {My son is allergic|Do they read the notes}? #order-
{Missing|They forgot} {the sides|two mains out of five|the rice}. {Rang|Called}, {"it's on its way"|they said they'd send it}. {It wasn't|That was last Tuesday}. #order- #resolution-
{Got|We got} {someone else's|a completely different} order. {Offered 10% off the next one|Told to "just eat that"}. {No thanks|Seriously}. #order- #resolution-
{Third|Second} time {they've forgotten|without} the <dish>. {Charged for it every time|Not even in the bag}. #order-
{Ordered|Wanted} the <dish>, {received|opened the bag to} {noodles|two salads}. {App refund: 90p|"Kitchen was busy"}. #order-

[contact.good]
{Dropped|Missing} {drink|a side}, {rang up|gave them a bell}, {owner drove it over himself|new one here in 15 minutes}. {With a free dessert|Apologised like mad}. #resolution+ #attitude+
{Girl on the phone|The lad on the phone} {talked me through allergens|knew every ingredient}, {so patient|felt safe ordering}. #expertise+ #attitude+
[contact.bad]
{Rang|Phoned} about it, {guy shouted at me|"what do you want me to do about it"}, {then hung up|and that was that}. #attitude-
{Stood|Waited} {twenty minutes|half an hour} at the counter, {ignored|three people served before me}. #responsiveness- #attitude-
[refund.bad]
{Cancelled after an hour of nothing|Tried to cancel}, {no refund, "already cooking"|they refused}. {It was not cooking|App sided with them}. #refund-
[refund.good]
{Sent a photo|One photo}, {refunded|money back} {in five minutes|before I'd finished typing}. {Fair play|Decent}. #refund+

[remark.good]
{Cheap|Good value} {too|for London prices}. #price+
{Well packed|Nothing spilled}. #packaging+
[remark.bad]
{Leaked|Sauce} all over the bag. #packaging-
{And it isn't cheap|£4 delivery on top}. #price-

[mixed]
{Food is excellent|Tastes great}, {when they send the right one|but count your items}. #quality+ #order-
{Lovely food|Great flavours}, {slow|late} {every time|as usual}. #quality+ #delivery-
{Friendly|Nice} {folk|people}, {average|so-so} <dish>. #attitude+ #quality0

[brief.good]
{Best <dish> in town|Best <dish> round here|Unreal <dish>|Great <dish>}. #quality+
{Hot|Fresh}, {fast|on time}, {tasty|generous}. #quality+ #delivery+
{Lovely people|Friendly lot}, {great food|good grub}. #attitude+ #quality+
[brief.bad]
{Wrong order|Missing items}. {Again|Every time}. #order-
{Cold|Late and cold}. {Bin|Never again}. #delivery-
<dish> was {awful|grim}. #quality-
[brief.mixed]
{Ok|Alright}. {Nothing special|Filled a hole}. #quality0
<dish> {good|nice}, {rest forgettable|chips soggy}. #quality0

[single.good]
Wrote "it's been a rubbish day" in the notes for a laugh. Lid came back with a doodle of a cat and "hope this helps". It helped. #attitude+
[single.bad]
Three orders, three chances. First: no rice. Fine, it happens. Second: no rice, and somebody else's soup. Third: I wrote RICE PLEASE in capitals and got two portions of rice and no curry. I rang to ask if it was performance art and the guy said 'you got your rice didn't you'. #order- #attitude-
I ordered a birthday cake. It said "Happy Retirement Steve". My daughter is six. They told me Steve hadn't complained. #order- #attitude-
[single.mixed]
The laksa has ruined all other laksa. The delivery has ruined three evenings. I keep ordering. Who is the fool. #quality+ #delivery-
`;
