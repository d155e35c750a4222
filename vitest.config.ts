import { defineConfig } from 'vitest/config'

/** A limit for a test that hangs, far above what any takes: a slow machine is no fault of the program. */
const patience = { testTimeout: 120_000, hookTimeout: 60_000 }

/** Three projects, as the house has three kinds of rooms: pure, with Node, with a page. */
export default defineConfig({
  test: {
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'core',
          include: ['core/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          ...patience,
        },
      },
      {
        test: {
          name: 'host',
          include: ['electron/**/*.test.ts', 'scripts/**/*.test.ts'],
          environment: 'node',
          ...patience,
        },
      },
      {
        test: {
          name: 'renderer',
          include: ['renderer/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          ...patience,
        },
      },
    ],
  },
})
