import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/config.js';
import { AppError } from '../../src/domain/app-error.js';

function refusal(environment: Record<string, string>): AppError {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('loadConfig', () => {
  it('when nothing is set, then everything has a default and nothing else need be installed', () => {
    expect(loadConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, dataDir: path.resolve('.candor'), databaseUrl: undefined, redisUrl: undefined, maskPersonalData: true });
    expect(loadConfig({}).workers).toBeGreaterThanOrEqual(1);
  });

  it('when variables are set but empty, as container files do, then the defaults hold', () => {
    expect(loadConfig({ CANDOR_PORT: '', REDIS_URL: '', DATABASE_URL: '' })).toEqual(loadConfig({}));
  });

  it('when everything is set, then it is read in its own type', () => {
    expect(
      loadConfig({
        CANDOR_HOST: '0.0.0.0',
        CANDOR_PORT: '8080',
        CANDOR_DATA_DIR: '/var/candor',
        CANDOR_MODELS_DIR: 'models',
        DATABASE_URL: 'postgresql://u:p@db:5432/candor',
        REDIS_URL: 'rediss://cache:6380',
        CANDOR_NAMESPACE: 'blue',
        CANDOR_WORKERS: '7',
        CANDOR_LOG_LEVEL: 'warn',
        CANDOR_MASK_PERSONAL_DATA: 'false',
        CANDOR_MAX_BATCH_ITEMS: '10',
        CANDOR_MAX_PENDING_JOBS: '20',
        CANDOR_REQUESTS_PER_MINUTE: '30',
        CANDOR_ANALYZE_TIMEOUT_MS: '40',
      }),
    ).toEqual({
      host: '0.0.0.0',
      port: 8080,
      dataDir: '/var/candor',
      modelsDir: path.resolve('models'),
      databaseUrl: 'postgresql://u:p@db:5432/candor',
      redisUrl: 'rediss://cache:6380',
      namespace: 'blue',
      workers: 7,
      logLevel: 'warn',
      maskPersonalData: false,
      maxBatchItems: 10,
      maxPendingJobs: 20,
      requestsPerMinute: 30,
      analyzeTimeoutMs: 40,
    });
  });

  const BAD = {
    CANDOR_PORT: '70000',
    DATABASE_URL: 'mysql://db/candor',
    REDIS_URL: 'localhost',
    CANDOR_NAMESPACE: 'Not A Name',
    CANDOR_WORKERS: '0',
    CANDOR_LOG_LEVEL: 'loud',
    CANDOR_MASK_PERSONAL_DATA: 'yes',
    CANDOR_MAX_BATCH_ITEMS: '1.5',
    CANDOR_MAX_PENDING_JOBS: '-3',
    CANDOR_REQUESTS_PER_MINUTE: 'many',
    CANDOR_ANALYZE_TIMEOUT_MS: 'NaN',
  };

  it('when many variables are bad, then one error lists them all', () => {
    const error = refusal(BAD);
    expect(error.code).toBe('invalid_configuration');
    for (const name of Object.keys(BAD)) expect(error.publicMessage).toContain(`  ${name}: `);
    expect(error.publicMessage.split('\n')).toHaveLength(1 + Object.keys(BAD).length);
  });

  it.each(Object.entries(BAD))('when %s is "%s", then it is named alone', (name, value) => {
    const { publicMessage } = refusal({ [name]: value });
    expect(publicMessage).toMatch(new RegExp(`^Bad configuration:\n  ${name}: .+$`));
  });

  it('when a URL with a password is bad, then the message does not show it', () => {
    expect(refusal({ DATABASE_URL: 'mysql://root:hunter2@db/candor' }).publicMessage).not.toContain('hunter2');
  });
});
