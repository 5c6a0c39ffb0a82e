/** English turns of phrase that all chat scripts share. */
export const enChatLines = String.raw`
[hi]
{Hi|Hello}, {you're through to <staff>|this is <staff>}. {How can I help|What can I do for you} {today|}?
{Hi there|Good afternoon}, thanks for {waiting|contacting us}. {What's the problem|How can I help}?
[bot]
{Hi!|Hello!} I'm {Ember|Bea|Volt}, your virtual assistant. {Choose: track order / refund / repair / other|Tell me in a few words what you need}.
[human]
{agent|human please|talk to a person}
{I need a real person|can I speak to someone}
[switch]
{Transferring you to an agent|Connecting you}. {You are number {3|8|14} in the queue|Please hold}.
[sorry]
{I'm really sorry about that|I do apologise for this|Sorry to hear that}.
{Oh no, that's not right, sorry|Apologies for the trouble}.
[empathy]
{I completely understand|I can see why that's frustrating|That must be really annoying}.
[wait]
{Bear with me|One moment}, {let me pull up the order|I'm just checking}.
{Give me two minutes|Can you hold a moment}? {Looking into it|I'll check with the team}.
[bye]
{Thanks for your patience|Thank you}, {have a lovely day|take care}.
{You're welcome|My pleasure}! {Enjoy the rest of your week|Have a good evening}.
[okay]
{ok thanks|great, thank you|Perfect, cheers}
{Brilliant|Lovely}, {thanks <staff>|thanks for sorting}
[rate]
{This chat has ended. Please rate your experience from 1 to 5|How did we do today? 1 (poor) - 5 (great)}.
[angry]
{That's what the last person said|I've heard this before}. {When|So when exactly}?
{This is ridiculous|I'm going round in circles here}.
{Stop pasting|Please don't read me} the script.
[threat]
{I want a manager|Put me through to a supervisor}. {Now|Today please}.
{I'll be raising a chargeback|I'm going to trading standards}, {and leaving a review everywhere|I mean it}.
{Last time I|I'll never} {buy|use} {from you|you} again, {and I'll tell everyone|screenshots are going on social media}.
`;
