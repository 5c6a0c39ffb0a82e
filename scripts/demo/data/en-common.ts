/** English lines that fit every trade: how a review ends, what a shop answers, what is added later. */
export const enCommon = String.raw`
[days]
{four|five|six} days
{over|nearly} a week
{nine|ten|twelve} days
{two|almost two|a good two} weeks

[staff]
{Priya|Dan|Marcus|Elaine|Tomasz|Keisha|Rob|Aoife|Nina|Gareth|Luis|Meg}

[aside]
{Long story short|Keeping this brief}:
{For context,|Bit of background:} {I'm 67 and not great with tech|two kids under five, zero patience}.
{Not a bot, not a friend of the owner|Paid with my own money, before anyone asks}.
{Been putting off|Took me a while to get round to} writing this.
{I rarely bother with reviews|Usually just lurk here}, {this one's for the next person|but here goes}.
{Typing this on the bus|On my phone}, {excuse the typos|so bear with me}.
{Read a lot of mixed reviews|Saw the other reviews} so {here's mine|adding my bit}.

[link.good]
{One more thing|Also worth saying}.
{And it got better|Not just that}.
[link.bad]
{And it gets better|Wait for it}.
{That's not all|It didn't end there}.
{To cap it all|As if that weren't enough}...

[close.good]
{Will|I'll} {definitely|happily} use them again.
{Can't fault it|No complaints here|Nothing to moan about}.
{Already told|Have told} {my sister|a couple of neighbours|the whole office}.
{Credit|Praise} where it's due.
{Rare these days|Refreshing}.
{That's how you keep a customer|More of this please}!
{Keep it up|Well done all}.
{Don't normally|I never} {write|leave} reviews but {felt I should|this deserved one}.
{Five stars|Full marks} from {me|us}.

[close.bad]
{Never again|Last time}.
{Save yourself the|Spare yourself the} {hassle|headache}.
{Avoid|Steer clear}.
{Shocking|Appalling}, {honestly|really}.
{One star|1 star} because {zero isn't an option|I can't give none}.
{How they stay in business is beyond me|Not sure how they get away with it}.
{I'm done|We're done} {with them|here}.
{Next stop|Taking this to} {trading standards|small claims|my card company}.
{What a joke|Total waste of time}.
{You live and learn|Lesson learned}.
{I don't even want compensation|Forget the money}, {just one honest answer|an apology would have done}.
{If you work there and you're reading this|To whoever reads these}: {fix it|do better}.
{My blood pressure can't take it|I've lost the will to argue}.

[close.mixed]
{So|So, yeah,} {three|3} stars {feels fair|it is}.
{Swings and roundabouts|Make of that what you will}.
{Room for improvement|Could be great with a bit more care}.
{Might|May} give them {another go|one more chance}.

[title.good]
{Great|Lovely|Brilliant|Excellent}{ service| experience|}
{So|Very|Really} {happy|pleased|impressed}
{Would|Will} {recommend|be back}
{Restored my faith|How it should be done}
{Pleasantly surprised|Better than expected}
[title.bad]
{Avoid|Don't bother|Beware}
{Very|So|Really} {disappointed|let down|frustrating}
{Awful|Terrible|Poor}{ experience| from start to finish|}
{Never again|Not good enough}
{Read this first|Think twice}
[title.mixed]
{Mixed feelings|Could be better|Almost there}
{Good and bad|Hit and miss|It's fine}

[stock.good]
Great service, would recommend. #attitude+
Fast delivery, as described. #delivery+ #description+
Very happy with my purchase.
[stock.bad]
Terrible customer service. #attitude-
Do not waste your money.
[stock.mixed]
It's ok for the price. #price0

[reply.good]
Thank you {so much|} for {the kind words|taking the time}{, it made our day|. We've passed this on to the team|}!
{We're so glad|Delighted} to hear {that|this}. {See you again soon|Thanks for choosing us}!
[reply.bad]
{We're very sorry|We apologise} {to hear about|for} your experience. Please {email|message} us your {reference number|details} so {we can look into it|a manager can review this}.
{This isn't the standard we aim for|That should not have happened}. {A member of our team will be in touch within 48 hours|We have raised this with the team involved}.
Thank you for the feedback, {we understand your frustration|and apologies again}. {Unfortunately|As explained,} we {have been|are} {exceptionally busy|short-staffed} {lately|this month}.
[reply.mixed]
Thanks for the honest feedback, {we'll take it on board|noted and passed on}.

[follow.good]
{Update:|Edit:} {a month on|six weeks later} and still {very happy|going strong}.
{Update - |}{bought|ordered} {another one|again} for {my mum|a friend}, {same good service|no issues}.
[follow.bad]
{Update:|UPDATE:} {still|two more weeks and still} {nothing|no reply|waiting}.
{Edit:|Update:} {they phoned after seeing this review|got a call within a day of posting this}, {promised a lot|said all the right things}, {nothing has happened since|silence again}.
[follow.solved]
{Update:|Edit:} {a manager called|someone senior got in touch} and {it's now sorted|they put it right}. {Shouldn't take a bad review though|Credit for that at least}.
[follow.refunded]
{Update -|To be fair,} {the refund|the money} {finally landed|arrived today}. {Took long enough|Only five weeks}.
`;
