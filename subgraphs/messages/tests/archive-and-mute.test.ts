import { newId } from '@plaza/database'
import { friendshipAccepted } from '@plaza/schema/events'
import { openEventStream, type TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { type StartedMessages, startMessages } from './testkit.ts'

const change = (kit: StartedMessages, viewer: TestViewer, name: string, input: Record<string, unknown>) =>
  kit.ask(
    viewer,
    `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) {
      ${name}(input: $input) { conversation { folder isMuted mutedUntil } errors { code path } }
    }`,
    { input },
  )

async function lists(kit: StartedMessages, viewer: TestViewer) {
  const list = '{ nodes { id unreadCount } }'
  const { inbox, archive, unreadMessageCount } = await kit.ask(
    viewer,
    `query { viewer { unreadMessageCount inbox: conversations ${list} archive: conversations(folder: ARCHIVE) ${list} } }`,
  )
  const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id)
  return { inbox: idsOf(inbox), archive: idsOf(archive), unreadMessageCount }
}

const quietOf = async (kit: StartedMessages) =>
  (await kit.outbox())
    .filter(({ type }) => type === 'message.sent')
    .map(({ data }) => (data as { quietIds: string[] }).quietIds)

test('what is put away stands apart for that person alone, and a new message brings it back', async () => {
  await using kit = await startMessages()
  const [ada, grace] = (await kit.people(2)) as [TestViewer, TestViewer]
  const id = await kit.direct(grace, ada)
  await kit.send(grace, id)
  expect(await change(kit, ada, 'archiveConversation', { conversationId: id })).toEqual({
    conversation: { folder: 'ARCHIVE', isMuted: false, mutedUntil: null },
    errors: [],
  })
  expect(await lists(kit, ada)).toEqual({ inbox: [], archive: [id], unreadMessageCount: 0 })
  expect(await lists(kit, grace)).toEqual({ inbox: [id], archive: [], unreadMessageCount: 0 })
  await kit.send(grace, id)
  expect(await lists(kit, ada)).toEqual({ inbox: [id], archive: [], unreadMessageCount: 2 })
  await change(kit, ada, 'archiveConversation', { conversationId: id })
  await change(kit, ada, 'unarchiveConversation', { conversationId: id })
  expect(await lists(kit, ada)).toMatchObject({ inbox: [id], archive: [] })
})

test('what is muted notifies nobody, until its time is over, and stays put away', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const conversationId = await kit.group(ada, grace, alan)
  const until = new Date(Date.now() + 3_600_000)
  expect(await change(kit, ada, 'muteConversation', { conversationId, until })).toEqual({
    conversation: { folder: 'INBOX', isMuted: true, mutedUntil: until.toISOString() },
    errors: [],
  })
  await change(kit, ada, 'archiveConversation', { conversationId })
  await kit.send(grace, conversationId)
  expect(await lists(kit, ada)).toMatchObject({ inbox: [], archive: [conversationId] })
  expect(await lists(kit, alan)).toMatchObject({ inbox: [conversationId], unreadMessageCount: 1 })
  // Its time is over.
  await kit.database.system
    .updateTable('conversationParticipants')
    .set({ mutedAt: new Date(0), mutedUntil: new Date(1) })
    .where('userId', '=', ada.id)
    .execute()
  await kit.send(grace, conversationId)
  expect(await lists(kit, ada)).toMatchObject({ inbox: [conversationId], archive: [], unreadMessageCount: 2 })
  await change(kit, ada, 'muteConversation', { conversationId })
  expect(await change(kit, ada, 'unmuteConversation', { conversationId })).toMatchObject({
    conversation: { isMuted: false, mutedUntil: null },
  })
  await change(kit, alan, 'muteConversation', { conversationId })
  await kit.send(ada, conversationId)
  expect(await quietOf(kit)).toEqual([[ada.id], [], [alan.id]])
})

test('one mutes until a later moment, and only where one takes part', async () => {
  await using kit = await startMessages()
  const [ada, grace, alan] = (await kit.people(3)) as [TestViewer, TestViewer, TestViewer]
  const conversationId = await kit.direct(ada, grace)
  expect(await change(kit, ada, 'muteConversation', { conversationId, until: new Date(0) })).toEqual({
    conversation: null,
    errors: [{ code: 'INVALID', path: ['input', 'until'] }],
  })
  for (const name of ['muteConversation', 'unmuteConversation', 'archiveConversation', 'unarchiveConversation']) {
    expect(await change(kit, alan, name, { conversationId })).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] })
  }
})

test('what somebody does with a conversation is told on their other devices, and to nobody else', async () => {
  await using kit = await startMessages()
  const [ada, grace, mallory] = (await kit.people(3, 'REQUEST')) as [TestViewer, TestViewer, TestViewer]
  await kit.befriend(ada, grace)
  const conversationId = await kit.direct(grace, ada)
  await kit.send(grace, conversationId)
  const asked = await kit.direct(mallory, ada)
  await kit.send(mallory, asked)
  const document = /* GraphQL */ `
    subscription {
      conversationPlaceChanged { conversationId conversation { folder isMuted } viewer { id unreadMessageCount } }
    }
  `
  await using hers = await openEventStream(kit.url, ada.token, document)
  await using his = await openEventStream(kit.url, grace.token, document)
  const told = async (conversation: object | null, id = conversationId, unreadMessageCount = 0) =>
    expect(await hers.next()).toEqual({
      data: {
        conversationPlaceChanged: { conversationId: id, conversation, viewer: { id: ada.id, unreadMessageCount } },
      },
    })
  await change(kit, ada, 'archiveConversation', { conversationId })
  await told({ folder: 'ARCHIVE', isMuted: false })
  // What it was already is no change.
  await change(kit, ada, 'archiveConversation', { conversationId })
  await change(kit, ada, 'muteConversation', { conversationId })
  await told({ folder: 'ARCHIVE', isMuted: true })
  const decline = `mutation ($id: ID!) { declineMessageRequest(input: { conversationId: $id }) { errors { code } } }`
  await kit.ask(ada, decline, { id: asked })
  await told(null, asked)
  expect(await kit.direct(ada, mallory)).toBe(asked)
  await told({ folder: 'INBOX', isMuted: false }, asked, 1)

  // A request that waits no more since the two are friends.
  await kit.send(mallory, await kit.direct(mallory, grace))
  const [lowId = '', highId = ''] = [grace.id, mallory.id].sort()
  const people = { requesterId: grace.id, accepterId: mallory.id, since: new Date(), friendRequestId: newId() }
  await kit.deliver(friendshipAccepted, { lowId, highId, ...people, version: 2 })
  expect(await his.next()).toMatchObject({ data: { conversationPlaceChanged: { conversation: { folder: 'INBOX' } } } })
})
