import { COURTESY_KINDS, type Service } from '../../src/domain/analysis.js';

/**
 * The words of each kind of courtesy. Found by patterns alone: on dialogues read by people they are never worse than the
 * model's `courtesy` head, which took openings for greetings and missed plain words in short turns ("不好意思，…"), of which
 * it had seen few.
 */
const COURTESIES: Record<(typeof COURTESY_KINDS)[number], RegExp> = {
  greeting: /^(?:喂|哈喽|亲)?[，,~\s]*(?:亲爱的|尊敬的)?(?:\p{Script=Han}{0,4}[：:，,])?(?:您|你|大家|上午|下午|早上|晚上)好|^\W*(?:@?\w+\s+)*?(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)\b/iu,
  apology:
    /(?<!不用|不必|别)(?:对不起|抱歉)|不好意思(?!的)|歉意|致歉|(?:敬请|请您?|望您?|多多|还望)(?:谅解|见谅|海涵|包涵)|(?:给|对|为)(?:您|你)[^，。]{0,6}(?:带[来去]|造成|添)[^，。]{0,8}(?:不便|困扰|麻烦|不好)|(?<!no need to )\b(?:sorry|apologi[sz]e[sd]?|apolog(?:y|ies)|apologi[sz]ing)\b/iu,
  thanks: /(?<!不用|不必|别)(?:谢谢|感谢|多谢|谢啦)|(?<!不用|不必|别)谢[~！!。.]?$|\b(?:thanks|thank you|thx|appreciate)\b/iu,
  empathy:
    /理解(?:您|你)?(?:的|此刻的|现在的)?(?:心情|感受|难处|困扰|处境)|(?:您|你)的(?:心情|困扰|感受)[^，。]{0,8}理解|(?:能|可以|完全|非常|特别|十分|很)(?:够)?(?:理解|体会|明白)(?:您|你)|换(?:成|做|作)(?:是)?我[^，。]{0,6}(?:也|会)|(?:消消气|别(?:生气|着急|难过|担心)|不要(?:着急|生气|担心))|人没事(?:吧|就好)|身体要紧|孩子要紧|\b(?:must be|know (?:how|that|it)|can (?:see|imagine|understand) (?:how|why|that|the))\b[^.!?]{0,40}\b(?:frustrat|annoy|disappoint|upset|hard|difficult|stress|worr|inconvenien)|\b(?:i|we) (?:completely |totally |fully |do |certainly |can )*understand (?:your|how|why|the|that)\b|\bunderstand (?:your )?(?:frustration|concern|disappointment)\b|\bfrustrating\b|\byou(?:['’]re| are| sound) (?:frustrated|upset)|\bdelays (?:are|can be) (?:no fun|tough|hard)|\bi(?:['’]d| would) (?:be|feel) (?:upset|the same)|\bno fun\b|\boh no\b|\bsorry for (?:your|her|his|their) loss\b|\bhealth comes first\b|\bpoor (?:thing|you)\b/iu,
  closing:
    /祝(?:您|你|宝宝|亲|旅途|生意|生活)|再见|拜拜|(?:生活|周末|旅途|工作|购物|节日)愉快|晚安|\b(?:have|enjoy) (?:a|an|your|the rest of your|the)\b[^.!?]{0,20}\b(?:day|night|evening|weekend|one|trip|flight|time|stay|travels|journey|week)\b|\b(?:take care(?! of)|wish you an?|happy (?:new year|thanksgiving|friday)|look(?:ing)? forward to|have yourself|good ?bye|bye|safe (?:travels|trip|flight|journey)|best wishes|happy (?:holidays|travels|birthday|flying)|see you (?:soon|on board|again|onboard|another)|enjoy (?:your|the))\b|\bhope to (?:see|have) you\b|快乐[哦~！!。]/iu,
};

/** The kinds of courtesy that an agent's words show. */
export function courtesiesOf(text: string): (typeof COURTESY_KINDS)[number][] {
  return COURTESY_KINDS.filter((kind) => COURTESIES[kind].test(text));
}

/** Courtesy over the turns of the people who answered: share of turns with any kind, turns by kind, and kinds by turn; undefined without turns. */
export function courtesyOver(turns: readonly { index: number; text: string }[]): Service['courtesy'] {
  if (turns.length === 0) return undefined;
  const shown = turns.map(({ index, text }) => ({ turn: index, kinds: courtesiesOf(text) })).filter(({ kinds }) => kinds.length > 0);
  const counts = COURTESY_KINDS.map((kind) => [kind, shown.filter(({ kinds }) => kinds.includes(kind)).length] as const);
  return { rate: shown.length / turns.length, kinds: Object.fromEntries(counts.filter(([, count]) => count > 0)), turns: shown };
}
