import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../src/domain/evidence.js';
import { restates } from '../../src/domain/restated-evidence.js';

const fact = (value: number, ids = 0, from = 0): Evidence => ({
  signal: 'shared_source', family: 'relations', value, contribution: 2.4, comparedWith: Array.from({ length: ids }, (_, i) => `r-${from + i}`), text: { zh: '', en: '' },
});

describe('evidence that weighs the same', () => {
  it.each<[string, Evidence, Evidence, boolean]>([
    ['nothing changed', fact(20, 20), fact(20, 20), false],
    ['a ring of twenty got three more', fact(20, 20), fact(23, 20), false],
    ['a ring of twenty got five more', fact(20, 20), fact(25, 20), true],
    ['a ring of nine became one of sixty', fact(9, 9), fact(60, 20), true],
    ['as many are named, a tenth of them others', fact(20, 20), fact(20, 20, 2), false],
    ['as many are named, a quarter of them others', fact(20, 20), fact(20, 20, 5), true],
    ['four copies became five', fact(0.9, 4), fact(0.9, 5), true],
    ['a fact of nothing stayed nothing', fact(0), fact(0), false],
    ['a ring fell apart', fact(9, 9), fact(2, 2), true],
    ['another signal speaks', { ...fact(1), signal: 'tenure' }, fact(1), true],
  ])('when %s, then it is told anew or not', (_, before, now, anew) => {
    expect(restates([before], [now])).toBe(anew);
  });

  it('when a ring grows from nine to sixty one by one, then it gets a handful of revisions', () => {
    let told = fact(9, 9);
    let revisions = 0;
    for (let accounts = 10; accounts <= 60; accounts++) {
      const now = fact(accounts, Math.min(20, accounts));
      if (!restates([told], [now])) continue;
      told = now;
      revisions++;
    }
    expect(revisions).toBeGreaterThan(5);
    expect(revisions).toBeLessThan(12);
  });
});
