import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amend, type Amendment } from '../../src/domain/amendment.js';
import type { Item, Review, Transcript } from '../../src/domain/item.js';

const review = (fields: Partial<Review> = {}): Item => ({ kind: 'review', review: { id: 'r', merchantId: 'm', text: 'Slow delivery', rating: 2, createdAt: '2026-05-01T00:00:00Z', ...fields } });
const hello = { role: 'customer' as const, text: 'Hello' };
const answer = { role: 'agent' as const, text: 'Good day' };
const chat = (fields: Partial<Transcript> = {}): Item => ({ kind: 'transcript', transcript: { id: 't', merchantId: 'm', messages: [hello], ...fields } });
const followUp = (text: string, day: number) => ({ text, createdAt: `2026-05-0${day}T00:00:00Z` });
const reply = { text: 'Sorry', createdAt: '2026-05-02T00:00:00Z' };

describe('what may come later', () => {
  it.each<[string, Item, Item, string[]]>([
    ['a reply', review(), review({ reply }), ['reply']],
    ['another reply', review({ reply }), review({ reply: { ...reply, text: 'Very sorry' } }), ['reply']],
    ['follow-ups', review(), review({ followUps: [followUp('Mended', 3)] }), ['followUps']],
    ['one more follow-up, listed first', review({ followUps: [followUp('Waiting', 3)] }), review({ followUps: [followUp('Mended', 5), followUp('Waiting', 3)] }), ['followUps']],
    ['photos and votes', review({ helpfulVotes: 1 }), review({ images: 2, helpfulVotes: 5, unhelpfulVotes: 1 }), ['helpfulVotes', 'images', 'unhelpfulVotes']],
    ['survey, outcome and end', chat(), chat({ csat: 5, resolved: true, closedAt: '2026-05-01T00:00:00Z' }), ['closedAt', 'csat', 'resolved']],
    ['another answer to the survey', chat({ csat: 2 }), chat({ csat: 4 }), ['csat']],
    ['further messages', chat(), chat({ messages: [hello, answer] }), ['messages']],
  ])('when %s comes, then the item has it', (_what, before, after, fields) => {
    expect(amend(before, after)).toEqual({ item: after, fields });
  });

  it.each<[string, Item, Item]>([
    ['review without its reply', review({ reply, helpfulVotes: 3 }), review()],
    ['review with fewer follow-ups', review({ followUps: [followUp('Waiting', 3), followUp('Mended', 5)] }), review({ followUps: [followUp('Waiting', 3)] })],
    ['chat with fewer messages and no survey', chat({ messages: [hello, answer], csat: 3 }), chat()],
  ])('when an older version comes once more, a %s, then nothing is lost', (_what, before, after) => {
    expect(amend(before, after)).toEqual({ item: before, fields: [] });
  });
});

describe('what may not change', () => {
  it.each<[string, Item, Item, string]>([
    ['the text', review(), review({ text: 'Fast delivery' }), '/text'],
    ['the stars', review(), review({ rating: 5, reply }), '/rating'],
    ['stars that were not there', review({ rating: undefined }), review({ rating: 5 }), '/rating'],
    ['the merchant', review(), review({ merchantId: 'other' }), '/merchantId'],
    ['the date', review(), review({ createdAt: '2026-05-02T00:00:00Z' }), '/createdAt'],
    ['who wrote it', review({ reviewerId: 'a' }), review(), '/reviewerId'],
    ['a follow-up', review({ followUps: [followUp('Waiting', 3)] }), review({ followUps: [followUp('Never waited', 3), followUp('Mended', 5)] }), '/followUps'],
    ['a message', chat({ messages: [hello, answer] }), chat({ messages: [hello, { ...answer, text: 'What?' }, hello] }), '/messages/1'],
    ['who served', chat({ agentId: 'ann' }), chat({ agentId: 'bob' }), '/agentId'],
  ])('when %s is another, then it is refused and named', (_what, before, after, conflict) => {
    expect(amend(before, after)).toEqual({ conflict });
  });
});

describe('versions in any order', () => {
  const words = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
  const version = fc.record({ followUps: words, helpfulVotes: fc.option(fc.nat(9), { nil: undefined }), replied: fc.boolean() });
  const made = ({ followUps, helpfulVotes, replied }: { followUps: number[]; helpfulVotes?: number; replied: boolean }): Item =>
    review({ ...(followUps.length > 0 && { followUps: followUps.map((day) => followUp('Again', day)) }), ...(helpfulVotes !== undefined && { helpfulVotes }), ...(replied && { reply }) });
  const itemOf = (amendment: Amendment, fallback: Item): Item => ('conflict' in amendment ? fallback : amendment.item);

  it('when a version was added, then adding it again changes nothing, and no word of customer or merchant is ever lost', () => {
    fc.assert(
      fc.property(fc.array(version, { minLength: 1, maxLength: 6 }), (versions) => {
        let item = review();
        for (const each of versions.map(made)) {
          const next = itemOf(amend(item, each), item);
          const [before, after] = [item, next].map((one) => (one.kind === 'review' ? one.review : undefined)!);
          for (const said of before!.followUps ?? []) expect(after!.followUps).toContainEqual(said);
          if (before!.reply) expect(after!.reply).toBeDefined();
          expect(after!.text).toBe('Slow delivery');
          const again = amend(next, each);
          if (!('conflict' in again)) expect(again).toEqual({ item: next, fields: [] });
          item = next;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
