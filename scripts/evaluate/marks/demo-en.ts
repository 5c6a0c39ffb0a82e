/** The English half of demo-zh.ts; the same form. */
export const DEMO_EN = String.raw`
== ch-0006
C: Biscuit got into the chocolate drawer. How do I claim?
A: Oh no, is Biscuit all right?
C: Sleepy but ok.
A: Glad to hear it. Just the itemised bill and the vet notes, upload in the app.
C: That's it? When would it be paid?
A+P: You'll have a decision by Thursday, I'll ring you if anything's missing.
C: Perfect, cheers.
A: Hope Biscuit feels better soon. Thank you, take care.
S: How did we do today? 1 (poor) - 5 (great).
== ch-0043
C: Luna needed a tooth out. First claim, no idea what to do?
A: Oh no, is Luna all right?
C: Sleepy but ok
A: Good. Two things: invoice and discharge summary, upload in the app.
C: That's it? When would it be paid?
A+P: You'll have a decision by Thursday, I'll ring you if anything's missing.
C: Great, thank you
A: Give Luna a cuddle from us. You're welcome! Enjoy the rest of your week.
S: How did we do today? 1 (poor) - 5 (great).
== ch-0217
C: Hi, got my daily spf today. What's the card in the box?
A+S: Hello! It's a little promo: post a five star review, show me here and you get a $10 gift card.
C: Really? Any review?
A+S: Only 5-star ones count and please don't mention the gift card.
C: Ok will do.
== ch-0195
C: Hi, got my face serum this morning. What's the card in the box?
A+S: Hello! That's our VIP thank-you: leave 5 stars with a photo, send me the screenshot and you get a $10 gift card.
C: Oh nice Any review?
A+S: It needs to be five stars I'm afraid and please don't mention the gift card.
C: Ok will do
== ch-0138
B: Hello! I'm Ember, your virtual assistant. Tell me in a few words what you need.
C+E: Can I speak to someone
C: My repair was rejected. The stylus lags, strokes go missing. It has a two year warranty
A: Hi there, thanks for waiting. How can I help?
A+P: Can you hold a moment? I'll check with the team.
A: The report says liquid ingress, which isn't covered.
C: There isn't a mark on it. Can I see the photos.
A: Those are internal.
C: This is ridiculous
A: We can offer 10% off a new one.
C+E: You're joking. I'm going to trading standards, I mean it.
A: The decision is final, sorry.
== ch-0223
C: I left a grey coat in room 212.
A: Hi, you're through to Keisha. What can I do for you?
A: One moment, let me pull up the order.
A: Found it, safe at the desk. Want us to mail it? On us?
C: Yes please.
A+P: Going out this afternoon, should be with you by the weekend.
C: Lovely, thanks for sorting.
A: You're welcome! Have a good evening.
== ch-0169
C: Won't charge already. Help?
A: Hi, you're through to Priya. What can I do for you today?
A: I do apologise for this. Which model is it? Is it on the latest update?
C: I think so, bought in the spring
A: Right, hold the power button for fifteen seconds, then tell me what lights you see.
C: Doing it now.
C: Oh! It works. Magic.
A: Great. I've put a note on file so next time we skip straight to a swap.
C: Ok thanks
A: Thank you, take care.
== ch-0015
C: My deposit is still on my card. Checked out five days ago.
A: Hello, banks take a while.
C: Bank says you never released it
A+P: Give me two minutes? Looking into it.
A: I can see a note about "room damage".
C: Nobody mentioned damage? Where is that in writing?
A+P: Accounts will email you within 3 working days.
C+E: I'm going to trading standards, and leaving a review everywhere.
== ch-0168
C: Is the daily spf ok for rosacea?
A: Good afternoon, thanks for waiting. How can I help?
A: Short answer, yes but not the same night. Any broken skin?
C: Just a gentle cleanser.
A: Then start twice a week, honestly the cheaper one does the same.
C: Love the honesty.
A: My pleasure! Enjoy the rest of your week.
== ch-0092
C: Bought this Monday, it dropped by £30. Price match?
A: Hi there, thanks for contacting us. How can I help?
A: Sale prices are excluded, though I can put in a request.
C: Please do.
A+P: I've submitted it, the pricing team will reply by Thursday.
C: Great, thank you.
== ch-0126
C: Claim rejected. Tilly needed a tooth out. How is that pre-existing
A: Hi, this is Nina. How can I help today?
A: That must be really annoying. One moment, let me pull up the order.
A: Notes from 2 years ago mention a limp, which counts as pre-existing.
C: That was the other leg. I've sent a letter from the vet.
A: I don't see it on file.
C: That's what the last person said. So when exactly?
A: I've logged an appeal for you.
C+E: If this isn't fixed I'm going to the regulator
== ch-0209
C: Wrong order again. Ordered ramen.
A: Hi, can you send a picture?
C: Two salads and a coke.
A: The kitchen says it left correct.
C: So what now. Fix it please.
A: A $3 credit has been added.
C+E: There won't be a next order. I'm going to trading standards, I mean it
A: That's the maximum I can do.
== ch-0072
C: Flight got cancelled, we can't make tonight. I realise it's last minute
A: Good afternoon, thanks for contacting us. How can I help?
A: Health comes first. Bear with me, let me pull up the order.
A+P: I've spoken to the manager: full refund, no fee.
C: Really? Didn't expect that.
A+P: Hope she's better soon. We'll keep a quiet room for you.
C: Ok thanks
== ch-0051
C: Hums like a generator, kitchen is unusable after ten.
A: Hello, you're through to Elaine. How can I help?
A: Apologies for the trouble. Are you home this afternoon? It's all under warranty.
C: I can be
A+P: Done. He's called Ray, he'll ring ahead. If it can't be fixed we swap it.
C: Amazing
A: My pleasure! Enjoy the rest of your week.
S: How did we do today? 1 (poor) - 5 (great).
`;
