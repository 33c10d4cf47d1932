import { createHash } from 'node:crypto'
import { print } from 'graphql'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOperations } from '../src/contract/operations.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
let safe: TestPlaza
let ada: { id: string; token: string }

beforeAll(async () => {
  town = await startTestPlaza({ COST_IN_EXTENSIONS: 'true' })
  safe = await startTestPlaza({ OPERATIONS: 'safelist', INTROSPECTION: 'false' })
  ada = await town.signUp('ada')
}, 180_000)
afterAll(async () => {
  await town[Symbol.asyncDispose]()
  await safe[Symbol.asyncDispose]()
})

const raw = (plaza: TestPlaza, body: unknown) =>
  fetch(plaza.plaza.gateway.url, {
    method: 'POST',
    // Clients of the older type, `application/json`, get 200 for a document that is at fault.
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: JSON.stringify(body),
  }).then(async (response) => ({
    status: response.status,
    ...((await response.json()) as { data?: never; errors?: { extensions: { code: string } }[]; extensions?: never }),
  }))

test('what our own clients send is within the limits, and its cost is told where that is asked for', async () => {
  for (const { name, document } of await readOperations()) {
    if (print(document).startsWith('subscription')) continue
    const { errors, extensions } = await raw(town, { query: print(document), variables: {} })
    expect(errors?.filter(({ extensions }) => extensions.code === 'COST_LIMIT_EXCEEDED') ?? [], name).toEqual([])
    if (name === 'HomeFeed') expect(extensions).toMatchObject({ cost: { estimated: expect.any(Number), max: 10_000 } })
  }
})

test.each<[string, string, string]>([
  [
    'too deep',
    'GRAPHQL_VALIDATION_FAILED',
    `{ viewer { profile ${'{ friends { nodes '.repeat(20)} { id } ${'} }'.repeat(20)} } }`,
  ],
  [
    'of too many aliases',
    'GRAPHQL_VALIDATION_FAILED',
    `{ ${Array.from({ length: 300 }, (_, i) => `a${i}: viewer { id }`).join(' ')} }`,
  ],
  [
    'too expensive',
    'COST_LIMIT_EXCEEDED',
    '{ viewer { homeFeed(first: 100) { nodes { comments(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } } }',
  ],
])('an operation that is %s is refused before it is planned', async (_, code, query) => {
  expect(await raw(town, { query })).toMatchObject({
    status: 400,
    errors: [{ message: expect.stringMatching(/most/), extensions: { code } }],
  })
})

test('only operations of the manifest are served when the list is closed, by text or by id alone', async () => {
  const trending = (await readOperations()).find(({ name }) => name === 'TagPage')!
  const query = print(trending.document)
  const sha256Hash = createHash('sha256').update(query).digest('hex')
  const variables = { name: 'x' }
  expect((await raw(safe, { query: `# a comment\n${query}`, variables })).errors).toBeUndefined()
  const byId = await raw(safe, { extensions: { persistedQuery: { version: 1, sha256Hash } }, variables })
  expect(byId).toMatchObject({ status: 200, data: { tag: null } })
  expect(await raw(safe, { query: '{ trendingTags { name } }' })).toMatchObject({
    status: 400,
    errors: [{ extensions: { code: 'PERSISTED_QUERY_REQUIRED' } }],
  })
})

test('introspection and the page are gone where they are switched off', async () => {
  expect((await raw(safe, { query: '{ __schema { queryType { name } } }' })).errors).toHaveLength(1)
  const page = await fetch(safe.plaza.gateway.url, { headers: { accept: 'text/html' } })
  expect(await page.text()).not.toContain('<html')
})

test('an automatic persisted query is asked for once, and found by its hash from then on', async () => {
  const query = '{ trendingTags(first: 2) { name } }'
  const persistedQuery = { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') }
  expect(await raw(town, { extensions: { persistedQuery } })).toMatchObject({
    errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
  })
  expect((await raw(town, { query, extensions: { persistedQuery } })).errors).toBeUndefined()
  expect(await raw(town, { extensions: { persistedQuery } })).toMatchObject({ data: { trendingTags: [] } })
})

test('a form of another site cannot send anything', async () => {
  const response = await fetch(town.plaza.gateway.url, {
    method: 'POST',
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${ada.token}` },
    body: JSON.stringify({ query: 'mutation { signOut { errors { code } } }' }),
  })
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect((await town.ask(ada.token, '{ viewer { id } }')).data.viewer.id).toBe(ada.id)
})

test('a body that is too large is refused without being read to its end', async () => {
  const answer = await raw(town, { query: '{ viewer { id } }', padding: 'x'.repeat(2 * 1024 * 1024) })
  expect(answer).toMatchObject({ status: 413, errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
})

test.each(serverAudits({ url: () => town.plaza.gateway.url, fetchFn: fetch }))(
  'GraphQL over HTTP: $name',
  async ({ fn }) => {
    expect(await fn()).toMatchObject({ status: 'ok' })
  },
)
