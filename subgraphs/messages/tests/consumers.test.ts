import { newId } from '@plaza/database'
import {
  blockCreated,
  blockRemoved,
  friendshipAccepted,
  friendshipEnded,
  mediaDeleted,
  mediaReady,
  userDeactivated,
  userDeleted,
  userReactivated,
  userRegistered,
} from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { SendMessage, StartDirect, startMessages } from './testkit.ts'

const account = (userId: string, version: number) => ({
  userId,
  email: 'someone@example.org',
  username: 'someone',
  emailVerifiedAt: null,
  status: 'ACTIVE' as const,
  version,
})

test('somebody who has registered can be written to; twice told is once known', async () => {
  await using messages = await startMessages()
  const [ada] = await messages.people(1)
  const userId = newId()
  const start = async () => (await messages.ask(ada!, StartDirect, { userId })).errors.length === 0
  expect(await start()).toBe(false)
  const registered = { ...account(userId, 1), firstName: 'G', lastName: null, registeredAt: new Date() }
  const id = await messages.deliver(userRegistered, registered)
  await messages.deliver(userRegistered, registered, { id })
  expect(await start()).toBe(true)

  await messages.deliver(userDeactivated, { ...account(userId, 3), status: 'DEACTIVATED' })
  await messages.deliver(userReactivated, account(userId, 2))
  expect(await start()).toBe(false)
  await messages.deliver(userReactivated, account(userId, 4))
  expect(await start()).toBe(true)
})

test('a person who has switched the account off is hidden, and what they wrote stays', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const id = await messages.direct(ada!, grace!)
  await messages.send(ada!, id)
  await messages.deliver(userDeactivated, { ...account(ada!.id, 2), status: 'DEACTIVATED' })
  const thread = await messages.ask(
    grace!,
    `query ($id: ID!) {
      conversation(id: $id) { participants { nodes { user { id } } } messages(last: 1) { nodes { content sender { id } } } }
    }`,
    { id },
  )
  expect(thread.messages.nodes).toEqual([{ content: 'hello', sender: null }])
  expect(thread.participants.nodes).toEqual([{ user: null }, { user: { id: grace!.id } }])
  const input = { conversationId: id, content: 'hello?', idempotencyKey: newId() }
  expect((await messages.ask(grace!, SendMessage, { input })).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
})

test('friendships and blocks never go back to an older version', async () => {
  await using messages = await startMessages()
  const { system } = messages.database
  const [lowId, highId] = [newId(), newId()].sort() as [string, string]
  const since = new Date()
  const accepted = { lowId, highId, since, friendRequestId: newId(), requesterId: lowId, accepterId: highId }
  const ended = { lowId, highId, endedAt: since, reason: 'UNFRIENDED' as const }
  const isFriend = async () =>
    (await system.selectFrom('friendEdges').select('isEnded').execute()).map(({ isEnded }) => !isEnded)
  await messages.deliver(friendshipEnded, { ...ended, version: 2 })
  await messages.deliver(friendshipAccepted, { ...accepted, version: 1 })
  expect(await isFriend()).toEqual([false, false])
  await messages.deliver(friendshipAccepted, { ...accepted, version: 3 })
  expect(await isFriend()).toEqual([true, true])

  const block = { blockerId: lowId, blockedId: highId, createdAt: since }
  const isBlocked = async () =>
    (await system.selectFrom('blockEdges').select('isEnded').execute()).map(({ isEnded }) => !isEnded)
  await messages.deliver(blockCreated, { ...block, version: 1 })
  await messages.deliver(blockRemoved, { ...block, version: 2 })
  await messages.deliver(blockCreated, { ...block, version: 1 })
  expect(await isBlocked()).toEqual([false])
})

test('a deleted file comes off the messages that show it and cannot be attached again', async () => {
  await using messages = await startMessages()
  const [ada, grace] = await messages.people(2)
  const conversationId = await messages.direct(ada!, grace!)
  const mediaId = newId()
  const file = { mediaId, ownerId: ada!.id, kind: 'IMAGE' as const }
  const about = { mimeType: 'image/png', byteSize: 1, width: 1, height: 1, durationSeconds: null }
  const send = () =>
    messages.ask(ada!, SendMessage, {
      input: { conversationId, type: 'IMAGE', mediaIds: [mediaId], idempotencyKey: newId() },
    })
  expect((await send()).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  await messages.deliver(mediaReady, { ...file, ...about, version: 2 })
  expect((await send()).message.media).toHaveLength(1)

  await messages.deliver(mediaDeleted, { ...file, deletedAt: new Date(), version: 3 })
  await messages.deliver(mediaReady, { ...file, ...about, version: 2 })
  expect((await send()).errors).toMatchObject([{ code: 'NOT_FOUND' }])
  const { lastMessage } = await messages.ask(
    grace!,
    `query ($id: ID!) { conversation(id: $id) { lastMessage { type isDeleted media { id } } } }`,
    { id: conversationId },
  )
  expect(lastMessage).toEqual({ type: 'IMAGE', isDeleted: false, media: [] })
})

test('an erased person leaves messages without a sender, and no row with their id', async () => {
  await using messages = await startMessages()
  const [ada, grace, alan] = await messages.people(3)
  const direct = await messages.direct(ada!, grace!)
  const group = await messages.group(ada!, grace!, alan!)
  await messages.send(ada!, direct, 'goodbye')
  await messages.send(ada!, group, 'all the best')
  const deleted = {
    userId: ada!.id,
    email: null,
    username: null,
    emailVerifiedAt: null,
    status: 'DEACTIVATED' as const,
    version: 9,
    deletedAt: new Date(),
  }
  const id = await messages.deliver(userDeleted, deleted)
  await messages.deliver(userDeleted, deleted, { id })

  const Left = `query ($id: ID!) {
    conversation(id: $id) {
      createdBy { id } viewerRole participantCount participants { nodes { role user { id } } }
      messages(last: 1) { nodes { content sender { id } } }
    }
  }`
  expect(await messages.ask(grace!, Left, { id: direct })).toEqual({
    createdBy: null,
    viewerRole: 'MEMBER',
    participantCount: 2,
    participants: {
      nodes: [
        { role: 'MEMBER', user: null },
        { role: 'MEMBER', user: { id: grace!.id } },
      ],
    },
    messages: { nodes: [{ content: 'goodbye', sender: null }] },
  })
  const left = await messages.ask(grace!, Left, { id: group })
  expect(left).toMatchObject({ createdBy: null, participantCount: 2 })
  expect(left.participants.nodes.map(({ role }: { role: string }) => role).sort()).toEqual(['ADMIN', 'MEMBER'])
  expect(left.messages.nodes).toEqual([{ content: 'all the best', sender: null }])

  const { system } = messages.database
  for (const table of ['conversations', 'conversationParticipants', 'messages'] as const) {
    expect(JSON.stringify(await system.selectFrom(table).selectAll().execute()), table).not.toContain(ada!.id)
  }
  const input = { conversationId: direct, content: 'hello?', idempotencyKey: newId() }
  expect((await messages.ask(grace!, SendMessage, { input })).errors).toMatchObject([{ code: 'NOT_ALLOWED' }])
})
