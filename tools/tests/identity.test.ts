import { createTestIdentities } from '@plaza/server/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { composeContract } from '../src/contract/compose.ts'
import { readOperations, validateOperations } from '../src/contract/operations.ts'
import { post, startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
let ada: { id: string; token: string }
let grace: { id: string; token: string }

beforeAll(async () => {
  town = await startTestPlaza()
  ada = await town.signUp('ada')
  grace = await town.signUp('grace')
})
afterAll(() => town[Symbol.asyncDispose]())

const everywhere = `{ viewer {
  id account { email } profile { username } homeFeed { nodes { id } } conversations { nodes { id } }
  storageUsage { usedBytes } unreadNotificationCount
} }`

test('viewer is answered by all subgraphs at once', async () => {
  const { data, errors } = await town.ask(ada.token, everywhere)
  expect(errors).toBeUndefined()
  expect(data.viewer).toMatchObject({
    id: ada.id,
    account: { email: 'ada@example.com' },
    profile: { username: 'ada' },
    homeFeed: { nodes: [] },
    conversations: { nodes: [] },
    storageUsage: { usedBytes: 0 },
    unreadNotificationCount: 0,
  })
})

test('viewer is null when nobody is signed in', async () => {
  expect(await town.ask(null, everywhere)).toMatchObject({ status: 200, data: { viewer: null } })
})

test('a mutation that needs a person is refused without one, before any service is asked', async () => {
  const { data, errors } = await town.ask(null, 'mutation { signOut { errors { code } } }')
  expect(data?.signOut ?? null).toBeNull()
  expect(errors).toMatchObject([{ path: ['signOut'], extensions: { code: 'UNAUTHENTICATED' } }])
})

test.each(['forged', 'expired', 'malformed'] as const)(
  'a %s token is refused by the gateway and by each service',
  async (kind) => {
    const elsewhere = await createTestIdentities()
    const expired = new Date(Date.now() - 1_000)
    const token =
      kind === 'forged'
        ? (await elsewhere.signIn(ada.id)).token
        : kind === 'expired'
          ? (await elsewhere.signIn(ada.id, { expiresAt: expired })).token
          : 'not.a.token'
    for (const url of [town.plaza.gateway.url, ...[...town.plaza.subgraphs.values()].map((subgraph) => subgraph.url)]) {
      const answer = await post(url, token, '{ viewer { id } }')
      expect(answer, url).toMatchObject({ status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
      expect(answer.data?.viewer ?? null).toBeNull()
    }
  },
)

test('a header with a bare user id is worth nothing', async () => {
  const response = await fetch(town.plaza.subgraphs.get('users')!.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-user-id': ada.id, 'user-id': ada.id },
    body: JSON.stringify({ query: '{ viewer { id } }' }),
  })
  expect(await response.json()).toEqual({ data: { viewer: null } })
})

test("nobody gets another person's viewer through _entities of any service", async () => {
  const document = 'query ($refs: [_Any!]!) { _entities(representations: $refs) { ... on Viewer { id } } }'
  const refs = [{ __typename: 'Viewer', id: ada.id }]
  for (const { name, url } of town.plaza.subgraphs.values()) {
    const own = await post(url, ada.token, document, { refs })
    expect(own.data, name).toEqual({ _entities: [{ id: ada.id }] })
    for (const token of [grace.token, null]) {
      const other = await post(url, token, document, { refs })
      expect(other.data, name).toEqual({ _entities: [null] })
    }
  }
})

test('what clients send is valid against the contract', async () => {
  const { apiSchema, hints } = await composeContract()
  const operations = await readOperations()
  expect(operations.length).toBeGreaterThan(80)
  const ofWeb = await readOperations('web/src/')
  expect(ofWeb.length).toBeGreaterThan(100)
  expect(hints).toEqual([])
  for (const sent of [operations, ofWeb]) expect(validateOperations(apiSchema, sent)).toEqual([])
})
