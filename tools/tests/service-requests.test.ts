import { createLogger } from '@plaza/server'
import { type DocumentNode, print, visit } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectServices } from '../src/bulk/databases.ts'
import { readOperations } from '../src/contract/operations.ts'
import { targetsAt } from '../src/databases.ts'
import { demoPassword, seedTown } from '../src/seed/index.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

const traceToken = 'a token that is 32 characters long'
let town: TestPlaza
let documents: Map<string, DocumentNode>
let token: string

beforeAll(async () => {
  town = await startTestPlaza(
    { TRACE: 'token', TRACE_TOKEN: traceToken },
    {
      async beforeStart(urls) {
        await using connected = connectServices(targetsAt(urls), createLogger({ service: 'test', level: 'silent' }))
        await seedTown(connected.databases)
      },
    },
  )
  const named = async (from: 'schema/operations/' | 'web/src/', prefix: string) =>
    (await readOperations(from)).map(({ name, document }) => [`${prefix}${name}`, asSent(document)] as const)
  documents = new Map([...(await named('schema/operations/', '')), ...(await named('web/src/', 'web '))])
  const { data } = await town.ask(null, documents.get('SignIn')!, {
    input: { identifier: 'ada', password: demoPassword },
  })
  token = data.signIn.tokens.accessToken
}, 180_000)
afterAll(() => town[Symbol.asyncDispose]())

/** Without what a client keeps to itself. */
const asSent = (document: DocumentNode) =>
  visit(document, { Directive: ({ name }) => (name.value === 'unmask' ? null : undefined) })

/** How many requests each service gets for an operation of ada's; with what it is answered. */
async function requestsFor(operation: string, variables: Record<string, unknown>) {
  const response = await fetch(town.plaza.gateway.url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'plaza-trace': 'true',
      'plaza-trace-token': traceToken,
    },
    body: JSON.stringify({ query: print(documents.get(operation)!), variables }),
  })
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is as the operation asks
  const { data, errors, extensions } = (await response.json()) as any
  expect(errors, operation).toBeUndefined()
  const requests: Record<string, number> = {}
  for (const { service } of extensions.trace.fetches) requests[service] = (requests[service] ?? 0) + 1
  return { data, requests }
}

const onceEach = (...services: string[]) => Object.fromEntries(services.map((service) => [service, 1]))

test.each<[string, Record<string, unknown>, Record<string, number>]>([
  // Pictures of authors are known when the authors are; those of posts before that.
  ['web HomeFeed', { ranking: 'TOP' }, { posts: 1, users: 1, media: 2 }],
  ['HomeFeed', {}, { posts: 1, users: 1, media: 2 }],
  ['web Notifications', {}, onceEach('notifications', 'users', 'posts', 'messages', 'media')],
  ['web Conversations', {}, onceEach('messages', 'users', 'media')],
  ['web FriendRequests', {}, onceEach('users', 'media')],
  ['web Frame', {}, onceEach('users', 'messages', 'notifications', 'media')],
  ['AppShell', {}, onceEach('users', 'messages', 'notifications', 'media')],
])('%s asks each service once for all that it can ask at one moment', async (operation, variables, requests) => {
  expect((await requestsFor(operation, variables)).requests).toEqual(requests)
})

test('so do the pages of a post, of a person and of a conversation', async () => {
  const { data } = await requestsFor('HomeFeed', {})
  const posts: { id: string; commentCount: number }[] = data.viewer.homeFeed.edges.map(
    ({ node }: { node: unknown }) => node,
  )
  const discussed = posts.reduce((most, post) => (post.commentCount > most.commentCount ? post : most))
  const { id } = discussed
  expect(discussed.commentCount).toBeGreaterThan(0)
  const talks = await requestsFor('Conversations', {})
  const talk = { id: talks.data.viewer.conversations.nodes[0].id }
  const asked: [string, object, object][] = [
    ['PostDetail', { id }, { posts: 1, users: 1, media: 2 }],
    ['web PostPage', { id }, { posts: 1, users: 1, media: 2 }],
    ['web PostThread', { postId: id, order: 'OLDEST' }, onceEach('posts', 'users', 'media')],
    // The posts are had by the id of their author, which `users` knows by the name.
    ['Profile', { username: 'grace' }, { users: 2, posts: 1, media: 3 }],
    ['ConversationThread', talk, onceEach('messages', 'users', 'media')],
    ['web Thread', talk, onceEach('messages', 'users', 'media')],
  ]
  for (const [operation, variables, requests] of asked) {
    expect((await requestsFor(operation, variables as Record<string, unknown>)).requests, operation).toEqual(requests)
  }
})
