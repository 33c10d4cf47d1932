import { setImmediate } from 'node:timers/promises'
import { recurringOperation } from '@plaza/server'
import { execute, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { moodySchema } from './support/moody-schema.ts'
import { type RandomOperation, randomOperation } from './support/random-operation.ts'
import { Seeded } from './support/seeded.ts'

/** Another `RANDOM_SEED` asks other ones. */
const seed = Number(process.env.RANDOM_SEED ?? 1)
const total = Number(process.env.RECURRING_QUERIES ?? 10_000)
const schema = moodySchema()

test('what a subgraph runs again and again is answered as graphql-js answers it', { timeout: 600_000 }, async () => {
  const operations = [...validOperations(total)]
  const answers = await Promise.all(operations.map(answersOf))
  const rich = answers.flat().filter((answer) => answer.length > 200)
  // Questions that all end in null would prove nothing.
  expect(rich.length).toBeGreaterThan(total / 5)

  await using _ = unheardRejections()
  for (const [index, operation] of operations.entries()) {
    const { query, plainQuery, variables, oddly } = operation
    const document = parse(plainQuery)
    for (const [nth, { given, plain }] of variables.entries()) {
      const expected = await execute({ schema, document, variableValues: plain, contextValue: {} })
      const asked = `RANDOM_SEED=${seed} ${query} ${JSON.stringify(given)}`
      expect(answers[index]?.[nth], asked).toBe(oddly(JSON.stringify(expected)))
    }
  }
})

function* validOperations(questions: number): Generator<RandomOperation> {
  for (let number = 0, asked = 0; asked < questions; number++) {
    const operation = randomOperation(schema, new Seeded(`${seed} ${number}`))
    if (validate(schema, parse(operation.plainQuery)).length > 0) continue
    asked += operation.variables.length
    yield operation
  }
}

async function answersOf({ query, variables }: RandomOperation): Promise<string[]> {
  const run = recurringOperation(schema, { document: parse(query), operationName: undefined })
  const answers: string[] = []
  for (const { given } of variables) answers.push(JSON.stringify(await run({}, given)))
  return answers
}

/** graphql-js leaves promises of a list unheard where a later item can't be; ours must not, and is run outside of this. */
function unheardRejections(): AsyncDisposable {
  const listeners = process.listeners('unhandledRejection')
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined)
  return {
    async [Symbol.asyncDispose]() {
      await setImmediate()
      process.removeAllListeners('unhandledRejection')
      for (const listener of listeners) process.on('unhandledRejection', listener)
    },
  }
}
