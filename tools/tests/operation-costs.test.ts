import { readFile } from 'node:fs/promises'
import { estimateCost, readCostRules } from 'gateway'
import { buildSchema, type FragmentDefinitionNode, Kind } from 'graphql'
import { expect, test } from 'vitest'
import { readOperations } from '../src/contract/operations.ts'
import { inRepository } from '../src/repository.ts'

/** `MAX_COST`, unless it is set. */
const mostCost = 10_000

test('each operation of the clients costs at most half of what one may, so that a page may be twice as long', async () => {
  const schema = buildSchema(await readFile(inRepository('schema/api.graphql'), 'utf8'))
  const rules = readCostRules(await readFile(inRepository('schema/supergraph.graphql'), 'utf8'))
  const costs = (await readOperations()).map(({ name, document }) => {
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)!
    const fragments = new Map(
      document.definitions
        .filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION)
        .map((fragment) => [fragment.name.value, fragment]),
    )
    return [name, estimateCost(schema, rules, { operation: operation as never, fragments, variables: {} })] as const
  })
  expect(costs.filter(([, cost]) => cost > mostCost / 2)).toEqual([])
  // Links to renditions stand in the row of their file, and cost a card of a post nothing.
  expect(costs.find(([name]) => name === 'HomeFeed')![1]).toBeLessThan(mostCost / 4)
})
