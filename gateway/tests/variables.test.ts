import { buildSchema, getVariableValues, Kind, type OperationDefinitionNode, parse } from 'graphql'
import { expect, test } from 'vitest'
import { compileVariables } from '../src/executor/variables.ts'

const schema = buildSchema(`
  type Query { a: Int } enum Order { TOP LATEST } scalar Time input Filter { a: Int! b: [Order!] }
`)
const types = ['Int', 'Float', 'String', 'ID', 'Boolean', 'Order', 'Time', 'Filter', '[Int!]', 'Nothing']
const values: readonly unknown[] = [
  ...[
    0,
    -0,
    7,
    2 ** 31,
    -(2 ** 31),
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    'TOP',
    'low',
    '',
    '7',
    true,
    null,
    undefined,
  ],
  ...[{ a: 1 }, { a: 1, b: ['TOP'] }, { a: null }, [1, 2], [null], 1],
]

function operationOf(definition: string): OperationDefinitionNode {
  const [operation] = parse(`query(${definition}) { a }`).definitions
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation')
  return operation
}

test('a variable may be named as what objects inherit', () => {
  const operation = operationOf('$__proto__: Boolean = false, $constructor: String')
  const { coerced = {} } = compileVariables(schema, operation)({})
  expect(Object.entries(coerced)).toEqual([['__proto__', false]])
})

const cases = types.flatMap((type) =>
  [type, `${type}!`, `${type} = null`, `${type} = 7`, `${type} = "x"`, `${type} = TOP`].map((definition) => [
    definition,
  ]),
)

test.each(cases)('a variable of %s is what graphql-js makes of it', (definition) => {
  const operation = operationOf(`$v: ${definition}, $w: Int = 3`)
  const read = compileVariables(schema, operation)
  const expected = (given: { [name: string]: unknown }) =>
    getVariableValues(schema, operation.variableDefinitions ?? [], given, { maxErrors: 50 })
  for (const v of values) expect(read({ v })).toEqual(expected({ v }))
  expect(read({})).toEqual(expected({}))
  expect(read({ w: null, other: 1 })).toEqual(expected({ w: null, other: 1 }))
})
