import { expect, test } from 'vitest'
import { answers } from '../src/oracle/answers/index.ts'
import { type Answers, list } from '../src/oracle/contract/answers.ts'
import { comparedPaths, pathsOf } from '../src/oracle/contract/coverage.ts'
import { expected } from '../src/oracle/contract/expect.ts'
import { selectionOf } from '../src/oracle/contract/questions.ts'
import { readSchema } from '../src/oracle/lab.ts'
import { runOracle } from '../src/oracle/run.ts'
import { stepNames } from '../src/oracle/steps/index.ts'
import { emptyWorld } from '../src/oracle/world/world.ts'

test('every path of the contract to a person, or to what people write, is compared', async () => {
  const schema = await readSchema()
  const compared = comparedPaths(schema, answers, stepNames)
  const uncovered = pathsOf(schema).filter((path) => !compared.has(path))
  expect(uncovered).toEqual([])
})

test('what somebody is shown of a person is worked out once, however many friendships lead there', async () => {
  const schema = await readSchema()
  const crowd = Array.from({ length: 30 }, (_, n) => ({ id: `person ${n}` }))
  let told = 0
  const friendly: Answers = {
    User: {
      id: ({ id }) => {
        told++
        return id
      },
      friends: (person) => list(crowd.filter((other) => other !== person)),
    },
  }
  const steps = 3
  const selection = selectionOf(schema, friendly, schema.getType('User')!, steps)
  const asking = { world: emptyWorld(), viewer: null }
  const seen = crowd.map((person) => expected(friendly, selection, person, asking))
  expect(seen[0]).toMatchObject({ id: 'person 0', friends: { nodes: { length: 29 } } })
  expect(told).toBe((steps + 1) * crowd.length)
})

// Always the same: `pnpm oracle` is for finding others.
test.each([15, 1795956837])(
  'in the network of seed %i everybody sees what the rules say, and nobody anything else',
  { timeout: 300_000 },
  async (seed) => {
    const { failure, tally } = await runOracle({ people: 7, steps: 40, seconds: 0, seed, say: () => {} })
    expect(failure).toBeNull()
    expect(tally.comparisons).toBeGreaterThan(1_000)
    expect(tally.sendings).toBeGreaterThan(50)
    expect(tally.shared).toBeGreaterThan(100)
  },
)
