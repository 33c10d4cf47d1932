import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { messageSent } from '@plaza/schema/events'
import { openEventStream } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, startMessages } from './testkit.ts'

const Events = /* GraphQL */ `
  subscription ($id: ID!) {
    conversationEvents(conversationId: $id) {
      __typename
      ... on MessageAdded { message { content } }
      ... on MessageChanged { message { content isEdited } }
      ... on ConversationChanged { conversation { name participantCount } }
      ... on ConversationRead { participant { user { id } lastReadMessage { id } } }
      ... on TypingChanged { user { id } isTyping }
    }
  }
`

test('a new message reaches everybody in the conversation, the sender’s other devices included, and nobody else', async () => {
  await using messages = await startMessages()
  const [ada, grace, eve] = await messages.people(3)
  const id = await messages.direct(ada!, grace!)
  const Added = `subscription { messageAdded { content conversation { id unreadCount } } }`
  await using adas = await openEventStream(messages.url, ada!.token, Added)
  await using graces = await openEventStream(messages.url, grace!.token, Added)
  await using eves = await openEventStream(messages.url, eve!.token, Added)
  await messages.send(ada!, id, 'one')
  await messages.send(ada!, id, 'two')
  const added = (content: string, unreadCount: number) => ({
    data: { messageAdded: { content, conversation: { id, unreadCount } } },
  })
  expect([await adas.next(), await adas.next()]).toEqual([added('one', 0), added('two', 0)])
  expect(await graces.next()).toMatchObject({ data: { messageAdded: { content: 'one' } } })
  expect(await graces.next()).toEqual(added('two', 2))

  const other = await messages.direct(ada!, eve!)
  await messages.send(ada!, other, 'for Eve')
  expect(await eves.next()).toMatchObject({
    data: { messageAdded: { content: 'for Eve', conversation: { id: other } } },
  })
})

test('a message that the person no longer sees when it comes to be shown is passed over', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  await using graces = await openEventStream(messages.url, grace!.token, 'subscription { messageAdded { content } }')
  const unseen = { messageId: newId(), conversationId: newId(), senderId: ada!.id, recipientIds: [grace!.id] }
  await messages.database.system
    .transaction()
    .execute((trx) => publish(trx, messageSent, { ...unseen, type: 'TEXT', sentAt: new Date() }))
  await messages.send(ada!, id, 'seen')
  expect(await graces.next()).toEqual({ data: { messageAdded: { content: 'seen' } } })
})

test('an open conversation shows all that happens in it, and ends when the viewer is removed', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const id = await messages.group(ada!, grace!, alan!)
  await using stream = await openEventStream(messages.url, grace!.token, Events, { variables: { id } })
  const event = async () => (await stream.next()).data.conversationEvents
  const change = (name: string, type: string, input: object) =>
    messages.ask(ada!, `mutation ($input: ${type}!) { ${name}(input: $input) { errors { code } } }`, { input })

  const messageId = await messages.send(ada!, id, 'helo')
  expect(await event()).toEqual({ __typename: 'MessageAdded', message: { content: 'helo' } })
  await change('editMessage', 'EditMessageInput', { messageId, content: 'hello' })
  expect(await event()).toEqual({ __typename: 'MessageChanged', message: { content: 'hello', isEdited: true } })
  await change('updateGroupConversation', 'UpdateGroupConversationInput', { conversationId: id, name: 'Hikes' })
  expect(await event()).toMatchObject({ __typename: 'ConversationChanged', conversation: { name: 'Hikes' } })
  await messages.ask(alan!, MarkRead, { input: { conversationId: id, upToMessageId: messageId } })
  expect(await event()).toEqual({
    __typename: 'ConversationRead',
    participant: { user: { id: alan!.id }, lastReadMessage: { id: messageId } },
  })
  await messages.ask(
    grace!,
    `mutation ($id: ID!) { setTyping(input: { conversationId: $id, isTyping: true }) { errors { code } } }`,
    { id },
  )
  await change('setTyping', 'SetTypingInput', { conversationId: id, isTyping: true })
  expect(await event()).toEqual({ __typename: 'TypingChanged', user: { id: ada!.id }, isTyping: true })

  await change('removeParticipant', 'RemoveParticipantInput', { conversationId: id, userId: grace!.id })
  expect(await stream.next()).toBeNull()
})

test('nobody watches a conversation of others', async () => {
  await using messages = await startMessages()
  const [ada, grace, eve] = await messages.people(3)
  const id = await messages.direct(ada!, grace!)
  for (const watched of [id, crypto.randomUUID(), 'nonsense']) {
    await using stream = await openEventStream(messages.url, eve!.token, Events, { variables: { id: watched } })
    expect(await stream.next()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
  }
})
