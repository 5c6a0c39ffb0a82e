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
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    /* Two cores: more workers than that only wait for one another. */
    maxWorkers: 2,
  },
});
