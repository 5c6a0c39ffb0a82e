/** English chat scripts of kitchens, hotels, insurers and the like; the form is that of en-chats-shops.ts. */
export const enChatsTrades = String.raw`
== engineer-wait | appliances | bad | warranty_repair
C: <problem> {I reported it <days> ago|Booked a repair <days> ago}
A: <hi>
A: <wait>
A: {The earliest engineer is the 19th|We're waiting on a part}, {sixteen days from today|no date yet I'm afraid}
C: {With a baby in the house|I have three kids}. {Sixteen days?|Anything sooner?}
A: <empathy> {It's the same for everyone|There's nothing sooner on the system}
C: {Then replace it|Refund it then}
A: {We have to attempt a repair first|The manufacturer decides that}
C: <threat>
A: {I've asked the area manager to ring you tomorrow|I'll put you on the cancellation list}
?C: {I'll believe it when it happens|Fine}

== engineer-fast | appliances | good | warranty_repair
C: <problem>
A: <hi>
A: <sorry> {Are you home this afternoon|I've got an engineer near you at 3}? {It's all under warranty|Nothing to pay}
C: {yes|I can be}{, that's quick|}
A: {Booked|Done}. {He's called Ray, he'll ring ahead|You'll get a text when he's on the way}. {If it can't be fixed we swap it|I'll call you after to check}
C: {amazing|great stuff}
?C: {he's been, all working|just left, sorted in 20 mins}. {lovely man|thank you both}
A: <bye>
?S: <rate>

== meal-wrong | restaurant | bad | order_accuracy
C: {Wrong order again|We got someone else's food}. {Asked for|Ordered} <dish>
A: {Hi|Hello}, {can you send a picture|what did you receive}?
C: {[image]|two salads and a coke}
A: {The kitchen says it left correct|Driver must have mixed it up}
C: {So what now|I've got hungry kids}. {Redeliver or refund|Fix it please}
A: {I can offer 10% off your next order|A $3 credit has been added}
C: {There won't be a next order|That's insulting}. <threat>
A: {That's the maximum I can do|I've passed it to the manager}

== meal-fixed | restaurant | good | resolution
C: {missing my|no} <dish> {in the bag|again?}
A: <sorry> {New one's going on now|I'll get it remade}, {with you in 20|driver leaves in ten}. {Or refund, you choose|No charge for the whole order}
C: {redeliver pls|that's kind}
A: {On its way|Done}, {extra dessert in there|with a note from chef}
C: {it's here, hot|arrived}! {you're the best|thanks guys}
A: <bye>

== deposit-held | hotel | bad | payment_invoice
C: {My deposit|The $150 hold} {still hasn't been released|is still on my card}. {Checked out <days> ago|It's been <days>}
A: {Hello|Hi}, {that depends on your bank|banks take a while}
C: {Bank says you never released it|I rang the bank. It's you}
A: <wait>
A: {I can see a note about "room damage"|Accounts have it pending}
C: {What damage|Nobody mentioned damage}? {Third story I've been told|Where is that in writing}?
A: {Accounts will email you within 3 working days|I'll ask the duty manager to call tonight}
C: <threat>

== cancel-kind | hotel | good | returns_refunds
C: {My daughter's ill|Flight got cancelled}, {we can't make tonight|need to cancel}. {I know it's non-refundable|I realise it's last minute}
A: <hi>
A: {Don't worry at all|Health comes first}. <wait>
A: {I've spoken to the manager|All agreed}: {full refund|move it to any date in the next year}, {no fee|nothing to pay}
C: {oh wow|Really?} {didn't expect that|that's so kind}
A: {Hope she's better soon|Safe travels}. {See you another time|We'll keep a quiet room for you}
C: <okay>

== left-behind | hotel | good | resolution
C: {I left|Think we left} {a grey coat|my son's bear} in {room 212|the room by the lift}
A: <hi>
A: <wait>
A: {Found it|Housekeeping has it}, {safe at the desk|it's in our lost property}. {Shall I post it to the address on the booking|Want us to mail it? On us}?
C: {yes please|that would be wonderful}
A: {Going out this afternoon|Posted tomorrow first thing}, {I'll text you the tracking|should be with you by the weekend}
C: <okay>
A: <bye>

== claim-denied | insurance | bad | resolution
C: {Claim rejected|You denied my claim}. <case>. {How is that pre-existing|My vet disagrees}
A: <hi>
A: <empathy> <wait>
A: {Notes from 2 years ago mention a limp|The records show an earlier visit}, {so it falls under the exclusion|which counts as pre-existing}
C: {That was a thorn|That was the other leg}. {Vet wrote a letter|I've sent a letter from the vet}
A: {I don't see it on file|You can appeal by post}
C: <angry>
A: {I'll ask a senior handler to review it and call you in 5 days|I've logged an appeal for you}
C: {ombudsman if not|If this isn't fixed I'm going to the regulator}

== claim-guided | insurance | good | resolution
C: <case>. {First claim, no idea what to do|How do I claim}?
A: {Oh no, is <pet> all right|Poor thing, how's <pet> now}?
C: {sleepy but ok|getting there thanks}
A: {Glad to hear it|Good}. {Just the itemised bill and the vet notes|Two things: invoice and discharge summary}, {photos are fine|upload in the app}
C: {that's it?|ok sending}. {how long|when would it be paid}?
A: {If it's complete, three working days|You'll have a decision by Thursday}, {I'll ring you if anything's missing|I'll watch for it and text you}
C: <okay>
A: {Give <pet> a cuddle from us|Hope <pet> feels better soon}. <bye>
?S: <rate>

== skin-advice | cosmetics | good | expertise
C: {Is the <product> ok for rosacea|Can I use the <product> with retinol}?
A: <hi>
A: {Short answer, yes but not the same night|I'd patch test first}. {What else are you using|Any broken skin}?
C: {just a gentle cleanser|nothing fancy}
A: {Then start twice a week|Use it mornings only}, {and skip the toner, you don't need it|honestly the cheaper one does the same}
C: {love the honesty|that's really helpful}
A: <bye>
?S: <rate>
`;
