/** English reviews of a pet insurer. */
export const enInsurance = String.raw`
[pet]
{Biscuit|Luna|Otis|Mabel|Ziggy|Pepper|Moose|Tilly|Archie|Nacho}

[open]
{Insured|Had} <pet> with them {since a pup|for three years|since the spring}.
{First|Our first ever} claim.
{Switched|Moved} from {another insurer|one of the big names} last year.

[case]
<pet> {swallowed a sock|ate half a corn cob}
<pet> {tore a ligament|needed a tooth out}
<pet> {was hit by a bike|had a night of seizures}
<pet> {ate something in the park|got into the chocolate drawer}
{Vet bill was $1,900|The vet wanted £1,400 up front}

[claim.good]
<case>. {Sent the invoice|Uploaded the bill} {on Monday|from the car park}, {paid by Friday|money there in four days}. #resolution+ #responsiveness+
<case>. {Claims handler|The claims person}, <staff>, {rang to see how we were doing|talked me through the form}, {never felt rushed|kind from start to end}. #attitude+ #resolution+
{Expected|I'd braced for} {a fight over|small print on} {pre-existing conditions|the excess}. {None|Nothing of the sort}. <case>, {paid in full|covered}. #resolution+
[claim.bad]
<case>. {Rejected|Denied}: {"pre-existing"|"bilateral condition"}. {She'd had one limp in 2 years|Vet wrote a letter saying otherwise}. <claim.end> #resolution-
<case>. {Eight|Six} weeks {of "under review"|and counting}. {They keep asking for the same records|Every call someone new}. <claim.end> #resolution-
<case>. {Paid|They paid} {a third|less than half}, {hidden sub-limit|"customary fees", whatever that is}. #resolution- #price-
[claim.end]
{Complaint is with the ombudsman|Appealed, ignored}.
{All those premiums for this|Makes you wonder what you're paying for}.
{Loyal customer, apparently worthless|Heartless}.

[contact.good]
{Called|Rang} {in tears|in a panic} at {2am|the weekend}, {vet nurse on the line|the helpline nurse} {told me exactly what to do|stayed on till we got to the clinic}. #expertise+ #responsiveness+
{When we lost|After we lost} <pet> they {sent flowers|refunded the month and sent a card}. {Who does that|Made me cry}. #attitude+
<staff> {explained the policy|went through every exclusion} {in plain English|before I signed}, {no pressure|even told me what I didn't need}. #expertise+ #attitude+
{Phone answered|They pick up} {in under a minute|straight away}, {no robot|real people}. #responsiveness+
[contact.bad]
{An hour|50 minutes} on hold to {ask one question|change an address}. {Cut off|Gave up}. #responsiveness-
{Person|Agent} {knew nothing about my policy|read from a script}, {gave me two different excess figures|contradicted the email I had in front of me}. #expertise-
[price.bad]
{Premium|Renewal} {doubled|up 60%} {with no claims|this year}. {"Your pet got older"|Loyalty tax}. {Leaving|Shopping around}. #price-
[refund.bad]
{Tried to cancel|Cancelled} within {the 14 days|cooling off}, {still charged|took another payment}. {Refund "in progress"|Three emails later}, <days>. #refund- #invoice-
[refund.good]
{Cancelled|We cancelled} when {we moved abroad|<pet> passed}, {pro-rata refund|the balance} {came next day|with no argument}. #refund+
[platform.bad]
{App|The app} {logs me out mid upload|won't take PDFs}, {did the claim three times|had to post it on paper like it's 1998}. #platform-
[platform.good]
{App|The portal} is {dead simple|really clear}, {snap a photo of the bill and done|claim in with two taps}. #platform+

[remark.good]
{Fair|Reasonable} {premium|price} {too|as well}. #price+
{App is easy|Easy online claims}. #platform+
[remark.bad]
{Premium went up too|And the price creeps up}. #price-
{Website is a maze|App crashes}. #platform-

[mixed]
{They paid|Claim paid}, {but|only after} {six weeks of chasing|a lot of phone calls}. #resolution0
{Lovely people|Kind staff}, {steep|painful} {renewal|price rise}. #attitude+ #price-
{Good cover|Cover is fine}, {app is dreadful|getting through on the phone isn't}. #platform-

[close.good]
{<pet> says thanks|Tail wags from <pet>}.
{Worth every penny|Peace of mind}.
{Wouldn't be without it|Staying put}.

[brief.good]
{Paid|Claim paid} in {three|four|five} days. {Brilliant|Happy|No fuss}. #resolution+ #responsiveness+
{Kind|Lovely} people{ when it mattered| on the phone|}. #attitude+
{Easy|Painless} claim, {fair price|helpful staff}. #resolution+
{Vet line|Nurse helpline} {is gold|saved us a trip}. #expertise+
[brief.bad]
{Denied|Turned down} over {small print|a sneeze in 2 years' notes}. #resolution-
{Renewal|Premium} {doubled|through the roof}. #price-
{Slow|Weeks and weeks}. {Chase, chase, chase|No updates}. #resolution-
[brief.mixed]
{Pays out|They do pay}, {slowly|eventually}. #resolution0
{Fine so far|No claims yet}, {pricey|price creeping up}. #price-

[single.good]
Our old boy was put to sleep on a Sunday. On Monday I rang expecting forms, and the woman just said 'tell me about him'. So I did, for ten minutes, to a stranger at an insurance company. Then she said she would deal with the vet directly and I'd not have to read a single bill. She kept her word. #attitude+ #resolution+
I put the wrong date on the form and the handler rang rather than reject it. That one call saved me a two month merry-go-round I know very well from my last insurer. #resolution+ #attitude+
[single.bad]
Six years, never a claim, then one operation. First they lost the vet's fax (fax!), then the handler left, then the new handler needed 'a fuller history', which is the thing they lost. Meanwhile the direct debit has never once been late. Funny how that department works. #resolution- #invoice-
They wanted vet records from before we adopted him. He was found in a box. I sent a photo of the box. #resolution-
[single.mixed]
Claim paid in full, no quibbles. Then renewal arrived and I understood how. #resolution+ #price-
`;
