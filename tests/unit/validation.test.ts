import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { describeIssue } from '../../src/domain/validation.js';

function firstIssue(schema: z.ZodType, value: unknown) {
  return describeIssue(schema.safeParse(value).error!.issues[0]!);
}

const nested = z.strictObject({ list: z.array(z.strictObject({ 'a/b~c': z.number() })) });

describe('describeIssue', () => {
  it('when a value deep inside is wrong, then the pointer leads there and the reason starts with the field', () => {
    expect(firstIssue(nested, { list: [{ 'a/b~c': 1 }, { 'a/b~c': 'x' }] })).toEqual({
      pointer: '/list/1/a~1b~0c',
      reason: expect.stringMatching(/^a\/b~c: .*expected number/),
    });
  });

  it('when the value itself is wrong, then the pointer is empty', () => {
    expect(firstIssue(nested, 7)).toEqual({ pointer: '', reason: expect.stringMatching(/^the value: /) });
  });

  it('when a field is unknown, then it is named, in pointer and reason', () => {
    expect(firstIssue(nested, { list: [{ 'a/b~c': 1, 'x/y': 2 }] })).toEqual({
      pointer: '/list/0/x~1y',
      reason: 'unknown field "x/y"; see /docs for the fields of this object',
    });
  });

  it.each([
    ['a megabyte long', 'k'.repeat(1_048_576), 'k'.repeat(64)],
    ['with NUL', 'a\u0000b', 'a\ufffdb'],
    ['with half of a surrogate pair', 'a\ud83d', 'a\ufffd'],
    ['cut in the middle of an emoji', `${'k'.repeat(63)}😀`, `${'k'.repeat(63)}\ufffd`],
  ])('when an unknown field’s name is %s, then what is repeated can be stored and shown', (_, key, shown) => {
    const { pointer, reason } = firstIssue(z.strictObject({}), { [key]: 1 });
    expect(pointer).toBe(`/${shown}`);
    expect(reason).toContain(`unknown field "${shown}"`);
  });

  it('when any field name is unknown, then the pointer is one valid RFC 6901 step of storable text', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0x2f, 0x7e, 0xd83d)), { maxLength: 80 }), (units) => {
        const key = String.fromCharCode(...units);
        const { pointer } = firstIssue(z.strictObject({}), { [key]: 1 });
        expect(pointer).toMatch(/^\/(?:[^/~\u0000]|~[01])*$/);
        expect(Buffer.from(pointer, 'utf8').toString('utf8')).toBe(pointer);
      }),
    );
  });
});
