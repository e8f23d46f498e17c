import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Many of the tests wait for a disk or a socket: a single worker, Vitest's choice on two cores, leaves one idle.
    maxWorkers: 2,
  },
});
