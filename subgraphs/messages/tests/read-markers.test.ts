import { newId } from '@plaza/database'
import { expect, test } from 'vitest'
import { MarkRead, startMessages } from './testkit.ts'

const Unread = /* GraphQL */ `query { viewer { unreadMessageCount conversations { nodes { id unreadCount } } } }`

test('messages by others count as unread, one’s own do not', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const direct = await messages.direct(ada!, grace!)
  const group = await messages.group(ada!, grace!, alan!)
  await messages.send(ada!, direct)
  await messages.send(grace!, direct)
  await messages.send(grace!, group)
  await messages.send(alan!, group)
  expect(await messages.ask(ada!, Unread)).toEqual({
    unreadMessageCount: 3,
    conversations: {
      nodes: [
        { id: group, unreadCount: 2 },
        { id: direct, unreadCount: 1 },
      ],
    },
  })
  expect(await messages.ask(grace!, Unread)).toMatchObject({ unreadMessageCount: 2 })
})

test('the marker moves forward and never back', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const ids: string[] = []
  for (const sender of [ada!, grace!, ada!, ada!]) ids.push(await messages.send(sender, conversationId))
  const mark = (upToMessageId: string) => messages.ask(grace!, MarkRead, { input: { conversationId, upToMessageId } })

  expect(await mark(ids[2]!)).toEqual({
    conversation: { id: conversationId, unreadCount: 1 },
    viewer: { unreadMessageCount: 1 },
    errors: [],
  })
  expect(await mark(ids[0]!)).toMatchObject({ conversation: { unreadCount: 1 }, errors: [] })
  expect(await mark(ids[3]!)).toMatchObject({ conversation: { unreadCount: 0 }, viewer: { unreadMessageCount: 0 } })
  const read = (await messages.outbox()).filter(({ type }) => type === 'conversation.read')
  expect(read.map(({ data }) => data.upToMessageId)).toEqual([ids[2], ids[3]])
})

test('a message and a marker that race leave the count right', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  for (let round = 0; round < 8; round++) {
    const upToMessageId = await messages.send(ada!, conversationId)
    const [{ conversation }] = await Promise.all([
      messages.ask(grace!, MarkRead, { input: { conversationId, upToMessageId } }),
      messages.send(ada!, conversationId),
      messages.send(grace!, conversationId),
    ])
    expect(conversation.unreadCount).toBeLessThanOrEqual(1)
    expect(await messages.ask(grace!, Unread)).toMatchObject({ unreadMessageCount: 1 })
  }
})

test('who has read a message can be told, without its sender', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const conversationId = await messages.group(ada!, grace!, alan!)
  const first = await messages.send(ada!, conversationId)
  const second = await messages.send(ada!, conversationId)
  await messages.ask(ada!, MarkRead, { input: { conversationId, upToMessageId: second } })
  await messages.ask(grace!, MarkRead, { input: { conversationId, upToMessageId: first } })
  const thread = await messages.ask(
    alan!,
    `query ($id: ID!) {
      conversation(id: $id) {
        participants { nodes { user { id } lastReadMessage { id } lastReadAt } }
        messages(first: 2) { nodes { id readBy { nodes { user { id } } } } }
      }
    }`,
    { id: conversationId },
  )
  expect(thread.messages.nodes).toEqual([
    { id: first, readBy: { nodes: [{ user: { id: grace!.id } }] } },
    { id: second, readBy: { nodes: [] } },
  ])
  expect(thread.participants.nodes).toMatchObject([
    { user: { id: ada!.id }, lastReadMessage: { id: second }, lastReadAt: expect.any(String) },
    { user: { id: grace!.id }, lastReadMessage: { id: first }, lastReadAt: expect.any(String) },
    { user: { id: alan!.id }, lastReadMessage: null, lastReadAt: null },
  ])
})

test('only what is in the conversation can be marked', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const conversationId = await messages.direct(ada!, grace!)
  await messages.send(ada!, conversationId)
  const elsewhere = await messages.send(ada!, await messages.direct(ada!, alan!))
  const mark = async (viewer: typeof ada, input: object) => (await messages.ask(viewer!, MarkRead, { input })).errors
  expect(await mark(ada, { conversationId, upToMessageId: elsewhere })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'upToMessageId'] },
  ])
  expect(await mark(alan, { conversationId, upToMessageId: elsewhere })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'conversationId'] },
  ])
  expect(await mark(ada, { conversationId: newId(), upToMessageId: elsewhere })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'conversationId'] },
  ])
})
