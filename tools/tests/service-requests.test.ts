import { newId } from '@plaza/database'
import { createLogger } from '@plaza/server'
import { openEventStream } from '@plaza/server/testing'
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
  token = await signIn('ada')
}, 180_000)
afterAll(() => town[Symbol.asyncDispose]())

async function signIn(identifier: string): Promise<string> {
  const { data } = await town.ask(null, documents.get('SignIn')!, { input: { identifier, password: demoPassword } })
  return data.signIn.tokens.accessToken
}

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
  ['web Conversations', { folder: 'INBOX' }, onceEach('messages', 'users', 'media')],
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

/** The largest group of ada's, with the user names of the others. */
async function findGroup() {
  const { data } = await town.ask(
    token,
    `{ viewer { conversations(first: 20) { nodes { id type participants(first: 10) { nodes { user { username } } } } } } }`,
  )
  type Group = { id: string; type: string; participants: { nodes: { user: { username: string } }[] } }
  const groups = (data.viewer.conversations.nodes as Group[]).filter(({ type }) => type === 'GROUP')
  const sizeOf = (group: Group) => group.participants.nodes.length
  const largest = groups.reduce((most, one) => (sizeOf(one) > sizeOf(most) ? one : most))
  const usernames = largest.participants.nodes.map(({ user }) => user.username)
  return { id: largest.id, others: usernames.filter((username) => username !== 'ada') }
}

test('what a page shows of a message costs no service a statement for each who listens', async () => {
  const { id, others } = await findGroup()
  const listeners = await Promise.all(others.map(signIn))
  expect(listeners.length).toBeGreaterThan(5)
  const query = print(documents.get('web ConversationEvents')!)

  // What jobs do meanwhile is no matter of theirs.
  const isShown = /visible_people|"media_files" as "f"/
  /** What services that do nothing with a message but show it are asked while one comes to so many listeners. */
  const statementsFor = async (tokens: readonly string[]) => {
    const { url } = town.plaza.gateway
    const streams = await Promise.all(tokens.map((one) => openEventStream(url, one, query, { variables: { id } })))
    await using seen = new AsyncDisposableStack()
    const statements = { users: [] as string[], media: [] as string[] }
    for (const [service, sent] of Object.entries(statements)) {
      const { database } = town.plaza.subgraphs.get(service as keyof typeof statements)!.instance
      seen.defer(database.onQuery(({ sql }) => void (isShown.test(sql) && sent.push(sql))) as () => void)
    }
    const { data } = await town.ask(
      token,
      `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }`,
      { input: { conversationId: id, content: 'hello', idempotencyKey: newId() } },
    )
    for (const stream of streams) {
      seen.use(stream)
      const shown = { id: data.sendMessage.message.id, sender: { displayName: 'Ada Lovelace' } }
      expect(await stream.next()).toMatchObject({ data: { conversationEvents: { message: shown } } })
    }
    return statements
  }
  await statementsFor(listeners)
  for (const [service, { length }] of Object.entries(await statementsFor(listeners))) {
    expect(length, service).toBeGreaterThan(0)
    // A stream that was busy with something else is answered in a turn of its own.
    expect(length, service).toBeLessThanOrEqual(listeners.length / 2)
  }
})
