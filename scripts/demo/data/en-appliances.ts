/** English reviews of large appliances: fitting and repair. */
export const enAppliances = String.raw`
[product/fridge]
{fridge|fridge freezer|American style fridge}
[product/washer]
{washer|washing machine|washer dryer}
[product/dishwasher]
{dishwasher|slimline dishwasher}
[product/oven]
{oven|double oven|built-in oven}

[problem/fridge]
{Freezer|The freezer} {packed up|stopped freezing} {after three weeks|within a month}, {lost a week's food|everything thawed}. #quality-
{Hums like a generator|Clicks all night}, {can hear it upstairs|kitchen is unusable after ten}. #quality-
[problem/washer]
{Walks across|Jumps around} the {kitchen floor|utility} on spin, {sounds like a helicopter|neighbours complained}. #quality-
{Leaks|Started leaking} from {the door seal|underneath} on {wash number four|day two}. #quality-
[problem/dishwasher]
{Plates come out|Glasses come out} {gritty|with a white film}, {every single time|on every programme}. #quality-
{Dies|Throws an error} mid cycle {with a sink's worth of water inside|and won't drain}. #quality-
[problem/oven]
{Runs|It runs} {30 degrees hot|cold at the back}, {burnt two roasts|three ruined cakes so far}. #quality-
{Door|The glass door} {won't close properly|got so hot my kid burnt his hand}. #quality-

[why.return]
{Turned up|Arrived} {dented down one side|with a cracked panel}. #quality-
{Didn't fit|Wouldn't fit} the gap, {spec page was wrong by 2cm|measurements online were off}. #description-
{Faulty|Dead} out of the box. #quality-

[goods.good]
{Love|Really pleased with} the <product>, <goods.praise>. #quality+
The <product> is {solid|great}: <goods.praise>. #quality+
[goods.praise]
{quiet enough to forget it's on|you can hardly hear it}
{does exactly what it should|works a treat}
{looks smart in the kitchen|feels properly built}
{bills are down already|very cheap to run}
{simple controls, no silly app|took five minutes to figure out}

[install.good]
{Two lads|The fitters} {came bang on time|arrived at the start of the slot}, <install.work>. #repair+
{Fitter|Installer} called <staff> {covered the floor|took his boots off}, <install.work>. {Gent|Proper tradesman}. #repair+ #attitude+
{Awkward|Old} {pipework|kitchen}, {another firm had walked away|I was told it couldn't be done}. {He|Their engineer} {found a way round it|worked it out} and <install.work>. #repair+ #expertise+
[install.work]
{old one out and new one in within the hour|plumbed in and tested in forty minutes}
{took all the packaging away|left the place cleaner than before}
{showed me the settings before leaving|levelled it perfectly}

[install.bad]
{Fitter|Installation} {never showed|no-show}, {twice|rebooked, no-show again}. The <product> has been {in the hallway|blocking the door} for <days>. #repair-
{"Free installation"|Installation was meant to be included}, then {an £85|a $120} {"non-standard fitting" charge|"disposal and connection" fee} {on the doorstep|cash only}. #repair- #invoice-
{Installer|The bloke} {scratched the worktop|cracked a floor tile} and {left it leaking|shoved it in crooked}. {Denied it all|Company says "speak to the contractor"}. #repair- #resolution-
{Fitter|The guy} {moaned the whole time|was on his phone the entire visit}, {said my kitchen was "a state"|left cable ties and rubble everywhere}. #repair- #attitude-

[repair.good]
<problem> {Called|Rang} on {Monday|a Friday night}, engineer {here next morning|came Saturday at 8}. <repair.how> #repair+ #responsiveness+
{Two years in|Month 23 of a two year warranty} the <product> {packed up|started playing up}. {Expected a fight|Was braced for excuses}. <repair.how> #repair+
<problem> {Engineer|Repair man} {took one look|listened for ten seconds} and {knew the part|had it diagnosed}. <repair.how> #repair+ #expertise+
[repair.how]
{Fixed in twenty minutes|New board, job done}, {nothing to pay|all under warranty}.
{Couldn't be repaired so they swapped it|Replaced the whole unit} {within the week|no argument}.
{Had the part on the van|Part arrived in two days}, {showed me what went wrong|explained what he was doing}.
[repair.bad]
<problem> <repair.how.bad> #repair-
<problem> <repair.how.bad> <repair.end> #repair- #resolution-
{Fourth|Third} {engineer visit|repair}. {Each one blames the last|Each orders a different part}. {Still broken|Same noise}. #repair- #resolution-
[repair.how.bad]
{Earliest engineer|First available repair}: {sixteen days|three weeks}. {With a family of five|Laundrette it is}.
{Engineer came, took photos|A man came, shrugged}, {"part on order"|"they all do that"}. {That was a month ago|Nothing since}.
{Warranty claim rejected|They won't cover it}: {"user damage"|"limescale"}. {It's six weeks old|We have soft water}.
[repair.end]
{Shop says manufacturer, manufacturer says shop|Passed from pillar to post}.
{Case "closed as resolved"|They marked the job complete}. {It isn't|News to me}.
{Cancelled the slot by text at 7am|I've used up my annual leave waiting in}.

[mixed]
{Product is fine|Lovely machine}, <goods.praise>. {Shame about the fitting|But installation}: {two rebookings|scuffed my floor}. #quality+ #repair-
{Engineers are brilliant|The repair men are great}, {when you finally get one|it's the booking line that's hopeless}. {Sixteen days|Over a fortnight} for {a visit|a slot}. #expertise+ #repair- #responsiveness-
{Helpful|Friendly} on the phone, {but|though} {parts take weeks|nothing actually moved for a month}. #attitude+ #repair-

[brief.good]
{Great|Cracking|Good} <product>, <goods.praise>. #quality+
{Fitters|Delivery lads} were {great|brilliant|so careful}. #repair+ #attitude+
{Engineer|Repair man} {out next day|knew his stuff}, {fixed|sorted} first time. #repair+
{Quick|Easy} {fitting|install}, {friendly|tidy} {crew|chap}. #repair+ #attitude+
[brief.bad]
{Three weeks|A month} waiting for {an engineer|a part}. #repair-
<product> {broke|died} in {a month|six weeks}, {nobody cares|no help at all}. #quality- #resolution-
{No show|Installer didn't come}. {Again|Twice now}. #repair-
[brief.mixed]
{Ok|Decent} <product>, {noisy|bit loud} though. #quality0
{Good machine|Nice product}, {slow|poor} aftercare. #quality+ #resolution-

[single.good]
Mum is 81 and the old cooker died on a bank holiday weekend. The girl on the phone didn't read me a delivery calendar, she asked what Mum had in the freezer and whether a neighbour could help till Thursday. Thursday 8.10am two lads at the door, old one out, new one in, and they stayed to show her the timer twice because the first time she wasn't wearing her glasses. I've bought from bigger names and never had that. #attitude+ #repair+ #delivery+
My wife is deaf so phone-only support is usually the end of it. They moved the whole repair to text messages and the engineer had a notepad with him. Little things. #attitude+ #repair+
[single.bad]
I've kept a log because nobody believes me. 3rd: reported. 5th: engineer, wrong part. 12th: no show. 13th: told I'd cancelled. I had not cancelled. 20th: engineer, right part, cracked it fitting it. 27th: no show. 28th: a text asking me to rate engineer number two, who I've never met. The drum still doesn't turn. I'm washing school uniforms in the bath. #repair- #resolution-
Day 1 engineer says pump. Day 19 pump arrives. Day 23 different engineer says it was never the pump. Day 24 they ask me to rate my experience. #repair- #resolution-
Told them I've a newborn and no working washing machine. "We'll note that on the account." It's noted. I feel much better. #resolution- #attitude-
[single.mixed]
Ken, the engineer, 10/10, should run the company. The company, 2/10, should be run by Ken. #expertise+ #resolution-
`;
