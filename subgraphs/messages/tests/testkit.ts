import { newId } from '@plaza/database'
import type { EventStream, TestViewer } from '@plaza/server/testing'
import { type StartedTestSubgraph, startTestSubgraph } from '@plaza/subgraph/testing'
import { sql } from 'kysely'
import type { DB } from '../src/generated/database.ts'
import { messages } from '../src/index.ts'
import { seedBlocks, seedFriendships, seedMediaFiles, seedPeople } from '../src/seed.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
type Payload = any

export interface StartedMessages extends StartedTestSubgraph<DB> {
  /** People whom messages has heard of, signed in. Whoever has chosen nothing takes requests: `REQUEST`. */
  people(count: number, whoMayMessage?: 'EVERYONE' | 'REQUEST' | 'FRIENDS'): Promise<TestViewer[]>
  befriend(one: TestViewer, other: TestViewer): Promise<void>
  block(blocker: TestViewer, blocked: TestViewer): Promise<void>
  /** A file that is ready to be attached. */
  file(owner: TestViewer, kind?: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT'): Promise<string>
  /** Sends an operation with one root field and gives that field. Throws on top-level errors. */
  ask(viewer: TestViewer, document: string, variables?: Record<string, unknown>): Promise<Payload>
  /** The id of the pair's direct conversation. */
  direct(one: TestViewer, other: TestViewer): Promise<string>
  /** The id of a new group of friends. */
  group(admin: TestViewer, ...members: TestViewer[]): Promise<string>
  /** The id of a new message. */
  send(sender: TestViewer, conversationId: string, content?: string): Promise<string>
}

export const SendMessage = /* GraphQL */ `
  mutation ($input: SendMessageInput!) {
    sendMessage(input: $input) {
      message { id type content isEdited isDeleted sentAt idempotencyKey replyTo { id } media { id accessGrant } sender { id } }
      errors { code path }
    }
  }
`

export const StartDirect = /* GraphQL */ `
  mutation ($userId: ID!) {
    startDirectConversation(input: { userId: $userId }) { conversation { id type participantCount } errors { code path } }
  }
`

export const CreateGroup = /* GraphQL */ `
  mutation ($input: CreateGroupConversationInput!) {
    createGroupConversation(input: $input) {
      conversation { id type name description participantCount viewerRole createdBy { id } }
      errors { code path limit }
    }
  }
`

export const MarkRead = /* GraphQL */ `
  mutation ($input: MarkConversationReadInput!) {
    markConversationRead(input: $input) { conversation { id unreadCount } viewer { unreadMessageCount } errors { code path } }
  }
`

export async function startMessages(): Promise<StartedMessages> {
  const subgraph = await startTestSubgraph<DB>(messages)
  const { database } = subgraph

  async function ask(viewer: TestViewer, document: string, variables?: Record<string, unknown>): Promise<Payload> {
    const { data, errors } = await subgraph.execute(viewer, document, variables)
    if (errors) throw new Error(JSON.stringify(errors))
    return Object.values(data)[0]
  }

  return {
    ...subgraph,
    ask,
    async people(count, whoMayMessage = 'EVERYONE') {
      const viewers = await Promise.all(Array.from({ length: count }, () => subgraph.signIn()))
      await seedPeople(
        database,
        viewers.map(({ id }) => ({ userId: id, version: 1 })),
      )
      if (whoMayMessage === 'REQUEST') return viewers
      const choices = viewers.map(({ id }) => ({ userId: id, whoMayMessage, version: 1 }))
      await database.system.insertInto('privacyChoices').values(choices).execute()
      return viewers
    },
    async befriend(one, other) {
      const [lowId = '', highId = ''] = [one.id, other.id].sort()
      await seedFriendships(database, [{ lowId, highId, version: 1 }])
    },
    async block(blocker, blocked) {
      await seedBlocks(database, [{ blockerId: blocker.id, blockedId: blocked.id, version: 1 }])
    },
    async file(owner, kind = 'IMAGE') {
      const mediaId = newId()
      await seedMediaFiles(database, [{ mediaId, ownerId: owner.id, kind, version: 2 }])
      return mediaId
    },
    async direct(one, other) {
      const { conversation } = await ask(one, StartDirect, { userId: other.id })
      return conversation.id
    },
    async group(admin, ...members) {
      const participantIds = members.map(({ id }) => id)
      await seedFriendships(
        database,
        participantIds.map((id) => {
          const [lowId = '', highId = ''] = [admin.id, id].sort()
          return { lowId, highId, version: 1 }
        }),
      )
      const { conversation } = await ask(admin, CreateGroup, { input: { name: 'Walks', participantIds } })
      return conversation.id
    },
    async send(sender, conversationId, content = 'hello') {
      const { message } = await ask(sender, SendMessage, {
        input: { conversationId, content, idempotencyKey: newId() },
      })
      return message.id
    },
  }
}

/** The next event of a conversation that has the field: a stream may also tell of what happened just before it was opened. */
export async function nextWith(stream: EventStream, field: string): Promise<Payload> {
  for (;;) {
    const { conversationEvents } = (await stream.next()).data
    if (conversationEvents[field]) return conversationEvents
  }
}

/** How many statements wait for a lock that another transaction holds. */
export async function statementsWaiting({ database }: StartedMessages): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(distinct l.pid)::int4 as waiting from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and a.datname = current_database()
  `.execute(database.system)
  return rows[0]?.waiting ?? 0
}
