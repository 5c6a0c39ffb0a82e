import { Readable, Writable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../src/domain/app-error.js';
import type { Item } from '../../src/domain/item.js';
import { maskItem } from '../../src/domain/item-masking.js';
import type { ItemAnalyser } from '../../src/domain/ports/item-analyser.js';
import { aReview, aTranscript } from '../helpers/candor.js';
import { fakeAnalyser } from '../helpers/fake-analyser.js';
import { candorCli } from '../helpers/run-cli.js';

const jsonl = (...items: unknown[]): string => items.map((item) => `${JSON.stringify(item)}\n`).join('');

/** Keeps what the model was given. */
function recording(): ItemAnalyser & { items: Item[] } {
  const items: Item[] = [];
  const inner = fakeAnalyser();
  return { ...inner, items, analyse: async (given) => (items.push(...given), inner.analyse(given)) };
}

describe('candor analyze', () => {
  test('when more items come than are read ahead, then each has one line, in input order, and the model gets them in groups', async () => {
    const reviews = Array.from({ length: 600 }, (_, index) => aReview({ id: `r${index}` }));
    const analyser = fakeAnalyser();
    const run = await candorCli(['analyze', '-'], { stdin: jsonl(...reviews), openAnalyser: async () => analyser });
    expect(run.code).toBe(0);
    expect(run.lines.map((line) => line.id)).toEqual(reviews.map((review) => review.id));
    expect(analyser.calls.map((call) => call.length)).toEqual([256, 256, 88]);
    expect(run.stderr).toContain('Analysed: 600; bad lines: 0; model fake-1');
  });

  test('when the reader of the results is slow, then input is read only a few hundred items ahead', async () => {
    let produced = 0;
    let written = 0;
    let furthest = 0;
    function* input(): Iterable<Buffer> {
      for (; produced < 4000; produced++) {
        furthest = Math.max(furthest, produced - written);
        yield Buffer.from(jsonl({ text: `good ${produced}` }));
      }
    }
    const stdout = new Writable({
      highWaterMark: 1,
      write: (chunk: Buffer, _encoding, done) => {
        written += chunk.toString().split('\n').length - 1;
        setTimeout(done, 2);
      },
    });
    const run = await candorCli(['analyze', '-'], { stdin: Readable.from(input()), stdout });
    expect(run.code).toBe(0);
    expect(written).toBe(4000);
    expect(furthest).toBeLessThan(600);
  });

  test('when type is left out, then a transcript is known by its messages, and what only storage needs may be missing', async () => {
    const { messages } = aTranscript();
    const run = await candorCli(['analyze', '-'], { stdin: jsonl({ text: 'good' }, { id: 't', messages }, { type: 'review', id: 'r', text: '很好' }) });
    expect(run.code).toBe(0);
    expect(run.lines.map(({ id, language }) => [id, language])).toEqual([['line-1', 'en'], ['t', 'en'], ['r', 'zh']]);
    expect(run.lines[1]).toHaveProperty('service');
    expect(run.lines[0]).not.toHaveProperty('service');
  });

  test('when a file holds merchants too, then they are passed over', async () => {
    const run = await candorCli(['analyze', '-'], { stdin: jsonl({ type: 'merchant', id: 'm-1', name: 'First', category: 'hotel' }, { text: 'good' }) });
    expect(run).toMatchObject({ code: 0, lines: [{ id: 'line-2' }] });
  });

  test('when texts hold personal data, then the model reads what the service would store, unless masking is off', async () => {
    const item = aReview({ text: 'Call me at 13812345678 or a.b@example.com', reply: { text: 'Write to c@d.com', createdAt: '2026-06-02T00:00:00Z' } });
    const masked = recording();
    await candorCli(['analyze', '-'], { stdin: jsonl(item), openAnalyser: async () => masked });
    const review = item as never;
    expect(masked.items).toEqual([maskItem({ kind: 'review', review })]);
    expect(JSON.stringify(masked.items)).not.toContain('13812345678');
    const open = recording();
    await candorCli(['analyze', '-'], { stdin: jsonl(item), openAnalyser: async () => open, environment: { CANDOR_MASK_PERSONAL_DATA: 'false' } });
    expect(open.items).toEqual([{ kind: 'review', review }]);
  });

  test('when the reader goes away (| head), then the command ends quietly', async () => {
    const stdout = new Writable({ write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })) });
    const analyser = fakeAnalyser();
    const endless = Readable.from((function* () { for (;;) yield Buffer.from(jsonl({ text: 'good' })); })());
    const run = await candorCli(['analyze', '-'], { stdin: endless, stdout, openAnalyser: async () => analyser });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(analyser.calls.length).toBeLessThan(4);
  });

  test('when standard error is a terminal, then a bar shows how far it is; elsewhere none is drawn', async () => {
    const stdin = jsonl({ text: 'good' });
    expect((await candorCli(['analyze', '-', '--out', '/dev/null'], { stdin, terminal: true })).stderr).toMatch(/1 items · \d+\/s/);
    expect((await candorCli(['analyze', '-', '--out', '/dev/null'], { stdin })).stderr).toMatch(/^Analysed: 1;.*\n$/);
  });

  test('when the model is missing, then it is said what, and what to do, with exit code 78', async () => {
    const openAnalyser = async (): Promise<never> => {
      throw new AppError({ code: 'model_unavailable', publicMessage: 'The language model is not installed correctly.', detail: 'cannot read /x/manifest.json' });
    };
    const run = await candorCli(['analyze', '-'], { stdin: jsonl({ text: 'good' }), openAnalyser });
    expect(run.code).toBe(78);
    expect(run.stderr).toMatch(/cannot read \/x\/manifest\.json.*CANDOR_MODELS_DIR/);
  });

  test('when the model fails midway, then the failure leaves the command', async () => {
    const analyser = { ...fakeAnalyser(), analyse: async () => Promise.reject(new Error('out of memory')) };
    await expect(candorCli(['analyze', '-'], { stdin: jsonl({ text: 'good' }), openAnalyser: async () => analyser })).rejects.toThrow('out of memory');
  });
});

