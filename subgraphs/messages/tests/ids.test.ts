import { newId } from '@plaza/database'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { CreateGroup, MarkRead, SendMessage, StartDirect, type StartedMessages, startMessages } from './testkit.ts'

/** What was published and stored, as text: an id in upper case must be in neither. */
async function writtenBy({ outbox, database: { system } }: StartedMessages): Promise<string> {
  const tables = ['conversations', 'conversationParticipants', 'messages', 'messageAttachments'] as const
  const rows = await Promise.all(tables.map((table) => system.selectFrom(table).selectAll().execute()))
  return JSON.stringify([(await outbox()).map(({ data }) => data), rows])
}

/** Sends `input` to the mutation, its ids in upper case. */
function change(messages: StartedMessages, viewer: TestViewer, name: string, input: object, selection = '') {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
  return messages.ask(
    viewer,
    `mutation ($input: ${type}) { ${name}(input: $input) { ${selection} errors { code } } }`,
    {
      input,
    },
  )
}

test('conversations and messages are found by ids in upper case, as entities and as arguments', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  const messageId = await messages.send(ada!, id)
  const { data } = await messages.execute(
    ada!,
    `query ($id: ID!, $representations: [_Any!]!) {
      conversation(id: $id) { id }
      _entities(representations: $representations) { ... on Conversation { id } ... on Message { id } ... on Viewer { viewerId: id } }
    }`,
    {
      id: id.toUpperCase(),
      representations: [
        { __typename: 'Conversation', id: id.toUpperCase() },
        { __typename: 'Message', id: messageId.toUpperCase() },
        { __typename: 'Viewer', id: ada!.id.toUpperCase() },
      ],
    },
  )
  expect(data).toEqual({ conversation: { id }, _entities: [{ id }, { id: messageId }, { viewerId: ada!.id }] })

  const Watch = `subscription ($id: ID!) { conversationEvents(conversationId: $id) { ... on MessageAdded { message { content } } } }`
  await using stream = await openEventStream(messages.url, grace!.token, Watch, { variables: { id: id.toUpperCase() } })
  await messages.send(ada!, id, 'now')
  // The first message may be told of late.
  const told = [await stream.next()]
  if (JSON.stringify(told[0]).includes('hello')) told.push(await stream.next())
  expect(told.at(-1)).toEqual({ data: { conversationEvents: { message: { content: 'now' } } } })
})

test('a message names its conversation, files and answered message in either case', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const { conversation } = await messages.ask(ada!, StartDirect, { userId: grace!.id.toUpperCase() })
  const mediaId = await messages.file(ada!)
  const question = await messages.send(ada!, conversation.id)
  const input = { conversationId: conversation.id.toUpperCase(), type: 'IMAGE', idempotencyKey: newId() }
  const { message, errors } = await messages.ask(ada!, SendMessage, {
    input: { ...input, mediaIds: [mediaId.toUpperCase()], replyToId: question.toUpperCase() },
  })
  expect(errors).toEqual([])
  expect(message).toMatchObject({ media: [{ id: mediaId }], replyTo: { id: question } })
  const twice = { ...input, idempotencyKey: newId(), mediaIds: [mediaId, mediaId.toUpperCase()] }
  expect((await messages.ask(ada!, SendMessage, { input: twice })).errors).toMatchObject([{ code: 'INVALID' }])

  const messageId = message.id.toUpperCase()
  const marked = { conversationId: input.conversationId, upToMessageId: messageId }
  expect(await messages.ask(grace!, MarkRead, { input: marked })).toMatchObject({
    conversation: { id: conversation.id },
    errors: [],
  })
  const edited = await change(messages, ada!, 'editMessage', { messageId, content: 'now' }, 'message { content }')
  expect(edited).toEqual({ message: { content: 'now' }, errors: [] })
  const deleted = await change(messages, ada!, 'deleteMessage', { messageId }, 'message { id isDeleted }')
  expect(deleted).toEqual({ message: { id: message.id, isDeleted: true }, errors: [] })
  const typing = { conversationId: input.conversationId, isTyping: true }
  expect(await change(messages, ada!, 'setTyping', typing)).toEqual({ errors: [] })

  const written = await writtenBy(messages)
  for (const id of [input.conversationId, mediaId, question, messageId, grace!.id])
    expect(written).not.toContain(id.toUpperCase())
})

