import { afterAll, beforeAll, expect, test } from 'vitest';
import { aTranscript, Candor } from '../helpers/candor.js';

let candor: Candor;
beforeAll(async () => {
  candor = await Candor.start();
  const posted = await candor.call('platform', 'POST', '/v1/batches', {
    transcripts: [
      aTranscript({
        id: 'mine',
        agentId: 'anna',
        messages: [
          { role: 'customer', text: '物流太慢了，我的电话13812345678', at: '2026-06-01T10:00:00Z' },
          { role: 'agent', text: '请稍候。24小时内给您补发。', at: '2026-06-01T10:02:00Z' },
          { role: 'agent', text: '抱歉，您自己看，换货要上门取件', at: '2026-06-01T10:03:00Z' },
          { role: 'system', text: '会话已结束' },
        ],
      }),
      aTranscript({ id: 'theirs', merchantId: 'm-2' }),
    ],
  });
  await candor.settle(posted.body);
});
afterAll(() => candor.close());

test('when a merchant reads its own chat, then turns carry marks, masked texts, times and measures', async () => {
  const { status, body } = await candor.call('merchant', 'GET', '/v1/transcripts/mine');
  expect(status).toBe(200);
  expect(body.transcript).toMatchObject({ id: 'mine', merchantId: 'm-1', agentId: 'anna' });
  expect(body.transcript.messages).toBeUndefined();
  expect(body.turns.map(({ role }: { role: string }) => role)).toEqual(['customer', 'agent', 'agent', 'system']);
  expect(body.turns[0].text).not.toContain('13812345678');
  expect(body.turns[0]).toMatchObject({ at: '2026-06-01T10:00:00Z', sentiment: -1, escalation: false, promises: [] });
  expect(body.turns[1]).toMatchObject({
    sentiment: null,
    solicitation: false,
    promises: [{ start: 0, end: 14, text: '请稍候。24小时内给您补发。', dueAt: '2026-06-02T10:02:00.000Z', kept: null }],
  });
  expect(body.turns[0]).toMatchObject({ courtesy: null, impatient: null, professionalTerm: null });
  expect(body.turns[1]).toMatchObject({ courtesy: [], impatient: false, professionalTerm: null });
  expect(body.turns[2]).toMatchObject({
    courtesy: ['apology'],
    impatient: true,
    forbiddenWordings: [{ start: 3, end: 7, text: '您自己看', kind: 'brush_off' }],
    professionalTerm: { start: 11, end: 13, text: '上门' },
  });
  expect(body.measures).toMatchObject({ firstResponse: 120, firstResponseBusiness: 120, turns: 2, servedBy: 'person', promises: 1, topics: ['delivery'] });
  expect(body.analysis.id).toBe('mine');
});

test('when a merchant asks for another merchant’s chat, then 404, as if there were none', async () => {
  expect((await candor.call('merchant', 'GET', '/v1/transcripts/theirs')).body).toMatchObject({ status: 404, code: 'not_found', pointer: '/params/id' });
  expect((await candor.call('trust', 'GET', '/v1/transcripts/theirs')).status).toBe(200);
});
