import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

let gateway: StartedGateway
beforeAll(async () => {
  gateway = await startOnSpecs({
    a: { sdl: 'type Query { ping(a: In): String } input In { a: Int }', root: { ping: 'pong' } },
    b: { sdl: 'type Query { other: Int } type Mutation { go: Int }', root: { other: 1, go: 2 } },
  })
})
afterAll(() => gateway[Symbol.asyncDispose]())

test.each([
  {},
  { oneOf: true },
  {
    oneOf: true,
    inputValueDeprecation: true,
    schemaDescription: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
  },
])('the introspection query of a generator is answered, with %o', async (options) => {
  const query = getIntrospectionQuery(options)
  for (let time = 0; time < 2; time++) {
    const { status, data, errors } = await gateway.ask(query)
    expect([status, errors]).toEqual([200, undefined])
    expect(
      buildClientSchema(data as IntrospectionQuery)
        .getQueryType()
        ?.getFields(),
    ).toHaveProperty('ping')
  }
})

test('what is asked of the schema stands beside what is asked of subgraphs', async () => {
  const { data } = await gateway.ask(
    `query($name: String!, $more: Boolean!) {
      other ...F __typename
    }
    fragment F on Query { type: __type(name: $name) { ...T fields @include(if: $more) { name } } ping }
    fragment T on __Type { name isOneOf }`,
    { variables: { name: 'In', more: false } },
  )
  expect(data).toEqual({ other: 1, type: { name: 'In', isOneOf: false }, ping: 'pong', __typename: 'Query' })
  expect((await gateway.ask('{ ... { ... on Query { __type(name: "In") { isOneOf } } } }')).data).toEqual({
    __type: { isOneOf: false },
  })
  expect((await gateway.ask('{ __schema { queryType { isOneOf } } }')).data).toEqual({
    __schema: { queryType: { isOneOf: null } },
  })
})
