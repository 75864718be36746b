import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.{ts,tsx}'], testTimeout: 30_000 } },
      {
        test: {
          name: 'product',
          include: ['test/**/*.test.ts'],
          // Compiles the real content and the browser files once.
          globalSetup: 'test/global-setup.ts',
          // The Worker and the browser start real processes beside the tests.
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
