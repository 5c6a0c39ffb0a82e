/** English reviews of hotels: desk, telephone, deposit, cancelling, room. */
export const enHotel = String.raw`
[open]
{Stayed|We stayed} {two nights|a long weekend|one night} {for a wedding|on business|with the kids}.
{Booked|I booked} {last minute|on the strength of the reviews}.
{Third|Second} {stay|visit} here.

[goods.good]
{Room|Our room} was {spotless|huge|so quiet}, <goods.praise>. #quality+
<goods.praise>, {slept like a log|best sleep in months}. #quality+
[goods.praise]
{comfy bed and proper pillows|blackout curtains that actually work}
{decent shower with real pressure|hot water straight away}
{breakfast had everything|the eggs at breakfast, wow}
{lovely harbour view|coffee machine in the room}
[goods.bad]
{Room|Ours} {smelled of damp|stank of smoke}, {hair in the shower|stains on the duvet}. {Asked to move, "fully booked"|Told someone would come. No one came}. #quality- #resolution-
{Walls|The walls} {are paper|are like tissue}, {heard every word next door|lift dinging till 3am}. #quality-
{AC|Heating} {broken|stuck on full}, {reported it twice|rang down twice}, {got a fan|never fixed}. #quality- #resolution-
{Photos|The photos} {must be ten years old|show a different hotel}. {Peeling paint|Carpet tape everywhere}. #description- #quality-

[contact.good]
<staff> {at the desk|on reception} {moved us to a quieter room|found us an early check-in} {without being asked|within minutes}. #attitude+ #resolution+
{Left|Forgot} my {charger|son's teddy} behind, {they posted it home|had it at my door in three days}, {no charge|with a card}. #attitude+ #resolution+
{Arrived|Rolled in} at {1am|midnight} after {a delayed flight|a horrid drive}. {Night porter|The night man} {made us toast|carried every bag}. #attitude+
{Staff|Everyone} {remembered our names|couldn't do enough}, {from cleaners to manager|even on a packed weekend}. #attitude+
{Check-in|Checking in} took {two minutes|no time}, {concierge|they} {booked us a brilliant table|knew every bus}. #responsiveness+ #expertise+
[contact.bad]
{Front desk|Receptionist} {didn't look up from her phone|rolled her eyes} when we {asked about parking|came to check in}. #attitude-
{Waited|Queued} {forty minutes|half an hour} to check in, {one person on|two staff chatting}. #responsiveness-
{Rang down|Called reception} {four|three} times for {towels|a cot}. {Nothing|Came at 11pm}. #responsiveness-
[phone.bad]
{Rang|Phoned} to {ask about late arrival|change a date}, {man|woman} on the phone {snapped at me|hung up mid sentence}. #attitude-

[deposit.bad]
{Deposit|$150 hold} {still not released|took a month to come back}, {three calls so far|every call a different story}. #invoice-
{Charged|They charged} {$60 for a "smoking fee" (we don't smoke)|for a minibar that was empty when we arrived}. {Disputing it|Manager "away", of course}. #invoice- #resolution-
{Resort fee|"Facility fee"} {appears at checkout|not on the booking page}, {pool was shut|for what exactly}? #invoice- #price-
[refund.bad]
{Cancelled|Had to cancel} {a week ahead|with four days' notice}, {no refund|they kept the lot}. {Booking site blames hotel and vice versa|"Computer says no"}. #refund- #resolution-
[refund.good]
{Family emergency|Kid came down with flu}, {had to cancel on the day|non-refundable rate}. {They refunded it anyway|Moved the dates free}. {Class act|Didn't expect that}. #refund+ #attitude+

[remark.good]
{Good value|Fair price} {for the area|in season}. #price+
{Breakfast|Bed} {was great too|top notch}. #quality+
{Staff|Reception} {all smiles|friendly}. #attitude+
[remark.bad]
{Not cheap|Overpriced} {for what you get|either}. #price-
{Tired|Dated} {rooms|decor} {too|as well}. #quality-
{Cold|Surly} {welcome|staff}. #attitude-

[mixed]
{Lovely staff|Desk team were great}, {room needs a refit|shame about the tired room}. #attitude+ #quality-
{Room was great|Clean, comfy}, {but|just} {that phone manner|check-in took forever}. #quality+ #attitude-
{Good sleep|Great bed}, {surprise parking fee|sneaky fees} at the end. #quality+ #invoice-

[brief.good]
{Clean|Quiet|Comfy}, {friendly|helpful} {staff|desk}, {would return|good price}. #quality+ #attitude+
{Great|Lovely} {stay|little hotel}, <goods.praise>. #quality+
{Quick|Painless} check-in, {nice|kind} {people|reception}. #responsiveness+ #attitude+
[brief.bad]
{Dirty|Noisy|Damp}. {Never again|Left a day early}. #quality-
{Rude|Miserable} {reception|front desk}. #attitude-
{Hidden fees|Deposit never returned}. #invoice-
[brief.mixed]
{Fine for a night|Does the job}. {Thin walls|Bit tired}. #quality0
{Good location|Handy for the station}, {room tiny|dated room}. #quality-

[single.good]
We'd lost our luggage, missed dinner and the toddler was feral. Whoever was on the desk that night (tall, Scottish, tired eyes) found pyjamas from lost property, got the kitchen to do beans on toast at 11pm and charged us for neither. The room was nice too but honestly I couldn't tell you the colour of the walls. I could draw you that plate of beans. #attitude+ #quality+
My father, 84, gets confused in new places and left his room at 4am. The night porter walked him round the garden talking about trains until he felt sleepy. We only found out at breakfast. I have no words. #attitude+
[single.bad]
The deposit saga, for anyone tempted. Paid $200 on arrival. At checkout: 'three to five days'. Day ten: 'your bank'. My bank: 'we've had nothing'. Day sixteen: 'the manager is on leave'. Day twenty: a photo of a scratched table that was not in our room, we had a desk. I sent them our photos with the timestamp. Day thirty one and counting. #invoice- #resolution-
They double-booked us, sent us to a sister hotel by taxi, charged us for the taxi, and emailed a survey asking how we enjoyed the pool. Neither place has a pool. #resolution- #invoice-
[single.mixed]
Parrot in the lobby says "no refunds". Funny until you've tried to get one. Rooms were nice. #quality+ #refund-
`;
