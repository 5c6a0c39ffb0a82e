/**
 * English chat scripts of shops that send parcels.
 * `== name | categories | outcome | topic` opens a script; a turn is `C:` customer, `A:` agent, `B:` bot,
 * `S:` system; `?` before it means that only some chats have it.
 */
export const enChatsShops = String.raw`
== refund-stalled | appliances,cosmetics,electronics | bad | returns_refunds
?B: <bot>
?C: <human>
?S: <switch>
C: {I sent my|Returned the} <product> back <days> ago and {still no refund|the money isn't here}
A: <hi>
?C: {it's literally above|see my message}
A: <wait>
A: {I can see it arrived|Warehouse shows it as received}. {The refund is with finance|It's pending approval}
C: {It was with finance last week|Same answer as Tuesday}. <angry>
A: <empathy> {I've escalated it|I've marked it urgent}, {you'll have it in 3-5 working days|someone will email you within 48 hours}
C: {48 hours was promised before|Third "escalation"}. {Nobody emailed|Nothing}
A: {I'm afraid I don't have access to refunds|I can only pass it on}
C: <threat>
?A: {I've noted your comments|Understood, I've logged a complaint}
?S: <rate>

== refund-smooth | appliances,cosmetics,electronics | good | returns_refunds
C: {hi|Hello}, {can I return something|return please}. <why.return>
A: <hi>
A: <sorry> {Could you send one photo|A quick photo} {for our records|and we're done}?
C: {attached|[image]}
A: {All approved|That's fine}. {Courier collects tomorrow, no charge|Label's in your inbox}, {refund goes out as soon as it's scanned|you'll have the money by Friday}
C: {really? that quick|wow ok}
A: {Yes, and if it isn't there by then ask for me, <staff>|Yes, I'll keep an eye on it myself}
C: <okay>
A: <bye>
?S: <rate>

== parcel-late | appliances,cosmetics,electronics | bad | delivery
?B: <bot>
?C: {where is my order|track order}
C: {Order's|My parcel is} <days> late. {Tracking hasn't moved|No updates at all}
A: {Hi|Hello}, {it shows as in transit|it's with the courier}
C: {I know, since last Thursday|I can see that too}
A: {We recommend contacting the carrier|Please allow another few days}
C: {They told me to contact you|Carrier says sender must open the claim}
A: <sorry> {We're seeing high volumes|There is a backlog}
C: <angry>
A: {I've opened an investigation|I've raised a ticket}, {we'll update you in 5 working days|the team will be in touch tomorrow}
?C: {it was a birthday present|I needed it this weekend}. {Forget it|Cancel it then}

== parcel-found | appliances,cosmetics,electronics | good | delivery
C: {Says delivered|App says handed over}, {I've got nothing|it wasn't to me}
A: <hi>
A: <wait>
A: {I rang the depot|Spoke to the driver}: {it's with number 14|he left it in the green bin, sorry}. {Can you check|Could you have a look}?
C: {got it!|Found it}. {would be nice if they left a card|he could have said}
A: {Agreed, I've put a note on your address|You're right, I've fed that back to them today}
C: <okay>
A: <bye>

== fault-guided | appliances,electronics | good | expertise
C: <problem> {help|what do I do}?
A: <hi>
A: <sorry> {Which model is it|Could you read me the label inside the door}? {And how long have you had it|Is it on the latest update}?
C: {it's the new one|I think so}, {two months|bought in the spring}
A: {Right|Okay}, {hold the power button for fifteen seconds|unplug it, wait five minutes}, {then start it with nothing connected|then tell me what lights you see}
C: {doing it now|ok hang on}
C: {oh!|huh}. {It works|That did it}. {magic|you're a star}
A: {Great|Glad to hear it}. {If it comes back within a month I'll send a replacement|I've put a note on file so next time we skip straight to a swap}
C: <okay>
A: <bye>
?S: <rate>

== warranty-refused | electronics | bad | warranty_repair
?B: <bot>
?C: <human>
C: My {claim|repair} was rejected. <problem> {It's four months old|It has a two year warranty}
A: <hi>
A: <wait>
A: {The report says liquid ingress|Our technician found "physical damage"}, {which isn't covered|so the warranty is void}
C: {It has never been near water|There isn't a mark on it}. {Can I see the photos|Send me the evidence}
A: {I don't have those|Those are internal}
C: <angry>
A: {You can pay $180 for the repair|We can offer 10% off a new one}
C: {You're joking|No}. <threat>
A: {I understand, is there anything else I can help with|The decision is final, sorry}
?S: <rate>

== price-match | electronics,appliances,cosmetics | open | price
C: {Bought this Monday|Ordered two days ago}, {now it's $40 less|it dropped by £30}. {Can you refund the difference|Price match}?
A: <hi>
A: {We don't normally match our own sales|Sale prices are excluded}, {but let me ask|though I can put in a request}
C: {please do|worth a try}
A: {Request is in|I've submitted it}, {you'll hear by email within two working days|the pricing team will reply by Thursday}
C: <okay>
`;
