/**
 * What paraphrase rings are told to write: a story as its facts, each fact in several wordings with
 * alternatives in braces. Invented by us.
 */
export type Story = readonly (readonly string[])[];

export const STORIES_EN: readonly Story[] = [
  [
    ['We {came|stopped by|dropped in} for my {sister|wife|mother}\'s birthday and {had|ended up having} a {wonderful|lovely|fantastic} {evening|night}.', 'Celebrated a birthday here {last week|on Friday|recently} and it was {great|terrific|a delight} from start to finish.', '{Picked|Chose} this place for a family birthday and {could not|couldn\'t} have been {happier|more pleased}.'],
    ['The {waiter|server} {brought|surprised us with} a {free|complimentary} {dessert|cake} with a candle.', 'They even {put|stuck} a candle in a {dessert|slice of cake} {on the house|without charging for it}.', 'A {little|small} cake with a candle {arrived|appeared} at no {cost|charge}, which {made her day|made us all smile}.'],
    ['The {short rib|braised rib} is {out of this world|incredible|to die for}, it {falls|comes} right off the bone.', 'Order the short rib: {tender|soft}, {rich|deep} and {full of flavor|packed with taste}.', 'My short rib was {cooked perfectly|done just right} and {melted|fell apart} {at the touch of a fork|in my mouth}.'],
    ['{Portions|Plates} are {huge|generous|big}, we {took|carried} half of it home.', 'You get {so much|a lot of} food that {leftovers|a doggy bag} {are|is} guaranteed.', 'We {could not|couldn\'t} {finish|manage} everything, the servings are {enormous|very large}.'],
    ['{Prices|The bill} {were|was} {very fair|more than reasonable} for {the quality|what you get}.', 'For Manhattan {this is a bargain|it does not cost much}, {honestly|really}.', 'And it {did not|didn\'t} {break the bank|cost a fortune} either.'],
    ['We will {definitely|certainly} be {back|returning}.', '{Already planning|Can\'t wait for} our next {visit|dinner there}.', 'I {recommend|suggest} it to {everyone|all my friends}.'],
  ],
  [
    ['{Found|Discovered} this {little|tiny} cafe {while walking|on a walk} around the neighborhood.', 'I {wandered|walked} into this cafe {by accident|by pure chance} {one rainy morning|on a rainy day}.', 'This {small|cozy} coffee shop is {a hidden gem|a real find} of the neighborhood.'],
    ['The barista {remembered|knew} my {name|order} {by|on} my second visit.', '{Staff|The girl at the counter} {recognized me|greeted me like an old friend} when I came {back|the next day}.', 'By day two the {guys|people} behind the bar {had|already had} my usual ready.'],
    ['Their flat white is {smooth|silky} and {never|not at all} bitter.', 'I {always|usually} get a flat white, {velvety|creamy} and {strong|perfectly balanced}.', 'The {best|finest} flat white I have {had|tasted} {outside of|since leaving} Melbourne.'],
    ['The almond croissants {sell out|are gone} by ten, so {come|get there} early.', 'Arrive {before ten|early} if you want {one of their|an} almond {croissants|croissant}.', 'Almond croissants are {baked|made} fresh and {disappear|vanish} {quickly|within the hour}.'],
    ['{Plenty of|Lots of} outlets and {fast|solid} wifi, so {I work|it is good for working} there for hours.', 'You can {sit|stay} with a laptop {all afternoon|for hours}, the wifi {works|is reliable} and nobody {rushes|bothers} you.', '{Perfect|Ideal} for {working|studying}: outlets at {every|each} table and {quick|stable} internet.'],
    ['My {new|go-to} {favorite|spot} for sure.', 'Five stars, {no question|without a doubt}.', 'Do yourself a favor and {go|try it}.'],
  ],
  [
    ['{Brought|Took} my old {watch|timepiece} here after {two|three} other {shops|stores} {refused|turned me away}.', 'Nobody {wanted to|would} touch my grandfather\'s watch {except|apart from} these {people|guys}.', 'I had {nearly|almost} given up on my {antique|vintage} watch when a {friend|colleague} {sent|pointed} me here.'],
    ['The {owner|man} {opened|looked at} it {in front of me|while I waited} and {explained|showed me} {exactly|clearly} what was {wrong|broken}.', 'He {took the time|sat down} to {explain|walk me through} the {problem|damage} with a {magnifier|loupe}.', 'I was {shown|told} step by step what {needed|had} to be {fixed|repaired}.'],
    ['It was {ready|done} in {four|three} days, {earlier|sooner} than {promised|he had said}.', 'They said a week and {called|phoned} me {after three days|much earlier}.', '{Picked it up|Got it back} {before|ahead of} the {date|day} they gave me.'],
    ['He {charged|asked} {less|much less} than the {estimate|quote}.', 'The {final|actual} price came {in below|out lower than} what I was {quoted|told}.', 'I {paid|ended up paying} {under|less than} the quote, who does that {nowadays|these days}?'],
    ['The watch {keeps|has kept} {perfect|exact} time {ever since|for months now}.', 'It has not {lost|gained} a {minute|second} since.', '{Months|Weeks} later it is {still running|ticking} {perfectly|like new}.'],
    ['{Honest|Trustworthy} craftsmen are {rare|hard to find}.', 'A {true|real} {craftsman|master of his trade}.', 'I {would not|wouldn\'t} {go|take it} anywhere else.'],
  ],
  [
    ['The {worst|most awful} {experience|service} I have had in {years|a long time}.', '{Stay away|Keep away} from this place, {seriously|I mean it}.', 'I {want|would like} to {warn|save} others {from|about} this {restaurant|place}.'],
    ['We {waited|sat} {fifty minutes|almost an hour} before anyone {took|asked for} our order.', 'It took them {nearly an hour|close to sixty minutes} to {even|just} {notice|come to} our table.', '{Nobody|Not one person} {came|showed up} to take the order for {fifty minutes|an hour}.'],
    ['My {fish|salmon} was {raw|cold} {in the middle|inside} and {smelled|tasted} {off|bad}.', 'The salmon was {undercooked|not cooked through} and had a {strange|nasty} {smell|odor}.', 'When the salmon {finally came|arrived} it was {cold|raw} at the center.'],
    ['The manager {rolled|just rolled} his eyes and {walked|went} away when I {complained|said something}.', 'I {complained|spoke} to the manager, who {shrugged|laughed} and {left|turned his back on us}.', '{Complaining|Talking} to the manager {did nothing|was useless}, he {was rude|could not care less}.'],
    ['{Then|And then} they {added|put} a twenty percent {tip|gratuity} on the {bill|check} for {two|a table of two}.', 'They {charge|include} {gratuity|the tip} {automatically|without asking}, {twenty|a full twenty} percent for two {people|guests}.', 'On top of it the {check|bill} had a forced twenty percent {service charge|tip}.'],
    ['{Never|Not} {again|going back}.', 'Save your {money|time}.', 'I would give {zero|no} stars if I {could|were able to}.'],
  ],
];
