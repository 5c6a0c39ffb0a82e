/**
 * Every error that may leave Candor, with its HTTP status and whether trying the same thing again
 * can help. The code is stable: clients switch on it, documents name it, tests cover each.
 */
export const ERROR_CODES = {
  malformed_json: { status: 400, retryable: false },
  invalid_request: { status: 400, retryable: false },
  invalid_cursor: { status: 400, retryable: false },
  unauthenticated: { status: 401, retryable: false },
  forbidden: { status: 403, retryable: false },
  not_found: { status: 404, retryable: false },
  method_not_allowed: { status: 405, retryable: false },
  item_conflict: { status: 409, retryable: false },
  idempotency_conflict: { status: 409, retryable: false },
  decision_conflict: { status: 409, retryable: false },
  flag_claimed: { status: 409, retryable: false },
  version_conflict: { status: 412, retryable: false },
  body_too_large: { status: 413, retryable: false },
  line_too_large: { status: 413, retryable: false },
  too_many_items: { status: 413, retryable: false },
  unsupported_media_type: { status: 415, retryable: false },
  invalid_items: { status: 422, retryable: false },
  rate_limited: { status: 429, retryable: true },
  internal: { status: 500, retryable: false },
  queue_full: { status: 503, retryable: true },
  queue_unavailable: { status: 503, retryable: true },
  database_unavailable: { status: 503, retryable: true },
  analysis_timeout: { status: 503, retryable: true },
  overloaded: { status: 503, retryable: true },
  model_unavailable: { status: 503, retryable: true },
  invalid_configuration: { status: 500, retryable: false },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

export interface AppErrorOptions {
  code: ErrorCode;
  /** Shown to the caller; says what is wrong and how to mend it, never quotes a customer's text. */
  publicMessage: string;
  /** For the log only; a response never carries it. */
  detail?: string;
  /** JSON pointer (RFC 6901) to the bad part of the request, such as `/reviews/3/rating`. */
  pointer?: string;
  /** Seconds after which a retry is worth it, for the `Retry-After` header. */
  retryAfterSeconds?: number;
  cause?: unknown;
}

/** The one error class of Candor, never subclassed: the code says which kind it is. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly publicMessage: string;
  readonly detail: string | undefined;
  readonly pointer: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(options: AppErrorOptions) {
    super(options.detail ?? options.publicMessage, { cause: options.cause });
    this.name = 'AppError';
    this.code = options.code;
    this.publicMessage = options.publicMessage;
    this.detail = options.detail;
    this.pointer = options.pointer;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}
