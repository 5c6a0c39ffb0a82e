import type { Fulfilment, Speaker } from './fulfilment.js';

/** English words of what came of a promise, clause by clause. */

const i = (source: string): RegExp => new RegExp(source, 'iu');

const DONE =
  'refunded|reimbursed|sent|shipped|delivered|fixed|sorted|resolved|solved|repaired|mended|replaced|credited|reversed|rebooked|processed|restored|released|dispatched|emailed|returned|waived|removed|corrected|adjusted|answered|taken care of|settled|issued|reinstated|found|located';
const THINGS =
  'refund|money|replacement|parcel|package|order|credit|voucher|vouchers|compensation|(?:my |our |the )bags?|luggage|suitcase|parts?|cable|item|label|call|callback|reply|response|answer|engineer|technician|courier|driver|plumber|boarding pass(?:es)?|invoice|receipt|card|\\$\\d+|£\\d+';
const SOMEBODY = 'they|he|she|someone|somebody|(?:your|the|an?) (?:\\w+ ){0,2}?(?:engineer|technician|courier|driver|manager|team|agent|supervisor|rep|plumber|colleague|guy|lady|person)|someone from [^.,!?]{0,20}|you(?: guys)?';
const ADVERB = '(?:finally|just|now|already|since|all|also|both|even|actually|quickly|promptly|then|at last)';

/** Be or have something done: by the company, since only what was done to somebody is passive. */
const PASSIVE = `\\b(?:(?:has|have|had|['’]s|['’]ve)(?: ${ADVERB})* been|was|were|got|is (?:now|all|finally)|are (?:now|all)|['’]s (?:now|all)|been)(?: ${ADVERB})* (?:${DONE})\\b`;
const STATE =
  "\\b(?:it|that|this|everything|all|problem|issue|matter)(?:['’]?s| is)?(?: \\w+ly| now| all| been)* (?:sorted|fixed|resolved|solved|done|working again|works (?:again|now|fine)|back up)\\b|\\bworks again\\b|\\bno more errors?\\b";
const CAME = `\\b(?:it|${THINGS})(?: (?:has|have|had|did))?(?:['’]s)?(?: ${ADVERB})* (?:arrived|came|come|turned up|showed up|landed|got here|is here|was here|went through|gone through|came through|come through|hit my|reached (?:me|us)|cleared|is back|is here|is now here)\\b|\\bit['’]s here\\b`;
const ACTED = `\\b(?:${SOMEBODY})(?: (?:has|have|had)|['’]ve|['’]s)?(?: ${ADVERB})* (?:(?:called|rang|phoned|rung|e-?mailed|texted|contacted|refunded|rebooked|helped|credited|sent|got back to|gave) (?:me|us|it|the|my|a)\\b|(?:called|rang|phoned|e-?mailed|wrote|got|came) back\\b|came (?:round|out|over|today|yesterday|on|by|this|and)\\b|turned up\\b|showed up\\b|fixed\\b|sorted\\b|repaired\\b|replaced\\b|resolved\\b|got (?:it|this|that|them) (?:done|sorted|fixed|resolved|taken care of)\\b|managed to (?:get|fix|find|sort|rebook)\\b|kept (?:his|her|their|your|its) (?:word|promise)\\b)`;
const GOT = `(?:\\b(?:i|we)(?:['’]ve| have)?(?: ${ADVERB})* |^(?:\\W*(?:just|finally|ok|yes|yep|yay|thanks|thank you|and) )*)(?:received|got|gotten|had|did get)\\b(?: back)?(?: (?:my|the|a|an|our|your|his|her|that|this|it|it all|full|new|both))*(?: \\w+){0,2}? ?\\b(?:${THINGS}|back)\\b`;