test('a group and its people are named in either case, and a person named in both is one', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  await messages.befriend(ada!, grace!)
  await messages.befriend(ada!, alan!)
  const both = (id: string) => [id, id.toUpperCase()]
  const { conversation } = await messages.ask(ada!, CreateGroup, {
    input: { name: 'Walks', participantIds: [...both(ada!.id), ...both(grace!.id)] },
  })
  expect(conversation.participantCount).toBe(2)
  const conversationId = conversation.id.toUpperCase()
  const count = 'conversation { participantCount }'
  const added = await change(messages, ada!, 'addParticipants', { conversationId, userIds: both(alan!.id) }, count)
  expect(added).toEqual({ conversation: { participantCount: 3 }, errors: [] })

  const userId = grace!.id.toUpperCase()
  const role = await change(
    ...([messages, ada!, 'changeParticipantRole', { conversationId, userId, role: 'ADMIN' }] as const),
    'participant { role user { id } }',
  )
  expect(role).toEqual({ participant: { role: 'ADMIN', user: { id: grace!.id } }, errors: [] })
  const renamed = await change(messages, ada!, 'updateGroupConversation', { conversationId, name: 'Hikes' })
  expect(renamed).toEqual({ errors: [] })
  const oneself = await change(messages, ada!, 'removeParticipant', { conversationId, userId: ada!.id.toUpperCase() })
  expect(oneself.errors).toEqual([{ code: 'INVALID' }])
  const removed = await change(messages, ada!, 'removeParticipant', { conversationId, userId }, count)
  expect(removed).toEqual({ conversation: { participantCount: 2 }, errors: [] })
  const left = await change(messages, ada!, 'leaveConversation', { conversationId }, 'leftConversationId')
  expect(left).toEqual({ leftConversationId: conversation.id, errors: [] })

  const written = await writtenBy(messages)
  for (const id of [conversationId, userId, ada!.id, alan!.id]) expect(written).not.toContain(id.toUpperCase())
})

test('what is no id names nothing, and not the person who is gone', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.group(ada!, grace!)
  await messages.database.system
    .updateTable('conversationParticipants')
    .set({ userId: null })
    .where('userId', '=', grace!.id)
    .execute()
  const userId = 'nonsense'
  const role = 'ADMIN'
  for (const [name, input] of [
    ['changeParticipantRole', { conversationId, userId, role }],
    ['removeParticipant', { conversationId, userId }],
    ['leaveConversation', { conversationId: 'nonsense' }],
    ['setTyping', { conversationId: 'nonsense', isTyping: true }],
    ['markConversationRead', { conversationId: 'nonsense', upToMessageId: newId() }],
    ['markConversationRead', { conversationId, upToMessageId: 'nonsense' }],
    ['editMessage', { messageId: 'nonsense', content: 'x' }],
    ['deleteMessage', { messageId: 'nonsense' }],
    ['sendMessage', { conversationId: 'nonsense', content: 'x', idempotencyKey: newId() }],
    ['sendMessage', { conversationId, content: 'x', replyToId: 'nonsense', idempotencyKey: newId() }],
  ] as const) {
    expect(await change(messages, ada!, name, input), name).toEqual({ errors: [{ code: 'NOT_FOUND' }] })
  }
})

test('one idempotency key in either case sends one message, which gives the key as it came first', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const idempotencyKey = newId().toUpperCase()
  const input = { conversationId, content: 'once', idempotencyKey }
  const sent = await messages.ask(ada!, SendMessage, { input })
  for (const key of [idempotencyKey, idempotencyKey.toLowerCase()]) {
    expect(await messages.ask(ada!, SendMessage, { input: { ...input, idempotencyKey: key } })).toEqual(sent)
  }
  expect(sent.message.idempotencyKey).toBe(idempotencyKey)
})
