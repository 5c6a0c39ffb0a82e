import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { openItemAnalyser } from '../../models/onnx-item-analyser.js';
import type { Item } from '../../src/domain/item.js';

const TEXT = '物流很慢，客服态度也差，等了三天才回复，东西倒是不错。The delivery was late and nobody answered, but it works.';
const items = Array.from({ length: 120 }, (_, i): Item => ({ kind: 'review', review: { id: `r${i}`, merchantId: 'm', text: `${i} ${TEXT.repeat(1 + (i % 4))}`, createdAt: '2026-01-01T00:00:00Z' } }));
const opened: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const analyser of opened) await analyser.close();
});

/** Processor time of each thread of this process so far, in hundredths of a second. */
function threadTimes(): Map<string, number> {
  return new Map(
    readdirSync('/proc/self/task').map((thread) => {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [thread, Number(fields[11]) + Number(fields[12])];
    }),
  );
}

describe('threads of a forward pass', () => {
  it.runIf(process.platform === 'linux')('when one thread is asked for, then no other thread works beside it', async () => {
    const analyser = await openItemAnalyser({ threads: 1 });
    opened.push(analyser);
    await analyser.analyse(items);
    const before = threadTimes();
    for (let round = 0; round < 4; round++) await analyser.analyse(items);
    const spent = [...threadTimes()].map(([thread, time]) => time - (before.get(thread) ?? 0)).toSorted((a, b) => b - a);
    expect(spent[0]).toBeGreaterThan(10);
    /* The compiler's and the collector's threads may do a little. */
    expect(spent[1]).toBeLessThan(spent[0]! / 2);
  });
});
