import { newId, newIdAt } from '@plaza/database'
import { expect, test } from 'vitest'
import {
  type SeedMessage,
  type SeedParticipant,
  seedConversations,
  seedMessageReactions,
  seedMessages,
  seedParticipants,
  settleConversations,
} from '../src/seed.ts'
import { startMessages } from './testkit.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute))

test('conversations brought in by COPY read as if they had happened here', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const [direct, group] = [newIdAt(at(0)), newIdAt(at(1))]
  const members = Array.from({ length: 400 }, () => newId())
  const conversation = { name: null, description: null, pair: null, createdBy: ada!.id }
  await seedConversations(messages.database, [
    { ...conversation, id: direct, type: 'DIRECT', pair: [grace!.id, ada!.id], createdAt: at(0) },
    { ...conversation, id: group, type: 'GROUP', name: 'Harbour', createdAt: at(1) },
  ])
  const participant = { role: 'MEMBER', joinedAt: at(2), readUntil: null } as const
  async function* participants(): AsyncGenerator<SeedParticipant> {
    yield { ...participant, conversationId: direct, userId: ada!.id, readUntil: at(11) }
    yield { ...participant, conversationId: direct, userId: grace!.id }
    yield { ...participant, conversationId: group, userId: ada!.id, role: 'ADMIN' }
    for (const userId of members) yield { ...participant, conversationId: group, userId }
  }
  expect(await seedParticipants(messages.database, participants())).toBe(403)
  const message = (minute: number, senderId: string): SeedMessage => ({
    id: newIdAt(at(minute)),
    conversationId: direct,
    senderId,
    type: 'TEXT',
    content: `at ${minute}`,
    mediaIds: [],
    replyToId: null,
    sentAt: at(minute),
  })
  await seedMessages(messages.database, [
    message(10, ada!.id),
    message(11, grace!.id),
    message(12, grace!.id),
    message(13, ada!.id),
  ])
  await settleConversations(messages.database)
  await settleConversations(messages.database)

  const seen = await messages.ask(
    ada!,
    `query {
      viewer {
        unreadMessageCount
        conversations { nodes { id name participantCount lastActivityAt unreadCount lastMessage { content } } }
      }
    }`,
  )
  expect(seen).toEqual({
    unreadMessageCount: 1,
    conversations: {
      nodes: [
        {
          id: direct,
          name: null,
          participantCount: 2,
          lastActivityAt: at(13).toISOString(),
          unreadCount: 1,
          lastMessage: { content: 'at 13' },
        },
        {
          id: group,
          name: 'Harbour',
          participantCount: 401,
          lastActivityAt: at(1).toISOString(),
          unreadCount: 0,
          lastMessage: null,
        },
      ],
    },
  })
  expect(await messages.ask(grace!, `query { viewer { unreadMessageCount } }`)).toEqual({ unreadMessageCount: 2 })
  expect(await messages.direct(grace!, ada!)).toBe(direct)
  await messages.send(ada!, direct, 'and now')

  const first = await messages.database.system
    .selectFrom('messages')
    .select(['id', 'conversationId'])
    .where('content', '=', 'at 10')
    .executeTakeFirstOrThrow()
  const reaction = { messageId: first.id, conversationId: direct, type: 'LOVE', reactedAt: at(14) } as const
  await seedMessageReactions(messages.database, [{ ...reaction, userId: grace!.id }])
  const [reacted] = await messages
    .ask(
      ada!,
      'query { viewer { conversations(first: 1) { nodes { messages(first: 1) { nodes { reactionCounts { type count } } } } } } }',
    )
    .then(({ conversations }) => conversations.nodes[0].messages.nodes)
  expect(reacted).toEqual({ reactionCounts: [{ type: 'LOVE', count: 1 }] })
})
