import { newId } from '@plaza/database'
import { friendshipAccepted, privacyChanged } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { MarkRead, SendMessage, StartDirect, type StartedMessages, startMessages } from './testkit.ts'

type Two = [TestViewer, TestViewer]

const answer = (kit: StartedMessages, viewer: TestViewer, how: 'accept' | 'decline', conversationId: string) =>
  kit.ask(
    viewer,
    how === 'accept'
      ? 'mutation ($id: ID!) { acceptMessageRequest(input: { conversationId: $id }) { conversation { folder } errors { code } } }'
      : 'mutation ($id: ID!) { declineMessageRequest(input: { conversationId: $id }) { declinedConversationId errors { code } } }',
    { id: conversationId },
  )

async function lists(kit: StartedMessages, viewer: TestViewer) {
  const found = await kit.ask(
    viewer,
    `query {
      viewer {
        unreadMessageCount messageRequestCount
        inbox: conversations { nodes { id } }
        requests: conversations(folder: REQUESTS) { nodes { id unreadCount lastMessage { content } } }
      }
    }`,
  )
  return found
}

const sent = async (kit: StartedMessages) =>
  (await kit.outbox())
    .filter(({ type }) => type === 'message.sent')
    .map(({ data }) => data as { recipientIds: string[]; quietIds: string[]; apartIds: string[] })

test('what a stranger writes first waits apart, and tells the stranger nothing, until it is accepted', async () => {
  await using kit = await startMessages()
  const [ada, mallory] = (await kit.people(2, 'REQUEST')) as Two
  const id = await kit.direct(mallory, ada)
  const message = await kit.send(mallory, id, 'hello, stranger')
  expect(await lists(kit, ada)).toEqual({
    ...{ unreadMessageCount: 0, messageRequestCount: 1, inbox: { nodes: [] } },
    requests: { nodes: [{ id, unreadCount: 1, lastMessage: { content: 'hello, stranger' } }] },
  })
  expect(await sent(kit)).toMatchObject([{ recipientIds: [ada.id], quietIds: [ada.id], apartIds: [ada.id] }])

  // Whoever wrote sees no difference: it is neither read nor reacted to.
  await kit.ask(ada, MarkRead, { input: { conversationId: id, upToMessageId: message } })
  const reaction =
    'mutation ($id: ID!) { setMessageReaction(input: { messageId: $id, type: LIKE }) { errors { code } } }'
  expect(await kit.ask(ada, reaction, { id: message })).toEqual({ errors: [{ code: 'CONFLICT' }] })
  const readBy = 'query ($id: ID!) { conversation(id: $id) { messages { nodes { readBy { nodes { id } } } } } }'
  expect((await kit.ask(mallory, readBy, { id })).messages.nodes).toEqual([{ readBy: { nodes: [] } }])

  expect(await answer(kit, ada, 'accept', id)).toEqual({ conversation: { folder: 'INBOX' }, errors: [] })
  expect(await lists(kit, ada)).toMatchObject({
    unreadMessageCount: 1,
    messageRequestCount: 0,
    inbox: { nodes: [{ id }] },
  })
  await kit.send(mallory, id)
  expect((await sent(kit)).at(-1)).toMatchObject({ quietIds: [], apartIds: [] })
})

