import { typingChanged } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, type StartedMessages, startMessages } from './testkit.ts'

const Typing = /* GraphQL */ `
  subscription ($id: ID!) {
    conversationEvents(conversationId: $id) {
      __typename
      ... on TypingChanged { user { id } isTyping until }
    }
  }
`

/** Grace has a group open in which Ada types. */
async function startTyping() {
  const messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const id = await messages.group(ada!, grace!, alan!)
  const stream = await openEventStream(messages.url, grace!.token, Typing, { variables: { id } })
  const typing = { user: { id: ada!.id }, __typename: 'TypingChanged' }
  return {
    ...messages,
    ada: ada!,
    grace: grace!,
    id,
    event: async () => (await stream.next()).data.conversationEvents,
    began: { ...typing, isTyping: true, until: expect.any(String) },
    ended: { ...typing, isTyping: false, until: null },
    setTyping: (isTyping: boolean, conversationId = id) => setTyping(messages, ada!, conversationId, isTyping),
    async [Symbol.asyncDispose]() {
      await stream[Symbol.asyncDispose]()
      await messages[Symbol.asyncDispose]()
    },
  }
}

const setTyping = (messages: StartedMessages, viewer: TestViewer, id: string, isTyping: boolean) =>
  messages.ask(viewer, `mutation ($input: SetTypingInput!) { setTyping(input: $input) { errors { code } } }`, {
    input: { conversationId: id, isTyping },
  })

test('typing that is not told again ends when it says that it will', async () => {
  await using talk = await startTyping()
  await talk.setTyping(true)
  const began = await talk.event()
  expect(began).toEqual(talk.began)
  expect(await talk.event()).toEqual(talk.ended)
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(began.until))
})

test('a person whose process died in the middle of it types no longer than that', async () => {
  await using talk = await startTyping()
  // As the feed carries it; nothing of it is kept anywhere.
  const send = (until: Date) =>
    talk.instance.live.send(typingChanged, { conversationId: talk.id, userId: talk.ada.id, isTyping: true, until })
  await send(new Date(Date.now() + 50))
  await send(new Date(Date.now() + 100))
  expect(await talk.event()).toEqual(talk.began)
  expect(await talk.event()).toEqual(talk.began)
  expect(await talk.event()).toEqual(talk.ended)
  await send(new Date(Date.now() - 1_000))
  expect([await talk.event(), await talk.event()]).toEqual([talk.began, talk.ended])
})

test('typing ends with the message that was typed, and is not ended twice', async () => {
  await using talk = await startTyping()
  await talk.setTyping(true)
  expect(await talk.event()).toEqual(talk.began)
  await talk.send(talk.ada, talk.id)
  expect(await talk.event()).toEqual({ __typename: 'MessageAdded' })
  expect(await talk.event()).toEqual(talk.ended)
  await talk.send(talk.ada, talk.id)
  await talk.send(talk.ada, talk.id)
  expect([await talk.event(), await talk.event()]).toEqual(Array(2).fill({ __typename: 'MessageAdded' }))
})

test('typing ends when its person leaves', async () => {
  await using talk = await startTyping()
  await talk.setTyping(true)
  expect(await talk.event()).toEqual(talk.began)
  await talk.ask(
    talk.ada,
    `mutation ($id: ID!) { leaveConversation(input: { conversationId: $id }) { errors { code } } }`,
    {
      id: talk.id,
    },
  )
  const events = [await talk.event(), await talk.event(), await talk.event()]
  const changed = { __typename: 'ConversationChanged' }
  // The group has another admin, and one person less.
  expect(events).toEqual([changed, changed, talk.ended])
})

test('typing of people who are hidden from each other shows in no conversation', async () => {
  await using talk = await startTyping()
  const direct = await talk.direct(talk.ada, talk.grace)
  await using inDirect = await openEventStream(talk.url, talk.grace.token, Typing, { variables: { id: direct } })
  const upToMessageId = await talk.send(talk.ada, direct)
  expect((await inDirect.next()).data.conversationEvents).toEqual({ __typename: 'MessageAdded' })
  await talk.block(talk.ada, talk.grace)
  for (const conversationId of [talk.id, direct]) {
    await talk.setTyping(true, conversationId)
    await talk.setTyping(false, conversationId)
    // As one that was under way when the block came.
    const typing = { conversationId, userId: talk.ada.id, isTyping: true, until: new Date() }
    await talk.instance.live.send(typingChanged, typing)
  }
  await talk.send(talk.ada, talk.id)
  expect(await talk.event()).toEqual({ __typename: 'MessageAdded' })
  await talk.ask(talk.grace, MarkRead, { input: { conversationId: direct, upToMessageId } })
  expect((await inDirect.next()).data.conversationEvents).toEqual({ __typename: 'ConversationRead' })
})
