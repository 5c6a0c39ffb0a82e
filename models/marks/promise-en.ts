/** English promises: which sentences of an agent commit the company to a definite future action for this customer. */

const US =
  "we|i|they|he|she|someone|somebody|xiao \\w+|little wo|our (?:\\w+ ){1,3}|the (?:\\w+ ){1,3}|an? (?:\\w+ )?(?:manager|specialist|technician|engineer|colleague|agent|representative|supervisor|courier|driver)|accounts|mechanics";
const TIME =
  "today|tonight|tomorrow|this (?:morning|afternoon|evening|week)|first thing|by (?:\\w+day|noon|tonight|tomorrow|then|close|the end|\\d)|(?:on|next|this) (?:mon|tues|wednes|thurs|fri|satur|sun)day|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:with)?in (?:the next |an? |\\d+|two|three|four|five|seven|ten|a few|few)[ -]?(?:\\d+ )?(?:\\w+ )?(?:minutes?|hours?|days?|weeks?)|\\d+ (?:working |business )?(?:hours?|days?)|before (?:noon|\\d|lunch|tomorrow)|end of (?:the )?(?:day|week)|shortly|soon|right away|straight away|immediately|at once|asap|mon|tue|wed|thu|fri";
const STATE =
  'be (?:happy|glad|able|here|there|back|available|closed|open|delighted|sure (?:you|that you))|need|have to|keep (?:on )?(?:improv|optimi|perfect|work|(?:our|my) fingers)|do what|continue|constantly|carefully study|further (?:improve|optimi)|try|strive|do (?:our|my|their|all|everything)|never|always|not|miss|lose|love|see you|all|reinforce|strengthen|improve|optimi[sz]e|customi[sz]e|offer you|guarantee|make greater|only|gladly assist';

const i = (source: string): RegExp => new RegExp(source, 'iu');

const COMMITMENTS: readonly RegExp[] = [
  /* We will do it. "Happy to" and "be sure to" count when an action follows. */
  i(`\\b(?:${US})\\s?(?:['’]ll|will|shall|am going to|are going to|is going to|['’]m going to|['’]re going to)\\s(?:now |also |then |certainly |definitely |gladly |immediately |just |be certain to |be sure to |be happy to |be glad to |make sure (?:to )?)?(?!${STATE}|assist|help)[a-z]+`),
  /\band (?:we |i )?will (?:then |also |gladly )?(?:forward|share|pass|send|let|report|feed|look|contact|provide|follow|handle|check)\b/iu,
  i(`\\b(?:we|i)['’]?(?:ll| will) (?:be (?:sure|certain)|make sure)\\b`),
  /\b(?:happy|glad) to (?:forward|pass|share)\b/iu,
  /* Being done now. */
  i(`\\b(?:i['’]?m|i am|we['’]?re|we are) (?:now |just |already )?(?:sending|adding|raising|issuing|refunding|shipping|arranging|forwarding|passing|escalating|crediting|putting|booking|processing|replacing|posting|emailing|calling|phoning|opening|logging|dispatching|getting|fixing|asking|chasing)\\b`),
  /\bi(?:['’]ve| have) (?:put you down|booked you|pencilled you|asked [^.!?]{0,30} to)\b|\bleave (?:it|this|that) with (?:me|us)\b|\bconsider it done\b/iu,
  /\b(?:give|allow) (?:me|us) (?:just )?(?:a|an|one|two|\d+)(?: few| couple of)? (?:moments?|minutes?|secs?|seconds?)\b/iu,
  /* What will happen, with its time. */
  i(`\\b(?:goes|go|going|lands|arrives|ships|leaves|comes|rings|calls|texts|collects|be with you|reaches you|be in touch|is on its way)\\b[^.!?]{0,40}\\b(?:${TIME})\\b`),
  i(`\\byou(?:['’]ll| will) (?:receive|get|have|hear|see)\\b[^.!?]{0,60}\\b(?:${TIME})\\b`),
  i(`\\b(?:refund|replacement|order|parcel|credit|issue|problem|money|label)\\b[^.!?]{0,24}\\b(?:will be (?:\\w+ )?(?:processed|sent|issued|shipped|delivered|handled|credited|fixed|refunded|posted)|goes out|lands)\\b`),
  /* With somebody already, and the customer is to expect word. */
  /\b(?:wait(?:ing)?(?: patiently)?|pay attention|take notice|stay tuned)[^.!?]{0,24}\b(?:reply|feedback|contact|calls?|results?)\b|\b(?:has|have) urged\b/iu,
];

const HEDGE =
  /\bas (?:soon|quickly|fast|early) as (?:we|i|they|you|possibly)\b|\bas (?:quickly|fast) as possible\b|\basap\b|\b(?:our|my|their) (?:best|hardest|utmost)\b|\btry(?:ing)?\b|\bdo all\b|\bhope\b|(?<!\d(?:st|nd|rd|th)? (?:of )?)\bmay\b(?! (?:the )?\d)|\bmight\b|\bcould\b|\busually\b|\bnormally\b|\btypically\b|\bgenerally\b|\bwould have\b|\bnever\b|\bhopefully\b|\bshould\b|\bask volunteers\b|\bimprov(?:e|ing)\b|\boptimi[sz]e\b|\bbetter service\b|\bcontinue\b/iu;
const CONDITION =
  /\b(?:once|if|when|after|until|unless) (?:you(?! bear| need| have any)|your|we (?:get|receive|have) (?:it|the|your)|the (?:machine|warehouse|payment|order|air|purchased))\b|(?<!see )\bif (?:it|this|that|the|there|they|convenient)\b/iu;
/** The turn still wants something of the customer. */
const REQUEST =
  /(?:please|could you|can you|would you|kindly|if convenient|may i)\b[^.!?]{0,60}\b(?:dm|provide|send|share|follow|message|leave|tell|give us|specify|file|call|dial|visit|contact|message us|open|forward)\b|\bwhat(?:['’]s| is| are) (?:your|the)\b|\bdo you have your\b|\bcan (?:i|we) (?:get|have) your\b/iu;

/** A hedge on when it arrives takes nothing from the clause before it that says what is done. */
const HEDGED_ARRIVAL = /,\s*(?:and )?(?:it |you )?should (?:be with you|arrive|reach you|have it|get there|get it)\b[^.!?]*/iu;

/** True when the sentence commits the company; `turn` is the whole turn, whose requests count for it. */
export function promisesInEnglish(said: string, turn: string): boolean {
  const sentence = said.replace(HEDGED_ARRIVAL, '');
  if (/^(?:please )?(?:give|allow) (?:me|us) (?:just )?(?:a|an|one|two|\d+)\b[^.!?]{0,24}\b(?:moments?|minutes?|mins?|seconds?|secs?)\b/iu.test(sentence)) return true;
  if (HEDGE.test(sentence) || CONDITION.test(sentence) || /\?\s*$/u.test(sentence)) return false;
  if (!COMMITMENTS.some((pattern) => pattern.test(sentence))) return false;
  return !REQUEST.test(turn) || (!REQUEST.test(sentence) && i(`\\b(?:${TIME})\\b`).test(sentence) && !/\b(?:soon|shortly)\b/iu.test(sentence));
}
