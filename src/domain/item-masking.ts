import type { Item, Review, Transcript } from './item.js';
import { maskPersonalData } from './masking.js';

const mask = (text: string): string => maskPersonalData(text).text;

function maskReview(review: Review): Review {
  return {
    ...review,
    text: mask(review.text),
    ...(review.title !== undefined && { title: mask(review.title) }),
    ...(review.followUps && { followUps: review.followUps.map((entry) => ({ ...entry, text: mask(entry.text) })) }),
    ...(review.reply && { reply: { ...review.reply, text: mask(review.reply.text) } }),
  };
}

function maskTranscript(transcript: Transcript): Transcript {
  return {
    ...transcript,
    messages: transcript.messages.map((message) => ({ ...message, text: mask(message.text) })),
  };
}

/** The item with personal data overwritten in every text it carries; all lengths stay the same. */
export function maskItem(item: Item): Item {
  return item.kind === 'review'
    ? { kind: 'review', review: maskReview(item.review) }
    : { kind: 'transcript', transcript: maskTranscript(item.transcript) };
}
