import type { SubgraphName } from '@plaza/schema/subgraphs'
import { createLogger } from '@plaza/server'
import { type DocumentNode, visit } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWireCounter, type WireCounter } from '../src/bench/feed/e2e/wire-counter.ts'
import { connectServices } from '../src/bulk/databases.ts'
import { readOperations } from '../src/contract/operations.ts'
import { targetsAt } from '../src/databases.ts'
import { demoPassword, seedTown } from '../src/seed/index.ts'
import { startTestPlaza, type TestPlaza } from '../src/testing/test-plaza.ts'

let town: TestPlaza
let documents: Map<string, DocumentNode>
let token: string
const counters = new Map<SubgraphName, WireCounter>()

beforeAll(async () => {
  town = await startTestPlaza(
    {},
    {
      async beforeStart(urls) {
        await using connected = connectServices(targetsAt(urls), createLogger({ service: 'test', level: 'silent' }))
        await seedTown(connected.databases)
      },
      async reachedBy(service, url) {
        const counter = await startWireCounter(url)
        counters.set(service, counter)
        return counter.url
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
afterAll(async () => {
  await town[Symbol.asyncDispose]()
  for (const counter of counters.values()) await counter[Symbol.asyncDispose]()
})

/** Without what a client keeps to itself. */
const asSent = (document: DocumentNode) =>
  visit(document, { Directive: ({ name }) => (name.value === 'unmask' ? null : undefined) })

async function ask(operation: string, variables: Record<string, unknown>) {
  const { data, errors } = await town.ask(token, documents.get(operation)!, variables)
  expect(errors, operation).toBeUndefined()
  return data
}

type Cost = [statements: number, transactions: number]

const costNow = () =>
  new Map(
    [...counters].map(([service, { counts }]): [string, Cost] => [service, [counts.statements, counts.transactions]]),
  )

/**
 * What each service asks of its database for an operation of ada's that it knows, begin, settings and commit included: the
 * least of several times, as services now and then do something of their own meanwhile.
 */
async function costsOf(operation: string, variables: Record<string, unknown>): Promise<Record<string, Cost>> {
  const least: Record<string, Cost> = {}
  for (let n = 0; n < 6; n++) {
    const before = costNow()
    await ask(operation, variables)
    for (const [service, [statements, transactions]] of costNow()) {
      const known = least[service] ?? [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      const [statementsBefore, transactionsBefore] = before.get(service)!
      least[service] = [
        Math.min(known[0], statements - statementsBefore),
        Math.min(known[1], transactions - transactionsBefore),
      ]
    }
  }
  return Object.fromEntries(Object.entries(least).filter(([, [statements]]) => statements > 0))
}

/** The post of the feed with most comments, and the conversation that was active last. */
async function discussed(): Promise<{ post: string; talk: string }> {
  const data = await ask('HomeFeed', {})
  const posts: { id: string; commentCount: number }[] = data.viewer.homeFeed.edges.map(
    ({ node }: { node: unknown }) => node,
  )
  const post = posts.reduce((most, one) => (one.commentCount > most.commentCount ? one : most))
  expect(post.commentCount).toBeGreaterThan(0)
  const talks = await ask('Conversations', {})
  return { post: post.id, talk: talks.viewer.conversations.nodes[0].id }
}

test('a home feed takes at most 15 statements in at most 6 transactions', async () => {
  for (const [operation, ranking] of [
    ['HomeFeed', 'TOP'],
    ['web HomeFeed', 'TOP'],
    ['web HomeFeed', 'LATEST'],
  ] as const) {
    const costs = Object.values(await costsOf(operation, { ranking }))
    expect(sumOf(costs, 0), operation).toBeLessThanOrEqual(15)
    expect(sumOf(costs, 1), operation).toBeLessThanOrEqual(6)
  }
})

const sumOf = (costs: Cost[], part: 0 | 1) => costs.reduce((sum, cost) => sum + cost[part], 0)

test('each page takes as many statements and transactions of a service as are written here', async () => {
  const { post, talk } = await discussed()
  const asked: [string, object, Record<string, Cost>][] = [
    // The first statement of each transaction says who asks.
    ['web HomeFeed', { ranking: 'TOP' }, { posts: [6, 2], users: [2, 1], media: [6, 2] }],
    // One for whether those whom the texts mention are hidden, one for the words that the viewer filters.
    ['PostDetail', { id: post }, { posts: [12, 4], users: [2, 1], media: [6, 2] }],
    ['web PostPage', { id: post }, { posts: [4, 2], users: [2, 1], media: [6, 2] }],
    // One for the words that the viewer filters.
    ['web PostThread', { postId: post, order: 'OLDEST' }, { posts: [12, 4], users: [2, 1], media: [3, 1] }],
    ['Profile', { username: 'grace' }, { users: [12, 4], posts: [5, 2], media: [10, 3] }],
    ['web Notifications', {}, { notifications: [6, 2], users: [5, 2], posts: [5, 2], messages: [2, 1], media: [3, 1] }],
    ['web Conversations', { folder: 'INBOX' }, { messages: [9, 3], users: [2, 1], media: [3, 1] }],
    ['ConversationThread', { id: talk }, { messages: [9, 3], users: [2, 1], media: [3, 1] }],
    ['web Thread', { id: talk }, { messages: [13, 3], users: [2, 1], media: [3, 1] }],
  ]
  for (const [operation, variables, costs] of asked) {
    expect(await costsOf(operation, variables as Record<string, unknown>), operation).toEqual(costs)
  }
})
