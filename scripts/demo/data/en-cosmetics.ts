/** English reviews of skin care. */
export const enCosmetics = String.raw`
[product/cream]
{moisturiser|night cream|face cream}
[product/serum]
{serum|vitamin C serum|face serum}
[product/spf]
{sunscreen|spf|daily spf}

[problem/cream]
{Brought me out in|Gave me} {red bumps|a rash} {overnight|by day three}. #quality-
{Smells off|Arrived separated}, {like old candles|oily on top}. #quality-
[problem/serum]
{Pump|Dropper} {doesn't work|was snapped}, {have to pour it out|half of it wasted}. #quality-
{Pills|It pills} under {everything|makeup}. #quality-
[problem/spf]
{White cast|Leaves a cast} {for days|you could see from space}. #quality-
{Stings my eyes|Still burned} {every time|after two hours outside}. #quality-

[why.return]
{Reacted badly|Allergic reaction}, {face swelled up|skin on fire}. #quality-
{Seal was missing|Foil already peeled}. #fake-
{Expires in two months|Use-by date was nearly up}. #fake-

[goods.good]
{This|The} <product> is {lovely|my new favourite}, <goods.praise>. #quality+
{Sensitive|Oily|Rosacea-prone} skin here and the <product> {works|behaves}: <goods.praise>. #quality+
[goods.praise]
{sinks in fast|no sticky feeling}
{skin feels calm for once|dry patches gone in a week}
{a little goes a long way|one tube lasts ages}
{no perfume headache|barely any scent}

[fake.bad]
{Different smell|Thinner texture} to the one I {bought in store|had before}, {batch code doesn't check out|label is crooked}. {Not putting that on my face|Fake I reckon}. #fake-

[mixed]
{Nice stuff|Good product}, <goods.praise>, {but|though} {leaked in the post|the pump broke in a week}. #quality0 #packaging-
{Helpful|Kind} {advice|consultant}, {product did nothing for me|shame the shade was still wrong}. #expertise+ #quality-

[brief.good]
<goods.praise>, {love it|will rebuy|happy}. #quality+
{Lovely|Gentle|Gorgeous} <product>{, thank you|, on my second|}. #quality+
{Samples|Little samples} in the box{, nice touch|. Sweet}. #order+
[brief.bad]
{Broke me out|Rash}. {Refund refused|They won't take it back}. #quality- #refund-
{Leaked everywhere|Half empty on arrival}. #packaging-
{Not genuine|Smells nothing like the original}. #fake-
[brief.mixed]
{Meh|Fine}. {Did nothing|No miracle} {but no rash either|but smells nice}. #quality0

[single.good]
Sent them a photo of my chin at its worst, expecting a sales pitch. They told me to see a GP first and come back after. I did both. Chin is great. #expertise+ #attitude+
[single.bad]
"Dermatologist approved." I showed it to mine. She laughed, then asked to keep the box for a lecture. #quality- #description-
`;