describe('bad lines', () => {
  const MIXED = [
    JSON.stringify({ id: 'a', text: 'good' }),
    '{"id": "b", "text": ',
    '',
    JSON.stringify({ id: 'c', text: 'good', rating: 6 }),
    JSON.stringify({ id: 'd', text: 'good', ratng: 5 }),
    JSON.stringify({ type: 'song', id: 'e', text: 'good' }),
    JSON.stringify({ id: 'f' }),
    '[1]',
    JSON.stringify({ id: 'g', text: 'x'.repeat(1024 * 1024) }),
    JSON.stringify({ id: 'h', messages: [{ role: 'customer', text: 'hi' }, { role: 'boss', text: 'hi' }] }),
    JSON.stringify({ id: 'z', text: 'good' }),
  ].join('\n');

  test('when lines are bad, then each is told and stands in its place, the others are analysed, and the exit code is 1', async () => {
    const run = await candorCli(['analyze', '-'], { stdin: MIXED });
    expect(run.code).toBe(1);
    expect(run.lines.map(({ id, line, error }) => (error ? [id, line, error.pointer, error.reason] : id))).toEqual([
      'a',
      [undefined, 2, '', expect.stringContaining('not valid JSON')],
      ['c', 4, '/rating', 'rating: must be 1 to 5'],
      ['d', 5, '/ratng', expect.stringContaining('unknown field "ratng"')],
      [undefined, 6, '/type', expect.stringContaining('must be "review"')],
      [undefined, 7, '', expect.stringContaining('"text"')],
      [undefined, 8, '', expect.stringContaining('not a JSON object')],
      [undefined, 9, '', expect.stringContaining('longer than 1024 KiB')],
      ['h', 10, '/messages/1/role', expect.stringContaining('customer')],
      'z',
    ]);
    expect(run.stderr).toContain('line 4: rating: must be 1 to 5 (at /rating)');
    expect(run.stderr).toContain('Analysed: 2; bad lines: 8');
  });

  test('when --strict is given, then the command stops at the first bad line', async () => {
    const run = await candorCli(['analyze', '-', '--strict'], { stdin: MIXED });
    expect(run.code).toBe(1);
    expect(run.lines.map(({ id, line }) => id ?? line)).toEqual(['a', 2]);
    expect(run.stderr).toContain('Stopped at the first bad line');
  });

  test('when bytes are not UTF-8, then the line is refused rather than guessed', async () => {
    const stdin = Buffer.concat([Buffer.from('{"id":"a","text":"'), Buffer.from([0xc4, 0xe3]), Buffer.from('"}\n{"id":"b","text":"good"}')]);
    const run = await candorCli(['analyze', '-'], { stdin });
    expect(run.lines).toMatchObject([{ line: 1, error: { reason: expect.stringContaining('UTF-8') } }, { id: 'b' }]);
  });
});

describe('usage', () => {
  test.each([
    [['analyze'], 2, 'missing required argument'],
    [['analyze', '-', '--format', 'xml'], 2, 'Allowed choices are jsonl, csv'],
    [['analyse', '-'], 2, "unknown command 'analyse'"],
    [['import', 'x', '--part-items', '0'], 2, 'whole number'],
    [['keys', 'create', '--role', 'merchant'], 2, '--merchant'],
    [['analyze', '/nowhere/x.jsonl'], 1, 'no such file'],
    [['analyze', '/tmp'], 1, 'is a folder'],
  ])('when called as %j, then the exit code is %i and the message names the mistake', async (args, code, message) => {
    const run = await candorCli(args);
    expect(run.code).toBe(code);
    expect(run.stderr).toContain(message);
  });

  test.each([[['--help']], [['analyze', '--help']], [['import', '--help']], [['keys', 'create', '--help']], [['jobs', 'failed', '--help']], [['jobs', 'retry', '--help']], [['audit', 'verify', '--help']], [['audit', 'export', '--help']]])(
    'when help is asked for by %j, then it comes with an example',
    async (args) => {
      const run = await candorCli(args);
      expect(run.code).toBe(0);
      expect(run.stdout).toMatch(/Examples?:\n {2}\$ candor/);
    },
  );
});
