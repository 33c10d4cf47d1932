import { publish } from '@plaza/events'
import { conversationParticipantRemoved, messageSent } from '@plaza/schema/events'
import { openEventStream } from '@plaza/server/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { MarkRead, startMessages, statementsWaiting } from './testkit.ts'

const Events = /* GraphQL */ `
  subscription ($id: ID!) {
    conversationEvents(conversationId: $id) {
      __typename
      ... on MessageAdded { message { content sender { id } conversation { id unreadCount } } }
      ... on MessageChanged { message { content conversation { id } } }
      ... on ConversationChanged { conversation { name participantCount } }
      ... on ConversationRead { participant { user { id } lastReadMessage { id } } }
    }
  }
`
const Added = `subscription { messageAdded { content conversation { id unreadCount } } }`

test('whatever happened before the viewer was removed, and is read after it, is passed over', async () => {
  await using messages = await startMessages()
  const { system } = messages.database
  const [ada, grace, alan] = await messages.people(3)
  const id = await messages.group(ada!, grace!, alan!)
  await using stream = await openEventStream(messages.url, grace!.token, Events, { variables: { id } })
  const change = (name: string, input: object) =>
    messages.ask(
      ada!,
      `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { errors { code } } }`,
      { input },
    )
  await system
    .updateTable('conversationParticipants')
    .set({ leftAt: new Date() })
    .where('userId', '=', grace!.id)
    .execute()
  const messageId = await messages.send(ada!, id)
  await change('editMessage', { messageId, content: 'hello!' })
  await change('updateGroupConversation', { conversationId: id, name: 'Hikes' })
  await messages.ask(alan!, MarkRead, { input: { conversationId: id, upToMessageId: messageId } })
  await change('deleteMessage', { messageId })
  const removed = {
    conversationId: id,
    type: 'GROUP',
    at: new Date(),
    userId: grace!.id,
    removedById: ada!.id,
  } as const
  await system.transaction().execute((trx) => publish(trx, conversationParticipantRemoved, removed))
  expect(await stream.rest()).toEqual([])
})

test('a message whose viewer is removed in the middle of reading it is passed over', async () => {
  await using messages = await startMessages()
  const { system } = messages.database
  const [ada, grace] = await messages.people(2)
  const id = await messages.group(ada!, grace!)
  await using added = await openEventStream(messages.url, grace!.token, Added)
  await using open = await openEventStream(messages.url, grace!.token, Events, { variables: { id } })
  const messageId = await messages.send(ada!, id)
  await Promise.all([added.next(), open.next()])
  const elsewhere = await messages.direct(ada!, grace!)
  const sent = { messageId, conversationId: id, senderId: ada!.id, recipientIds: [grace!.id], sentAt: new Date() }
  await system.transaction().execute(async (removing) => {
    // The message can be read, its conversation has to wait for the removal.
    await sql`lock table conversations in access exclusive mode`.execute(removing)
    await system.transaction().execute((trx) => publish(trx, messageSent, { ...sent, type: 'TEXT' }))
    await expect.poll(() => statementsWaiting(messages)).toBe(2)
    await removing
      .updateTable('conversationParticipants')
      .set({ leftAt: new Date() })
      .where('userId', '=', grace!.id)
      .where('conversationId', '=', id)
      .execute()
  })
  await messages.send(ada!, elsewhere, 'seen')
  expect(await added.next()).toMatchObject({ data: { messageAdded: { content: 'seen' } } })
  const removed = {
    conversationId: id,
    type: 'GROUP',
    at: new Date(),
    userId: grace!.id,
    removedById: ada!.id,
  } as const
  await system.transaction().execute((trx) => publish(trx, conversationParticipantRemoved, removed))
  expect(await open.rest()).toEqual([])
})

test('a reader who is gone when the read marker is shown is passed over', async () => {
  await using messages = await startMessages()
  const { system } = messages.database
  const [ada, grace, alan] = await messages.people(3)
  const id = await messages.group(ada!, grace!, alan!)
  await using stream = await openEventStream(messages.url, grace!.token, Events, { variables: { id } })
  const messageId = await messages.send(ada!, id)
  await stream.next()
  await system.transaction().execute(async (leaving) => {
    await sql`lock table people in access exclusive mode`.execute(leaving)
    await messages.ask(
      alan!,
      `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { errors { code } } }`,
      {
        input: { conversationId: id, upToMessageId: messageId },
      },
    )
    await expect.poll(() => statementsWaiting(messages)).toBe(1)
    await leaving
      .updateTable('conversationParticipants')
      .set({ leftAt: new Date() })
      .where('userId', '=', alan!.id)
      .execute()
  })
  await messages.send(ada!, id, 'next')
  expect(await stream.next()).toMatchObject({ data: { conversationEvents: { message: { content: 'next' } } } })
})
