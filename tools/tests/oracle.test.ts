import { expect, test } from 'vitest'
import { answers } from '../src/oracle/answers/index.ts'
import { comparedPaths, pathsOf } from '../src/oracle/contract/coverage.ts'
import { readSchema } from '../src/oracle/lab.ts'
import { runOracle } from '../src/oracle/run.ts'
import { stepNames } from '../src/oracle/steps/index.ts'

test('every path of the contract to a person, or to what people write, is compared', async () => {
  const schema = await readSchema()
  const compared = comparedPaths(schema, answers, stepNames)
  const uncovered = pathsOf(schema).filter((path) => !compared.has(path))
  expect(uncovered).toEqual([])
})

// Always the same: `pnpm oracle` is for finding others.
test.each([15, 1795956837])(
  'in the network of seed %i everybody sees what the rules say, and nobody anything else',
  { timeout: 300_000 },
  async (seed) => {
    const { failure, tally } = await runOracle({ people: 7, steps: 40, seconds: 0, seed, say: () => {} })
    expect(failure).toBeNull()
    expect(tally.comparisons).toBeGreaterThan(1_000)
  },
)
