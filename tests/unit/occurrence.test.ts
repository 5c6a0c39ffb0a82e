import { describe, expect, it } from 'vitest';
import type { Transcript } from '../../src/domain/item.js';
import { occurredAt } from '../../src/domain/occurrence.js';

const RECEIVED = new Date('2026-07-01T00:00:00Z');
const CREATED = '2026-06-01T10:00:00+08:00';

const transcriptAt = (fields: Partial<Transcript>): string =>
  occurredAt({ kind: 'transcript', transcript: { id: 't', merchantId: 'm', messages: [{ role: 'customer', text: 'x' }], ...fields } }, RECEIVED).toISOString();

describe('occurredAt', () => {
  it('when the item is a review, then the experience lies at its creation, in UTC', () => {
    const review = { id: 'r', merchantId: 'm', text: 'x', createdAt: CREATED, purchasedAt: '2026-01-01T00:00:00Z' };
    expect(occurredAt({ kind: 'review', review }, RECEIVED).toISOString()).toBe('2026-06-01T02:00:00.000Z');
  });

  it.each<[string, Partial<Transcript>, string]>([
    ['its end is known', { openedAt: '2026-06-01T00:00:00Z', closedAt: '2026-06-03T00:00:00Z' }, '2026-06-03T00:00:00.000Z'],
    [
      'only its messages are dated, the last one not',
      { openedAt: '2026-06-01T00:00:00Z', messages: [{ role: 'customer', text: 'x', at: '2026-06-02T00:00:00Z' }, { role: 'agent', text: 'y' }] },
      '2026-06-02T00:00:00.000Z',
    ],
    ['only its start is known', { openedAt: '2026-06-01T00:00:00Z' }, '2026-06-01T00:00:00.000Z'],
    ['no date is known', {}, '2026-07-01T00:00:00.000Z'],
  ])('when the item is a transcript and %s, then that is when', (_, fields, expected) => {
    expect(transcriptAt(fields)).toBe(expected);
  });
});
