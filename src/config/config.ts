import { availableParallelism } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { AppError } from '../domain/app-error.js';

/** Everything that can be configured: the only place where the environment is read. */

const port = z.coerce.number().int().min(0).max(65_535);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const positive = z.coerce.number().int().positive();

const environmentSchema = z.object({
  CANDOR_HOST: z.string().min(1).default('127.0.0.1'),
  CANDOR_PORT: port.default(3000),
  CANDOR_DATA_DIR: z.string().min(1).default('.candor'),
  CANDOR_MODELS_DIR: z.string().min(1).optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  CANDOR_NAMESPACE: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, { error: 'must be a lower-case name' }).default('candor_queue'),
  CANDOR_WORKERS: positive.max(256).optional(),
  CANDOR_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  CANDOR_MASK_PERSONAL_DATA: flag.default(true),
  CANDOR_MAX_BATCH_ITEMS: positive.default(100_000),
  CANDOR_MAX_PENDING_JOBS: positive.default(20_000),
  CANDOR_REQUESTS_PER_MINUTE: positive.default(1_200),
  CANDOR_ANALYZE_TIMEOUT_MS: positive.default(15_000),
});

/** Names of all variables, for the documents' check. */
export const CONFIGURATION_VARIABLES = Object.keys(environmentSchema.shape);

export interface Config {
  host: string;
  port: number;
  /** Absolute. Embedded database, first admin key. */
  dataDir: string;
  /** Absolute. Undefined: the models that come with the program. */
  modelsDir?: string;
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl?: string;
  /** Undefined: the queue lives in PostgreSQL. */
  redisUrl?: string;
  namespace: string;
  workers: number;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  maskPersonalData: boolean;
  maxBatchItems: number;
  maxPendingJobs: number;
  requestsPerMinute: number;
  analyzeTimeoutMs: number;
}

/**
 * Reads the configuration from environment variables.
 * @throws AppError invalid_configuration listing every bad variable at once
 */
export function loadConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const problems = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new AppError({ code: 'invalid_configuration', publicMessage: `Bad configuration:\n  ${problems.join('\n  ')}` });
  }
  const env = result.data;
  return {
    host: env.CANDOR_HOST,
    port: env.CANDOR_PORT,
    dataDir: path.resolve(env.CANDOR_DATA_DIR),
    modelsDir: env.CANDOR_MODELS_DIR && path.resolve(env.CANDOR_MODELS_DIR),
    databaseUrl: env.DATABASE_URL,
    redisUrl: env.REDIS_URL,
    namespace: env.CANDOR_NAMESPACE,
    workers: env.CANDOR_WORKERS ?? Math.max(1, availableParallelism() - 1),
    logLevel: env.CANDOR_LOG_LEVEL,
    maskPersonalData: env.CANDOR_MASK_PERSONAL_DATA,
    maxBatchItems: env.CANDOR_MAX_BATCH_ITEMS,
    maxPendingJobs: env.CANDOR_MAX_PENDING_JOBS,
    requestsPerMinute: env.CANDOR_REQUESTS_PER_MINUTE,
    analyzeTimeoutMs: env.CANDOR_ANALYZE_TIMEOUT_MS,
  };
}
