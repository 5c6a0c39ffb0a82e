import { describe, expect, it } from 'vitest';
import { solicitationsOver } from '../../models/marks/solicitation-course.js';
import type { Message } from '../../src/domain/item.js';

const chat = (...turns: string[]): Message[] => turns.map((turn) => ({ role: turn.startsWith('C ') ? 'customer' : 'agent', text: turn.slice(2) }));
const turnsOf = (...turns: string[]): number[] => solicitationsOver(chat(...turns)).map(({ turn }) => turn);

describe('solicitationsOver', () => {
  it('when an agent has asked for praise, then the terms that follow belong to it, with its kind', () => {
    const found = solicitationsOver(chat('C 卡片怎么用', 'A 写个五星好评，返您八元红包', 'C 怎么返', 'A 截图发我，马上转您', 'C 好', 'A 祝您生活愉快'));
    expect(found.map(({ turn, continued }) => [turn, continued])).toEqual([[1, false], [3, true]]);
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['rewarded']));
  });
  it('when nobody has asked for praise, then a screenshot and a transfer are ordinary service', () => {
    expect(turnsOf('C 付款失败了', 'A 截图发我看看', 'C 发了', 'A 多付的转您了')).toEqual([]);
  });
  it('when a customer asks what to write in a review and words are laid in his mouth, then that is one; a refusal is none', () => {
    expect(turnsOf('C what do I say in the review', 'A Just copy this line')).toEqual([1]);
    expect(turnsOf('C 好评怎么写', 'A 随您，不用复制别人的')).toEqual([]);
  });
});
