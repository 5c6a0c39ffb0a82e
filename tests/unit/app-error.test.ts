import { describe, expect, it } from 'vitest';
import { AppError, ERROR_CODES, type ErrorCode } from '../../src/domain/app-error.js';

const codes = Object.keys(ERROR_CODES) as ErrorCode[];

describe('the table of error codes', () => {
  it.each(codes)('when %s is answered, then trying again helps just when the status says so', (code) => {
    const { status, retryable } = ERROR_CODES[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(retryable).toBe(status === 429 || status === 503);
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
  });
});

describe('AppError', () => {
  it('when it carries a detail for the log, then the public message stays apart and status follows the code', () => {
    const cause = new Error('socket');
    const error = new AppError({ code: 'queue_full', publicMessage: 'Try later.', detail: 'pg: 42', pointer: '/x', retryAfterSeconds: 30, cause });
    expect(error).toMatchObject({ name: 'AppError', message: 'pg: 42', publicMessage: 'Try later.', pointer: '/x', retryAfterSeconds: 30, status: 503, retryable: true, cause });
  });
});
