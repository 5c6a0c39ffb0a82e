/**
 * Marks in chat turns after the taxonomy's "Marks in chats". Each is found by bilingual patterns that work
 * without any weights (`promise.ts`, `escalation.ts`, `solicitation.ts`); figures: `npm run evaluate:marks`.
 */
export const TURN_MARKS = ['promise', 'escalation', 'solicitation'] as const;
export type TurnMark = (typeof TURN_MARKS)[number];

/** A full stop ends a sentence before a space, a capital or Han only, so that 4.5 and a.m. stay whole. */
const SENTENCE = /(?:[^。！？!?\n；;.]|\.(?!\s|$|\p{Script=Han}))+[。！？!?\n；;.]*/gu;

/** The sentences of a turn, trimmed, each with its closing marks. */
export function sentencesOf(text: string): string[] {
  return (text.match(SENTENCE) ?? []).map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
