import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const resolve = createRequire(import.meta.url).resolve

export default defineConfig({
  resolve: {
    // One copy of graphql: with a second one, `instanceof GraphQLError` is false.
    alias: [{ find: /^graphql$/, replacement: resolve('graphql/index.js') }],
  },
  test: {
    include: ['**/tests/**/*.test.ts'],
    exclude: ['**/node_modules/**', '.data/**', '.tmp/**'],
    globalSetup: ['infrastructure/database/src/testing/global-setup.ts'],
    // One more than processors, since tests wait for databases, brokers and browsers; each may start a whole Plaza.
    maxWorkers: Math.min(availableParallelism() + 1, 6),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A condition is waited for as long as a busy machine may need, unless its test says otherwise.
    expect: { poll: { timeout: 20_000 } },
    reporters: process.env.CI ? ['dot', 'github-actions'] : ['default'],
  },
})