test('a request that was declined is gone, whatever else is written, until the person begins to talk', async () => {
  await using kit = await startMessages()
  const [ada, mallory] = (await kit.people(2, 'REQUEST')) as Two
  const id = await kit.direct(mallory, ada)
  await kit.send(mallory, id)
  expect(await answer(kit, ada, 'decline', id)).toEqual({ declinedConversationId: id, errors: [] })
  expect(await answer(kit, ada, 'decline', id)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
  await kit.send(mallory, id, 'are you there?')
  expect((await sent(kit)).at(-1)).toMatchObject({ recipientIds: [], apartIds: [] })
  expect(await lists(kit, ada)).toMatchObject({ messageRequestCount: 0, unreadMessageCount: 0, inbox: { nodes: [] } })
  expect(await kit.ask(ada, 'query ($id: ID!) { conversation(id: $id) { id } }', { id })).toBeNull()
  expect(await kit.direct(ada, mallory)).toBe(id)
  expect(await lists(kit, ada)).toMatchObject({ inbox: { nodes: [{ id }] }, unreadMessageCount: 2 })
})

test('writing accepts, and so does becoming friends; friends and whoever lets everybody write wait for nothing', async () => {
  await using kit = await startMessages()
  const [ada, mallory, ...others] = await kit.people(5, 'REQUEST')
  const [one, two, friend] = others as [TestViewer, TestViewer, TestViewer]
  const id = await kit.direct(mallory!, ada!)
  await kit.send(mallory!, id)
  await kit.send(ada!, id)
  expect(await lists(kit, ada!)).toMatchObject({ messageRequestCount: 0, inbox: { nodes: [{ id }] } })

  await kit.send(one, await kit.direct(one, two))
  const [lowId = '', highId = ''] = [one.id, two.id].sort()
  const people = { requesterId: one.id, accepterId: two.id }
  expect(await lists(kit, two)).toMatchObject({ messageRequestCount: 1 })
  const since = { since: new Date(), friendRequestId: newId(), version: 2 }
  await kit.deliver(friendshipAccepted, { lowId, highId, ...people, ...since })
  expect(await lists(kit, two)).toMatchObject({ messageRequestCount: 0, unreadMessageCount: 1 })

  await kit.befriend(friend, ada!)
  await kit.send(friend, await kit.direct(friend, ada!))
  expect(await lists(kit, ada!)).toMatchObject({ messageRequestCount: 0, unreadMessageCount: 2 })
  const choice = { userId: friend.id, whoMayMention: 'EVERYONE' as const, version: 1 }
  await kit.deliver(privacyChanged, { ...choice, whoMayMessage: 'EVERYONE' })
  await kit.send(mallory!, await kit.direct(mallory!, friend))
  expect(await lists(kit, friend)).toMatchObject({ messageRequestCount: 0, unreadMessageCount: 1 })
})

test('whoever writes with friends only is not begun with, and goes on where they have accepted', async () => {
  await using kit = await startMessages()
  const [ada] = (await kit.people(1, 'FRIENDS')) as [TestViewer]
  const [mallory, grace] = (await kit.people(2, 'REQUEST')) as Two
  const start = async (viewer: TestViewer) => {
    const { errors } = await kit.ask(viewer, StartDirect, { userId: ada.id })
    const [{ viewerCanMessage }] = await kit.ask(
      viewer,
      'query ($people: [_Any!]!) { _entities(representations: $people) { ... on User { viewerCanMessage } } }',
      { people: [{ __typename: 'User', id: ada.id }] },
    )
    return { codes: errors.map(({ code }: { code: string }) => code), viewerCanMessage }
  }
  expect(await start(mallory)).toEqual({ codes: ['NOT_ALLOWED'], viewerCanMessage: false })
  const id = await kit.direct(ada, grace)
  await kit.send(ada, id)
  await answer(kit, grace, 'accept', id)
  expect(await start(grace)).toEqual({ codes: [], viewerCanMessage: true })
  const input = { conversationId: id, content: 'gladly', idempotencyKey: newId() }
  expect(await kit.ask(grace, SendMessage, { input })).toMatchObject({ errors: [] })
})

test('so many messages wait as a request, and more only once it is accepted, whether it was declined or not', async () => {
  await using kit = await startMessages()
  const [ada, mallory, grace] = (await kit.people(3, 'REQUEST')) as [TestViewer, TestViewer, TestViewer]
  const write = async (conversationId: string) => {
    const input = { conversationId, content: 'hello?', idempotencyKey: newId() }
    return (await kit.ask(mallory, SendMessage, { input })).errors
  }
  const standing = (id: string) =>
    kit.ask(mallory, 'query ($id: ID!) { conversation(id: $id) { viewerCanSend awaitsAnswer } }', { id })
  const [toAda, toGrace] = [await kit.direct(mallory, ada), await kit.direct(mallory, grace)]
  const last = new Map<string, string>()
  for (const id of [toAda, toGrace]) {
    for (const _ of Array(4)) await kit.send(mallory, id)
    expect(await standing(id)).toEqual({ viewerCanSend: true, awaitsAnswer: false })
    last.set(id, await kit.send(mallory, id))
  }
  await answer(kit, grace, 'decline', toGrace)
  for (const id of [toAda, toGrace]) {
    expect(await write(id)).toMatchObject([{ code: 'LIMIT_REACHED' }])
    expect(await standing(id)).toEqual({ viewerCanSend: false, awaitsAnswer: true })
  }
  // What waits can be reworded, and deleting it makes no room.
  const Edit = `mutation ($id: ID!) {
    editMessage(input: { messageId: $id, content: "again" }) { message { viewerCanEdit } errors { code } }
  }`
  expect(await kit.ask(mallory, Edit, { id: last.get(toAda) })).toEqual({
    message: { viewerCanEdit: true },
    errors: [],
  })
  const remove = 'mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { errors { code } } }'
  await kit.ask(mallory, remove, { id: last.get(toAda) })
  expect(await write(toAda)).toMatchObject([{ code: 'LIMIT_REACHED' }])
  await answer(kit, ada, 'accept', toAda)
  expect(await standing(toAda)).toEqual({ viewerCanSend: true, awaitsAnswer: false })
  expect(await write(toAda)).toEqual([])
})

test('of calls that race for the last place in a request one is carried out', async () => {
  await using kit = await startMessages()
  const [ada, mallory] = (await kit.people(2, 'REQUEST')) as Two
  const id = await kit.direct(mallory, ada)
  for (const _ of Array(4)) await kit.send(mallory, id)
  const racing = await Promise.all(
    Array.from({ length: 3 }, () =>
      kit.ask(mallory, SendMessage, { input: { conversationId: id, content: 'me!', idempotencyKey: newId() } }),
    ),
  )
  expect(racing.filter(({ errors }) => errors.length === 0)).toHaveLength(1)
})
