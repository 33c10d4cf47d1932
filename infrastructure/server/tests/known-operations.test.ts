import { ApolloServer } from '@apollo/server'
import { buildSchema, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { expect, test } from 'vitest'
import { createDocumentReader } from '../src/documents/reader.ts'
import { unauthenticated } from '../src/errors/coded-error.ts'
import { createKnownOperations } from '../src/execution/known-operations.ts'
import { graphqlRoute } from '../src/http/graphql.ts'
import { listen } from '../src/http/server.ts'
import { createLogger } from '../src/logger.ts'

interface Context {
  readonly name: string
}

const schema = buildSchema(`
  type Query { hello(name: String = "you"): String fails: Int must: Int! deep: [Item!] echo(what: [Any!]!): [Any!]! sum(of: Sum! = {}): Int }
  scalar Any
  input Sum { a: Int! = 1 b: [Int!]! = [2] }
  type Mutation { write(text: String!): String }
  type Subscription { ticks: Int }
  type Item { id: ID! fails: Int }`)
const query = schema.getQueryType()!.getFields()
query.hello!.resolve = (_, { name }, context: Context) => `Hello ${name} from ${context.name}`
query.fails!.resolve = query.must!.resolve = () => {
  throw new GraphQLError('no', { extensions: { code: 'FORBIDDEN' } })
}
query.deep!.resolve = () => [{ id: '1' }, { id: '2', fails: () => Promise.reject(new Error('secret')) }]
query.echo!.resolve = (_, { what }) => what
query.sum!.resolve = (_, { of: { a, b } }) => a + b.length
schema.getMutationType()!.getFields().write!.resolve = (_, { text }) => text

const masked = (error: GraphQLFormattedError): GraphQLFormattedError =>
  error.extensions?.code && error.extensions.code !== 'INTERNAL_SERVER_ERROR' ? error : { ...error, message: 'masked' }

/** Two servers around one schema: with the short way, and without. */
async function start() {
  const log = createLogger({ service: 'test', level: 'silent' })
  let short = 0
  const opened = new Set<Context>()
  const server = new ApolloServer<Context>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    formatError: (formatted) => masked(formatted),
  })
  await server.start()
  const context = async (request: { headers: { authorization?: string | undefined } }) => {
    if (request.headers.authorization === 'bad') {
      throw unauthenticated('Who?')
    }
    return { name: request.headers.authorization ?? 'nobody' }
  }
  const known = createKnownOperations<Context>({
    schema,
    documents: createDocumentReader({ introspection: false }),
    async open(request) {
      const value = await context(request)
      opened.add(value)
      return { context: value, release: async () => void opened.delete(value) }
    },
    formatError: (error) =>
      masked({ ...error.toJSON(), extensions: { code: 'INTERNAL_SERVER_ERROR', ...error.extensions } }),
  })
  const answerKnown: typeof known = async (body, request, response) => {
    const answered = await known(body, request, response)
    if (answered) short++
    return answered
  }
  const route = graphqlRoute({ server, answerKnown, path: '/short', context })
  const long = graphqlRoute({ server, path: '/long', context })
  const http = await listen({ host: '127.0.0.1', port: 0, routes: [route, long], log })
  return {
    opened,
    shortAnswers: () => short,
    async ask(path: string, body: unknown, headers: Record<string, string> = {}) {
      const response = await fetch(`${http.url}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        cache: response.headers.get('cache-control'),
        body: await response.json(),
      }
    },
    async [Symbol.asyncDispose]() {
      await http.close(1_000)
      await server.stop()
    },
  }
}

const json = { accept: 'application/json' }
const graphqlJson = { accept: 'application/graphql-response+json' }

test.each([
  ['a query', { query: '{ hello }' }, json, 1],
  [
    'variables and a name',
    { query: 'query A($n: String) { hello(name: $n) } query B { fails }', operationName: 'A', variables: { n: 'x' } },
    json,
    1,
  ],
  [
    'nulls for what is left out',
    { query: '{ hello }', operationName: null, variables: null, extensions: null },
    graphqlJson,
    1,
  ],
  [
    'variables inside literals',
    { query: 'query($a: Int!, $b: Any) { echo(what: [1, { a: [$a], b: $b }]) }', variables: { a: 2, b: { c: 3 } } },
    json,
    1,
  ],
  ['input fields that have defaults', { query: 'query($of: Sum!) { sum(of: $of) }', variables: { of: {} } }, json, 1],
  ['literals that leave fields out', { query: '{ sum(of: { b: [] }) }' }, json, 1],
  ['fields of literals whose variable is left out', { query: 'query($a: Int) { sum(of: { a: $a }) }' }, json, 1],
  [
    'lists in literals that hold a variable',
    { query: 'query($b: Int!) { sum(of: { b: [1, $b, 3] }) }', variables: { b: 2 } },
    json,
    1,
  ],
  [
    'defaults of variables',
    { query: 'query($n: String! = "x", $o: Sum = { a: 5 }) { hello(name: $n) sum(of: $o) }' },
    json,
    1,
  ],
  ['an argument whose variable is left out', { query: 'query($n: String) { hello(name: $n) }' }, json, 1],
  [
    'a directive',
    { query: 'query($d: Boolean!) { hello @skip(if: $d) deep @include(if: $d) { id } }', variables: { d: true } },
    json,
    1,
  ],
  ['a mutation', { query: 'mutation($t: String!) { write(text: $t) }', variables: { t: 'x' } }, graphqlJson, 1],
  ['who asks', { query: '{ hello }' }, { ...json, authorization: 'ada' }, 1],
  ['errors with a code, and masked ones', { query: '{ fails deep { id fails } }' }, json, 1],
  ['no data', { query: '{ must }' }, json, 1],
  ['who may not ask', { query: '{ hello }' }, { ...json, authorization: 'bad' }, 0],
  ['variables that are wrong', { query: 'query($n: String) { hello(name: $n) }', variables: { n: 1 } }, graphqlJson, 0],
  ['an operation that is not valid', { query: '{ nope }' }, graphqlJson, 0],
  ['no GraphQL', { query: '{' }, json, 0],
  ['introspection, which is off', { query: '{ __schema { queryType { name } } }' }, graphqlJson, 0],
  ['an unknown operation name', { query: 'query A { hello }', operationName: 'B' }, graphqlJson, 0],
  ['two operations and no name', { query: 'query A { hello } query B { hello }' }, graphqlJson, 0],
  ['a body that is none', [], json, 0],
  ['variables that are no object', { query: '{ hello }', variables: 'x' }, json, 0],
  ['a persisted query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }, json, 0],
])('%s is answered the same on the short way', async (_, body, headers, short) => {
  await using servers = await start()
  const long = await servers.ask('long', body, headers)
  // It is compiled once it has come back often enough.
  const times = 8
  for (let time = 0; time < times; time++) expect(await servers.ask('short', body, headers)).toEqual(long)
  expect(servers.shortAnswers()).toBe(times * short)
  expect(servers.opened.size).toBe(0)
})
