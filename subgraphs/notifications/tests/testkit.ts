import { randomBytes } from 'node:crypto'
import type { Agent } from 'node:https'
import { newId } from '@plaza/database'
import { commentAdded, friendRequestSent, postPublished, reactionSet, sessionStarted } from '@plaza/schema/events'
import type { Logger } from '@plaza/server'
import type { TestViewer } from '@plaza/server/testing'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import { sql } from 'kysely'
import type { DB } from '../src/generated/database.ts'
import { notifications } from '../src/index.ts'
import { seedPeople } from '../src/seed.ts'
import { setUp } from '../src/setup.ts'
import type { Browser } from './push-service.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
type Payload = any

export interface StartedNotifications extends StartedTestSubgraph<DB> {
  /** NOTIFICATIONS_SECRET. */
  readonly secret: string
  /** People with these names, signed in. */
  people(...names: string[]): Promise<TestViewer[]>
  /** Sends an operation with one root field and gives that field. Throws on top-level errors. */
  ask(viewer: TestViewer, document: string, variables?: Record<string, unknown>): Promise<Payload>
  /** What the person is shown, newest first. */
  list(viewer: TestViewer): Promise<Payload[]>
  /** The types of the list. */
  types(viewer: TestViewer): Promise<string[]>
  requestFriendship(from: TestViewer, to: TestViewer, friendRequestId?: string): Promise<string>
  comment(author: TestViewer, on: CommentOn): Promise<{ commentId: string; postId: string }>
  react(person: TestViewer, author: TestViewer, subjectId?: string, subjectType?: 'POST' | 'COMMENT'): Promise<string>
  share(person: TestViewer, author: TestViewer): Promise<string>
  signInAnew(person: TestViewer): Promise<void>
  /** Registers a browser of the tests' push service. */
  register(person: TestViewer, browser: Pick<Browser, 'subscription'>): Promise<void>
  registerBrowser(person: TestViewer, endpoint?: string): Promise<Payload>
}

interface CommentOn {
  postAuthor: TestViewer
  postId?: string
  parentAuthor?: TestViewer
  parentAuthorMaySee?: boolean
}

export const List = /* GraphQL */ `
  query ($unreadOnly: Boolean! = false, $first: Int = 20, $after: String) {
    viewer {
      unreadNotificationCount
      notifications(unreadOnly: $unreadOnly, first: $first, after: $after) {
        nodes {
          id type title message isRead readAt createdAt actor { id }
          subject {
            __typename
            ... on User { id }
            ... on FriendRequest { id }
            ... on Post { id }
            ... on Comment { id }
            ... on Conversation { id }
            ... on ModerationDecision { id }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

export const RegisterBrowser = /* GraphQL */ `
  mutation ($input: RegisterPushSubscriptionInput!) {
    registerPushSubscription(input: $input) { pushSubscription { id userAgent createdAt lastUsedAt } errors { code path limit } }
  }
`

/** Nothing is sent unless `sends`: deliveries stay as they were made. */
export async function startNotifications(
  options: { sends?: boolean; env?: Record<string, string>; log?: Logger; pollMs?: number; pushAgent?: Agent } = {},
): Promise<StartedNotifications> {
  const { sends = false, pushAgent, env, ...rest } = options
  const secret = randomBytes(32).toString('base64')
  const subgraph = await startTestSubgraph<DB>(
    {
      ...notifications,
      ...(!sends && { workers: [] }),
      setup: async (service) => ({ ...(await setUp(service)), ...(pushAgent && { pushAgent }) }),
    },
    { ...rest, env: { NOTIFICATIONS_SECRET: secret, ...env } },
  )
  const { database, deliver } = subgraph

  async function ask(viewer: TestViewer, document: string, variables?: Record<string, unknown>): Promise<Payload> {
    const { data, errors } = await subgraph.execute(viewer, document, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return Object.values(data)[0]
  }
  const list = async (viewer: TestViewer): Promise<Payload[]> => (await ask(viewer, List)).notifications.nodes

  return {
    ...subgraph,
    secret,
    ask,
    list,
    types: async (viewer) => (await list(viewer)).map(({ type }) => type),
    async people(...names) {
      const viewers = await Promise.all(names.map(() => subgraph.signIn()))
      await seedPeople(
        database,
        viewers.map(({ id }, index) => ({
          userId: id,
          email: `${names[index]}@example.org`,
          emailVerifiedAt: new Date(),
          accountVersion: 1,
          displayName: names[index]!,
          profileVersion: 1,
        })),
      )
      return viewers
    },
    async requestFriendship(from, to, friendRequestId = newId()) {
      await deliver(friendRequestSent, { friendRequestId, fromId: from.id, toId: to.id, at: new Date() })
      return friendRequestId
    },
    async comment(author, { postAuthor, postId = newId(), parentAuthor, parentAuthorMaySee }) {
      const commentId = newId()
      await deliver(commentAdded, {
        commentId,
        postId,
        authorId: author.id,
        postAuthorId: postAuthor.id,
        parentId: parentAuthor ? newId() : null,
        parentAuthorId: parentAuthor?.id ?? null,
        ...(parentAuthorMaySee !== undefined && { parentAuthorMaySee }),
        addedAt: new Date(),
      })
      return { commentId, postId }
    },
    async react(person, author, subjectId = newId(), subjectType = 'POST') {
      await deliver(reactionSet, {
        subjectId,
        subjectType,
        subjectAuthorId: author.id,
        userId: person.id,
        type: 'LIKE',
        previousType: null,
        setAt: new Date(),
      })
      return subjectId
    },
    async share(person, author) {
      const postId = newId()
      await deliver(postPublished, {
        postId,
        authorId: person.id,
        privacyLevel: 'PUBLIC',
        sharedPostId: newId(),
        sharedPostAuthorId: author.id,
        tags: [],
        originalAuthorMaySee: true,
        mediaIds: [],
        publishedAt: new Date(),
      })
      return postId
    },
    async signInAnew(person) {
      await deliver(sessionStarted, {
        userId: person.id,
        sessionId: newId(),
        isNewDevice: true,
        startedAt: new Date(),
      })
    },
    async register(person, { subscription }) {
      const { errors } = await ask(person, RegisterBrowser, { input: subscription })
      if (errors.length > 0) throw new Error(JSON.stringify(errors))
    },
    registerBrowser: (person, endpoint = `https://push.example.org/${newId()}`) =>
      ask(person, RegisterBrowser, {
        input: {
          endpoint,
          p256dh: Buffer.alloc(65, 4).toString('base64url'),
          auth: Buffer.alloc(16, 1).toString('base64url'),
        },
      }),
  }
}

/** How many statements wait for a lock that another transaction holds. */
export async function statementsWaiting({ database }: StartedNotifications): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(distinct l.pid)::int4 as waiting from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()
  `.execute(database.system)
  return rows[0]?.waiting ?? 0
}
