/** The English half of authored-zh.ts; the same form. */
export const AUTHORED_EN = String.raw`
== kettle-survey
C: sorted, cheers
A+S: Lovely. You'll get a quick survey, it'd mean the world if you could pick 'Extremely satisfied' as anything lower counts against me
C: haha ok
== candle-card
C: there was a scratch card in the box?
A+S: Yes! Pop a glowing write-up on our page, send me the link and you can scratch it for up to $15
C: neat
== edit-review
C: The strap snapped after two days, I wrote that in my review
A+S: We'd be happy to send $20 if you would update your review to something more favourable
C+E: Are you bribing me? I'm reporting this to Amazon
== trustpilot-ask
C: got it working thanks
A+S: Brilliant! If you've a minute, a five-star rating on Trustpilot really helps our small team
== pay-after-stars
C: so when do I get the discount
A+S: As soon as your 5 stars are up hun, screenshot it to me here
C: ok
== app-love
C: That solved it
A+S: Great! Show us some love in the App Store with all five stars and we'll add a month of premium
== honest-survey
C: ok thanks
A: You may get a short survey about today. Please answer honestly, good or bad, it goes straight to my team lead
== saw-review
C: I left you 5 stars last week btw
A: I saw it, thank you so much, it made our day
== no-incentive
C: do I get a voucher if I leave a good review
A: I'm afraid not, we never offer anything in return for reviews
C: fair enough
== hotel-stars
C: is this the five star one by the beach
A: It is a five-star hotel, yes, and breakfast is included
== refund-friday
C: where's my money
A+P: I've just approved it, so the $42 lands on your card by Friday
C: ok
== leave-with-me
C: second time the wrong size came
A+P: That's on us. Leave it with me, a medium goes out first thing tomorrow by express
C: thanks
== ring-you
C: nobody rang me
A+P: My apologies. I'm going to phone the depot now and I'll ring you back before noon
C: please do
== put-down
C: can the engineer come thursday
A+P: He can. I've put you down for Thursday between 9 and 11, and he texts when he's on his way
== pass-praise
C: Maria on the front desk was wonderful
A+P: Thank you for telling us! I'll make sure she hears it
== credit-note
C: the pizza was stone cold
A+P: So sorry! I'm adding a $12 credit to your account this afternoon
C: appreciate it
== policy-window
C: how long do refunds take
A: Usually three to five working days once the warehouse has scanned the parcel
C: right
== if-you-send
C: the seam split
A: If you send me a picture of the seam I'll get a replacement sorted
C: will do later
== do-our-best
C: will it be here before the wedding
A: I can't say for certain, but we'll try our hardest to get it there
== already-refunded
C: did you refund it
A: We did, on the 3rd, it shows as completed on our side
== would-have
C: last month someone gave me free shipping
A: I would have waived it too if the offer were still on
C: shame
== auto-close
B: This chat will close in two minutes if there is no reply
C: hang on
A: No rush, I'm here
== never-ask-password
C: is this email from you
A: No, it isn't. We will never ask for your password or card number
C: thanks
== real-human
B: I can help with orders, returns and billing
C+E: give me a real human being please
B: Connecting you
== head-office
C: four weeks and not one reply
C+E: I want the name of your head of customer care, I'm writing to her today
A: I understand your frustration
== bank-dispute
C: you sent me an empty box
A: Our records show it was delivered
C+E: Fine, then I'll dispute it with my bank
== tiktok
C+E: this is going on TikTok, 80k people follow me
A: I'm sorry you feel that way
== watchdog
C+E: If the fee isn't gone by Monday I take it to the Financial Ombudsman
A+P: I hear you. Our complaints team will review the fee and write to you by Friday
== lawyer-by-trade
C: I'm a lawyer by trade so I do read the small print, where is the clause
A: It is section 4.2
C: thanks
== manager-yesterday
C: your manager told me yesterday I could collect in store
A: That's right, bring the order number and some ID
== court-shoes
C: are the court shoes in stock in black, size 6
A: Yes, two pairs left
== never-without
C: I never buy anything without reading the label, does it contain nuts
A: It may contain traces of hazelnut
== last-straw
C+E: That's it, we've been with you nine years and we're moving to another insurer
A: I'm sorry to hear that
== formal-complaint
C: I'd like to make a complaint about the driver, he threw the parcel over the gate
A+P: That's not acceptable. I'm raising it with his depot today and will email you what they say
== stars-for-filter
C: can I get the spare filter you mentioned
A+S: Of course, just drop us a quick 5* on the product page first and I'll pop it in the post
== remove-low
C: my rating was two stars because of the delay
A+S: Would you consider taking it down or raising it to four or five? I can make it worth your while with a store credit
== google-kind-words
C: all sorted thank you
A+S: You're a star. If you could spare some kind words on Google, we'd be ever so grateful
== rating-question
C: your store only has 3.9 stars, is it safe to order
A: Fair question. Most of those low ratings are from the courier strike in March
`;
