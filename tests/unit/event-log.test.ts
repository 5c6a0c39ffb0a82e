import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Hex } from '../../src/domain/digest.js';
import { chainEvents, EVENT_KINDS, eventHash, GENESIS_HASH, verifyChain, type LoggedEvent, type NewEvent } from '../../src/domain/event-log.js';

const GENESIS = { sequence: 0, hash: GENESIS_HASH };
const AT = '2026-06-01T10:00:00.000Z';

const newEvent: fc.Arbitrary<NewEvent> = fc.record({
  kind: fc.constantFrom(...EVENT_KINDS),
  subject: fc.string({ minLength: 1 }),
  body: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 4 }),
});
const chain = fc.array(newEvent, { minLength: 1, maxLength: 6 }).map((events) => chainEvents(GENESIS, events, AT));

/** Another value for each field of an event, its own hash included. */
const FORGERIES: { [Field in keyof LoggedEvent]: (value: LoggedEvent[Field]) => unknown } = {
  sequence: (value) => value + 1,
  at: (value) => value.replace('2026', '2025'),
  kind: (value) => (value === 'item.scored' ? 'decision.made' : 'item.scored'),
  subject: (value) => `${value}x`,
  body: (value) => ({ ...value, forged: true }),
  previousHash: (value) => value.replace(/^./, (digit) => (digit === 'a' ? 'b' : 'a')),
  hash: (value) => value.replace(/.$/, (digit) => (digit === 'a' ? 'b' : 'a')),
};

describe('verifyChain', () => {
  it('when nothing was changed, then any log is intact, also after a round trip through JSON', () => {
    fc.assert(
      fc.property(chain, (events) => {
        expect(verifyChain(events)).toEqual({ intact: true, events: events.length });
        expect(verifyChain(JSON.parse(JSON.stringify(events)) as LoggedEvent[])).toEqual({ intact: true, events: events.length });
      }),
    );
  });

  it('when any field of any event is changed, then the break is found at that event or the next', () => {
    fc.assert(
      fc.property(chain, fc.nat(), fc.constantFrom(...(Object.keys(FORGERIES) as (keyof LoggedEvent)[])), (events, at, field) => {
        const index = at % events.length;
        const forged = events.map((event, i) => (i === index ? { ...event, [field]: (FORGERIES[field] as (value: unknown) => unknown)(event[field]) } : event));
        const verdict = verifyChain(forged);
        expect(verdict.intact).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it('when a forger changes an event and seals it again, then the link of the next event tells', () => {
    const events = chainEvents(GENESIS, [1, 2, 3].map((n) => ({ kind: 'item.scored', subject: `review:${n}`, body: { n } })), AT);
    const forged = { ...events[1]!, body: { n: 99 } };
    forged.hash = eventHash(forged);
    expect(verifyChain([events[0]!, forged, events[2]!])).toEqual({ intact: false, brokenAt: 3, reason: 'the link to the event before does not match' });
  });

  it('when an event is taken out, doubled or moved, then the numbering tells', () => {
    fc.assert(
      fc.property(chain.filter((events) => events.length >= 3), (events) => {
        const [first, second, ...rest] = events as [LoggedEvent, LoggedEvent, ...LoggedEvent[]];
        for (const forged of [[first, ...rest], [first, first, second, ...rest], [second, first, ...rest], [second, ...rest]]) {
          expect(verifyChain(forged)).toMatchObject({ intact: false, reason: expect.stringMatching(/^event \d+ is missing$/) });
        }
      }),
    );
  });

  it('when the log is empty, then it is intact', () => {
    expect(verifyChain([])).toEqual({ intact: true, events: 0 });
  });
});

describe('chainEvents', () => {
  it('when events are added in two goes, then the chain is the same as in one', () => {
    fc.assert(
      fc.property(fc.array(newEvent, { maxLength: 6 }), fc.nat(6), (events, cut) => {
        const first = chainEvents(GENESIS, events.slice(0, cut), AT);
        const then = chainEvents(first.at(-1) ?? GENESIS, events.slice(cut), AT);
        expect([...first, ...then]).toEqual(chainEvents(GENESIS, events, AT));
      }),
    );
  });
});

describe('canonicalJson', () => {
  it('when keys stand in another order or carry undefined, then the text is the same', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true, gone: undefined })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
    expect(canonicalJson({ a: true, b: [1, { c: 'x', d: null }] })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  });

  it('when any JSON value is written, then it reads back as itself', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('sha256Hex', () => {
  it('when the test vector of FIPS 180 is hashed, then the published digest comes out', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
