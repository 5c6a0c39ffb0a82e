/** English reviews of phones, headphones, laptops and smart-home gear. */
export const enElectronics = String.raw`
[product/headphones]
{headset|pair of earbuds|pair of headphones}
[product/laptop]
{laptop|ultrabook|gaming laptop}
[product/tablet]
{tablet|drawing tablet}
[product/router]
{router|mesh router|wifi kit}

[problem/headphones]
{Left ear|One side} {died|cuts out} {after ten days|every few minutes}. #quality-
{Battery|Charge} {lasts two hours not eight|is gone by lunch}. #quality-
[problem/laptop]
{Blue screens|Freezes} {daily|whenever I open more than five tabs}. #quality-
{Fan|The fan} {never stops|screams}, {could fry an egg on it|too hot for a lap}. #quality-
{Dead pixels|A bright spot} {right in the middle|out of the box}. #quality-
[problem/tablet]
{Pen|The stylus} {lags|skips}, {unusable for drawing|strokes go missing}. #quality-
{Won't charge|Charging port is loose} {unless you hold the cable|already}. #quality-
[problem/router]
{Drops|Loses} {wifi|the connection} {five times a day|every evening}. #quality-
{Speeds|Range} {worse than the free one from my provider|doesn't even reach the bedroom}. #quality-

[why.return]
{Seal was already broken|Someone else's account was on it} when I opened it. #fake-
{Wrong spec|Not the spec on the page}: {half the memory|older chip}. #description-
<problem>
{Changed my mind|Got the same thing as a gift}, {never even opened it|sent it back sealed}.

[goods.good]
{Really|So} {happy|pleased} with this <product>, <goods.praise>. #quality+
{Best|Nicest} <product> I've {owned|used}{, and I've had a few|}: <goods.praise>. #quality+
[goods.praise/headphones]
{battery goes for days|lasts my whole week of commuting}
{sound is superb|bass without the mud}
{comfy even with glasses|I forget I'm wearing them}
{pairs instantly|mic is clear on calls}
[goods.praise/laptop]
{lasts all day on a charge|battery sees me through lectures}
{fast, quiet, no bloat|not a single glitch so far}
{keyboard is a joy|screen is way above the price}
{light enough to carry everywhere|boots before I sit down}
[goods.praise/tablet]
{screen is gorgeous|pen feels like paper}
{set up in five minutes|even my mum gets it}
{kids haven't broken it yet|battery lasts a long flight}
[goods.praise/router]
{set up in five minutes|worked straight out of the box}
{wifi in the garden at last|no dead spots in an old stone house}
{not one dropout in a month|four of us streaming, no bother}

[warranty.bad]
<problem> {Warranty|They} {refused it|said no} because {of "liquid ingress"|I opened the box}. {It's never been near water|Pure fiction}. #repair- #resolution-
{Sent in|Posted it off} for repair, <days> later {it came back the same|back it came with a scratch} {and "no fault found"|}. #repair- #resolution-
{"Two year warranty"|Warranty}, {except the battery, the charger and the hinges|until you try to use it}. {Quoted|They want} {$180|£150} to fix {a known fault|it}. #repair- #price-
[repair.good]
<problem> {RMA|Repair} {took four days door to door|was done while I waited}. {Tech|Technician} {explained the fix|backed everything up first}. #repair+ #expertise+
<problem> {Sent me|They shipped} a {new one|replacement} {before I'd returned the old|next day}, {no grilling|no fuss}. #repair+ #resolution+

[fake.bad]
{Serial number|Serial} {isn't on|doesn't exist on} the {maker's|manufacturer's} site. {Sold as new|"Brand new"}, {clearly refurbished|had fingerprints and crumbs}. #fake-
{Logo is slightly off|Typo on the box}, {sound is tinny|weighs nothing}. {Knock-off|Fake}, {plain and simple|I'd bet on it}. #fake-

[mixed]
{Great kit|Lovely bit of kit}: <goods.praise>. {Support|Aftercare}, {not so much|less so}: {a week per email|bots all the way down}. #quality+ #responsiveness-
{Fast shipping|Came next day}, {but|just} {no charger in the box|the listing forgot to mention it's UK plug only}. #delivery+ #order-
{Support were lovely|Nice chat agent}, {still|but} {no fix|stuck with it}. <problem> #attitude+ #resolution-

[brief.good]
{Great|Solid|Lovely} <product>, <goods.praise>. #quality+
{Works|Does the job}, {fair price|good price}, {came fast|no drama}. #quality+ #price+ #delivery+
{Exactly|Just} as {described|pictured}{, happy| - happy}. #description+
[brief.bad]
{Died|Broke} after {a week|three weeks}, {no help|warranty useless}. #quality- #repair-
{Refurb|Used} sold as new. {Avoid|Shame on them}. #fake-
{Price|It} dropped {$50|£40} {the day after|two days later}. {Thanks|Nice}. #price-
{Bots|Nothing but bots}. {No humans|Can't reach anyone}. #responsiveness-
[brief.mixed]
{Decent|Fine} {for the money|if on sale}, {feels cheap|plasticky}. #quality0
{Hardware is good|Nicely made}, {app is awful|app keeps crashing}. #quality+ #platform-

[single.good]
I teach pottery, I know nothing about routers. The chap on chat drew, by hand, a floor plan of where to put the boxes based on my terrible description. Every room works. #expertise+ #attitude+
[single.bad]
Returned a laptop with a dead screen inside the 30 days, in its box, with the tracking number on the form like they ask. It is now day 52. I have been told it's received, not received, being tested, passed testing (it doesn't turn on!) and 'with the returns partner'. I'm a nurse, I ring them on my breaks, I've spent more breaks with their hold music than with food. #refund- #resolution-
"Please restart the device." I restarted it. "Please restart the device." I have now restarted it eleven times for four agents. It's a cable fault. The cable has a visible hole. #expertise- #resolution-
Warranty form asks for the serial number printed inside the sealed battery bay, which if opened voids the warranty. Kafka would have bought elsewhere. #repair-
[single.mixed]
Headphones sound gorgeous, I mean tears-on-the-bus gorgeous. The hinge squeaks. So now I cry on the bus with a squeak. #quality0
`;
