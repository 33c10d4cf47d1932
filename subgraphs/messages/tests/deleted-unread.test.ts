import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { MarkRead, nextWith, startMessages, statementsWaiting } from './testkit.ts'

const Unread = /* GraphQL */ `query { viewer { unreadMessageCount conversations { nodes { unreadCount } } } }`
const Delete = /* GraphQL */ `mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }`

async function startTalk() {
  const messages = await startMessages()
  const [ada, grace, alan] = (await messages.people(3)) as [TestViewer, TestViewer, TestViewer]
  const id = await messages.group(ada, grace, alan)
  return {
    ...messages,
    ada,
    grace,
    alan,
    id,
    remove: async (messageId: string) =>
      expect(await messages.ask(ada, Delete, { id: messageId })).toEqual({ errors: [] }),
    read: (person: TestViewer, upToMessageId: string) =>
      messages.ask(person, MarkRead, { input: { conversationId: id, upToMessageId } }),
    unread: async (person: TestViewer) => {
      const { unreadMessageCount, conversations } = await messages.ask(person, Unread)
      expect(conversations.nodes).toEqual([{ unreadCount: unreadMessageCount }])
      return unreadMessageCount
    },
  }
}

test('a message that is deleted unread counts for nobody any more, also live', async () => {
  await using talk = await startTalk()
  const { ada, grace, alan, id } = talk
  const [first, second, third] = [await talk.send(ada, id), await talk.send(ada, id), await talk.send(ada, id)]
  await talk.read(alan, first)
  await using stream = await openEventStream(
    talk.url,
    grace.token,
    `subscription ($id: ID!) {
      conversationEvents(conversationId: $id) {
        ... on MessageChanged { message { id isDeleted conversation { unreadCount } } }
      }
    }`,
    { variables: { id } },
  )
  await talk.remove(first)
  expect(await nextWith(stream, 'message')).toEqual({
    message: { id: first, isDeleted: true, conversation: { unreadCount: 2 } },
  })
  await talk.remove(first)
  await talk.remove(second)
  expect([await talk.unread(ada), await talk.unread(grace), await talk.unread(alan)]).toEqual([0, 1, 1])

  await talk.read(grace, second)
  expect(await talk.unread(grace)).toBe(1)
  await talk.read(grace, third)
  expect(await talk.unread(grace)).toBe(0)
})

test('a message that its sender deletes after leaving counts no more either', async () => {
  await using talk = await startTalk()
  const messageId = await talk.send(talk.ada, talk.id)
  await talk.ask(
    talk.ada,
    `mutation ($id: ID!) { leaveConversation(input: { conversationId: $id }) { errors { code } } }`,
    {
      id: talk.id,
    },
  )
  await talk.remove(messageId)
  expect(await talk.unread(talk.grace)).toBe(0)
})

test('of a deletion and a marker that meet, exactly one takes the message from the count', async () => {
  await using talk = await startTalk()
  const { ada, grace, id } = talk
  const { system } = talk.database
  for (const first of ['deletion', 'marker'] as const) {
    const messageId = await talk.send(ada, id)
    await talk.send(ada, id)
    const deletion = () => talk.remove(messageId)
    const marker = () => talk.read(grace, messageId)
    const waiting: Promise<unknown>[] = []
    await system.transaction().execute(async (holding) => {
      await sql`select from conversation_participants where user_id = ${grace.id} for update`.execute(holding)
      for (const [index, work] of (first === 'deletion' ? [deletion, marker] : [marker, deletion]).entries()) {
        waiting.push(work())
        await expect.poll(() => statementsWaiting(talk)).toBe(index + 1)
      }
    })
    await Promise.all(waiting)
    expect(await talk.unread(grace)).toBe(1)
    await talk.read(
      grace,
      (await talk.ask(grace, `query ($id: ID!) { conversation(id: $id) { lastMessage { id } } }`, { id })).lastMessage
        .id,
    )
    expect(await talk.unread(grace)).toBe(0)
  }
})

test('messages that are sent, deleted and read at once leave the counts right', async () => {
  await using talk = await startTalk()
  const { ada, grace, alan, id } = talk
  for (let round = 0; round < 8; round++) {
    const [one, two] = [await talk.send(ada, id), await talk.send(ada, id)]
    await Promise.all([
      ...[talk.remove(one), talk.remove(two), talk.send(ada, id), talk.send(alan, id)],
      ...[talk.read(grace, one), talk.read(alan, two)],
    ])
    expect(await talk.unread(grace)).toBe(2)
    const last = await talk.ask(grace, `query ($id: ID!) { conversation(id: $id) { lastMessage { id } } }`, { id })
    for (const person of [ada, grace, alan]) {
      await talk.read(person, last.lastMessage.id)
      expect(await talk.unread(person)).toBe(0)
    }
  }
})
