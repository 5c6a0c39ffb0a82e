import type { COURTESY_KINDS } from '../../src/domain/analysis.js';

/**
 * Kinds of courtesy that people showed too rarely in the labelled chats for the model to learn them; the other
 * kinds are the model's alone.
 */
const RARE_KINDS: Partial<Record<(typeof COURTESY_KINDS)[number], RegExp>> = {
  empathy:
    /理解(?:您|你)?(?:的|此刻的|现在的)?(?:心情|感受|难处|困扰|处境)|(?:您|你)的(?:心情|困扰|感受)[^，。]{0,8}理解|(?:能|可以|完全|非常|特别|十分|很)(?:够)?(?:理解|体会|明白)(?:您|你)|换(?:成|做|作)(?:是)?我[^，。]{0,6}(?:也|会)|(?:消消气|别(?:生气|着急|难过|担心)|不要(?:着急|生气|担心))|人没事(?:吧|就好)|身体要紧|孩子要紧|\b(?:must be|know (?:how|that|it)|can (?:see|imagine|understand) (?:how|why|that|the))\b[^.!?]{0,40}\b(?:frustrat|annoy|disappoint|upset|hard|difficult|stress|worr|inconvenien)|\b(?:i|we) (?:completely |totally |fully |do |certainly |can )*understand (?:your|how|why|the|that)\b|\bunderstand (?:your )?(?:frustration|concern|disappointment)\b|\bfrustrating\b|\byou(?:['’]re| are| sound) (?:frustrated|upset)|\bdelays (?:are|can be) (?:no fun|tough|hard)|\bi(?:['’]d| would) (?:be|feel) (?:upset|the same)|\bno fun\b|\boh no\b|\bsorry for (?:your|her|his|their) loss\b|\bhealth comes first\b|\bpoor (?:thing|you)\b/iu,
  closing:
    /祝(?:您|你|宝宝|亲|旅途|生意|生活)|再见|拜拜|(?:生活|周末|旅途|工作|购物|节日)愉快|晚安|\b(?:have|enjoy) (?:a|an|your|the rest of your|the)\b[^.!?]{0,20}\b(?:day|night|evening|weekend|one|trip|flight|time|stay|travels|journey|week)\b|\b(?:take care(?! of)|wish you an?|happy (?:new year|thanksgiving|friday)|look(?:ing)? forward to|have yourself|good ?bye|bye|safe (?:travels|trip|flight|journey)|best wishes|happy (?:holidays|travels|birthday|flying)|see you (?:soon|on board|again|onboard|another)|enjoy (?:your|the))\b|\bhope to (?:see|have) you\b|快乐[哦~！!。]/iu,
};

/** The rare kinds of courtesy that an agent's words show, by patterns. */
export function rareCourtesy(text: string): (typeof COURTESY_KINDS)[number][] {
  return Object.entries(RARE_KINDS).flatMap(([kind, pattern]) => (pattern.test(text) ? [kind as (typeof COURTESY_KINDS)[number]] : []));
}