const KEPT_BY_CUSTOMER: readonly RegExp[] = [
  i(PASSIVE), i(STATE), i(CAME), i(ACTED), i(GOT),
  /#?\bresolved\b(?=\W*(?:$|#|thank|ty))|\b(?:helped (?:me|us) out|sorted (?:me|us) out)\b|\bable to resolve\b|\b(?:kept|true to|good as) (?:his|her|their|your|its) (?:word|promise)s?\b|\bas promised\b|\bas you said it would\b|\ball (?:sorted|fixed|good now)\b|\bbags? (?:were )?(?:released|found)\b/iu,
];
const KEPT_BY_AGENT: readonly RegExp[] = [
  i(`\\b(?:(?:has|have|['’]s|['’]ve)(?: ${ADVERB})* been|was|were|is now|are now)(?: ${ADVERB})* (?:successfully |fully )?(?:${DONE})\\b(?! to (?:our|the) \\w+ ?(?:team|department|office)?)`),
  i(`\\b(?:i|we)(?:['’]ve| have)(?: ${ADVERB})* (?:${DONE})\\b(?! (?:this|it|that|your \\w+) to (?:our|the))`),
  /\b(?:glad|great|good|happy|pleased) to (?:hear|see|know)\b[^.!?]{0,40}\b(?:got|have|received|sorted|fixed|resolved|back|arrived|taken care of|working)\b|\bthat['’]s (?:all )?done\b|\bhas (?:now )?(?:arrived|gone through)\b/iu,
];

const NOT = /n['’]t\b|\b(?:not|never|no|nobody|nothing|none|neither|without|cannot|yet to|fail(?:ed|s)? to|rather than|instead of|haven|hasn|wasn|didn)\b/iu;
/** Not a denial of what follows. */
const NO_DENIAL = /\bno (?:more|longer|problem|worries|issues?|doubt)\b|\bnot only\b|\bnot bad\b/giu;
const TO_COME =
  /\b(?:if|once|when|whenever|until|till|unless|as soon as|after|before|in case|will|would|should|can|could|may|might|must|shall|needs?|wants?|hope|hoping|wish|going to|supposed to|meant to|due to be|usually|normally|typically|to be|to get|to have|let me know|expect(?:ing|ed)?|waiting (?:for|on)|love|like|please|gets?|wonder(?:ing)?|whether|had i|ought)\b|['’]ll\b|['’]d\b(?! (?:just|already|finally))/iu;
const OUT_OF_HAND = /\b(?:if|once|unless|until|in case|whether|as soon as)\b/iu;
/** The customer's own doing, or somebody else's good luck. */
const NOT_OURS =
  /\b(?:i|we)(?:['’]ve| have)?(?: just| already| also| now)* (?:sent|shipped|returned|e-?mailed|posted|paid|cancell?ed|booked|answered|updated|fixed|called|rang|phoned)\b|\b(?:my|another|other|every(?:body|one)) (?:sister|brother|friend|neighbou?r|wife|husband|mother|mum|mom|dad|colleague|passengers?|customers?|people|else)\b|\bsomeone else\b/iu;

const UNDONE = 'refunded|reimbursed|sent|shipped|delivered|fixed|sorted|resolved|solved|repaired|mended|replaced|credited|reversed|processed|dispatched|issued|answered|released';
const OUTCOME = `${UNDONE}|arrived?|come|came|received?|heard|got|gotten|get(?! to\\b)|show(?:ed)?|turn(?:ed)? up|call(?:ed)?|rang|ring|phoned?|contact(?:ed)?|happen(?:ed)?|repl(?:y|ied)|respon(?:d|ded)|refund|sen[dt]|fix|resolve|materiali[sz]ed?`;
const BROKEN: readonly RegExp[] = [
  i(`\\b(?:(?:ha[sd]|have|is|was|are|were|did)(?:n['’]?t| not)|(?:i|we|they|you|he|she|it|that|has|have|['’]ve|['’]s) never|['’](?:s|ve) not|yet to)\\b(?: (?:yet|ever|even|actually|one|been|be|my|the|a|any))* (?:${OUTCOME})\\b`),
  /\bstill (?:no|not|nothing|nobody|waiting|haven|hasn|isn|don|doesn|without|missing|broken|outstanding|unresolved|pending|in the dark)|\b(?:am|are|is|['’]m|['’]re) still (?:waiting|without|missing)/iu,
  i(`\\b(?:no|not (?:a|one|a single)|zero|never any)(?: \\w+)? (?:refund|reply|replies|response|e-?mail|call|callbacks?|sign|word|news|update|parcel|replacement|engineer|courier|contact|answer|voucher|delivery)\\b`),
  i(`\\b(?:no ?(?:one|body)|none of|not one|nothing|never)\\b[^.!?]{0,30}\\b(?:${OUTCOME}|told|e-?mailed|got back|helped|wrote)\\b`),
  /\bno[- ]show\b|\bstood (?:me|us) up\b|\bbroken? (?:a |the |their |your |his )?promises?\b|\bfailed to\b|\blet (?:me|us) down\b|\bdidn['’]?t keep\b|\bempty promises?\b|\bfobbed (?:me |us )?off\b|\bwhere(?:['’]s| is| are| the \w+ is) (?:my|the|our) (?:refund|money|parcel|replacement|order|bag|credit|engineer)/iu,
  /\b(?:was|were) (?:supposed|meant|due) to (?:be|have|come|arrive|get|call|ring|receive|hear)\b|\b(?:i|we) (?:was|were) (?:told|promised|assured)\b[^.!?]{0,20}\b(?:(?:i|he|she|they|it|somebody|someone)(?:['’]d| would)|within|by (?:noon|tomorrow|\w+day|\d))\b|\b(?:you|they|he|she) (?:promised|swore)\b|\bwas promised\b|\bit(?:['’]s| is) (?:now|already) (?:\w+day|\w+ days|\w+ weeks|day \w+)\b/iu,
  i(`\\b(?:days|weeks|months|hours|week|month) (?:on|later|now)\\b[^.!?]{0,30}\\b(?:still|not|n['’]t|nothing|no)\\b`),
];
const BUT = /\b(?:but|however|although|though|yet|except)\b[^.!?]*\b(?:crack(?:ed)?|broken?|missing|wrong|damaged|never|still|again|late|not|no|n['’]t|dirty|empty|rest|half|fault\w*|useless)\b|\b(?:first half|only (?:half|one|part))\b/iu;

/** Of the company's own words only that it has not been done yet. */
const BROKEN_BY_AGENT: readonly RegExp[] = [i(`\\b(?:has|have)(?:n['’]t| not)(?: yet)?(?: been)? (?:${UNDONE}|arrived)\\b|\\b(?:has|have) yet to be (?:${UNDONE})\\b`)];

const CLAUSE = /[^,;:–—]+/gu;

/** True when a pattern is found with nothing before it in the clause that denies it, or says it is yet to come. */
function states(clause: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => {
    const found = pattern.exec(clause);
    if (!found) return false;
    const upTo = clause.slice(0, found.index + found[0].length).replace(/\b(?:glad|great|good|happy|pleased) to (?:hear|see|know)\b/giu, '');
    return !NOT.test(upTo.replace(NO_DENIAL, '')) && !TO_COME.test(upTo);
  });
}

/** What an English text says of an earlier promise. */
export function fulfilmentInEnglish(text: string, by: Speaker): Fulfilment {
  let kept = false;
  let broken = false;
  for (const sentence of text.match(/(?:[^.!?\n]|\.(?=\d))+[.!?\n]*/gu) ?? []) {
    const asks = /\?\s*$/u.test(sentence);
    const complains = /\b(?:why|how come|where(?:['’]s)?)\b/iu.test(sentence);
    if (/[a-z]/iu.test(sentence) && kept && BUT.test(sentence)) broken = true;
    for (const clause of sentence.match(CLAUSE) ?? []) {
      if (OUT_OF_HAND.test(clause)) continue;
      const meant = clause.replace(NO_DENIAL, '');
      if ((!asks || complains) && (by === 'agent' ? BROKEN_BY_AGENT : BROKEN).some((pattern) => pattern.test(meant))) broken = true;
      else if (asks) continue;
      else if (by === 'agent') kept ||= states(clause, KEPT_BY_AGENT);
      else kept ||= !NOT_OURS.test(clause) && states(clause, KEPT_BY_CUSTOMER);
    }
    if (kept && BUT.test(sentence)) broken = true;
  }
  return { kept, broken };
}
