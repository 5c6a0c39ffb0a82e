import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', isolate: false, include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000 } },
      { test: { name: 'model', include: ['tests/model/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          name: 'stores',
          include: ['tests/{contract,integration,fault}/**/*.test.ts'],
          globalSetup: 'tests/helpers/global-setup.ts',
          /* Tests that kill processes take ten seconds on a quiet machine, and five times that on a busy one. */
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
    /* Two cores: more workers than that only wait for one another. */
    maxWorkers: 2,
  },
});
