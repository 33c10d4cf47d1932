import { newId } from '@plaza/database'
import {
  blockCreated,
  commentDeleted,
  conversationParticipantRemoved,
  conversationRead,
  messageDeleted,
  messageSent,
  postDeleted,
  userDeactivated,
  userDeleted,
  userReactivated,
} from '@plaza/schema/events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type StartedNotifications, startNotifications, statementsWaiting } from './testkit.ts'

/** Stops `teller` before it writes, lets `ender` come as far as it can, and lets both finish. */
async function whileTelling(
  notifications: StartedNotifications,
  teller: () => Promise<unknown>,
  ender: () => Promise<unknown>,
): Promise<void> {
  const { system } = notifications.database
  await sql`
    create function wait_here() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock(1); return new; end $$
  `.execute(system)
  await sql`create trigger wait_here before insert on notifications for each row execute function wait_here()`.execute(
    system,
  )
  const both: Promise<unknown>[] = []
  let hasEnded = false
  await system.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(1)`.execute(trx)
    both.push(teller())
    await expect.poll(() => statementsWaiting(notifications)).toBe(1)
    both.push(
      ender().then(() => {
        hasEnded = true
      }),
    )
    await expect.poll(async () => hasEnded || (await statementsWaiting(notifications)) === 2).toBe(true)
  })
  await Promise.all(both)
}

const allRows = ({ database }: StartedNotifications) =>
  database.system.selectFrom('notifications').selectAll().execute()

const end = (userId: string) => ({
  ...{ email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const },
  ...{ userId, version: 5, deletedAt: new Date() },
})

test('a comment that is told of while its post is being deleted is taken back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = newId()
  await whileTelling(
    notifications,
    () => notifications.comment(grace!, { postAuthor: ada!, postId }),
    () => notifications.deliver(postDeleted, { postId, authorId: ada!.id, deletedAt: new Date() }),
  )
  expect(await allRows(notifications)).toEqual([])
})

test('a reaction that is told of while its comment is being deleted is taken back', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const commentId = newId()
  await whileTelling(
    notifications,
    () => notifications.react(grace!, ada!, commentId, 'COMMENT'),
    () => notifications.deliver(commentDeleted, { commentId, postId: newId(), deletedAt: new Date() }),
  )
  expect(await allRows(notifications)).toEqual([])
})

test('what is told between two people while one blocks the other is out of sight, and goes out to nobody', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const block = { blockerId: ada!.id, blockedId: grace!.id, createdAt: new Date(), version: 1 }
  await whileTelling(
    notifications,
    () => notifications.requestFriendship(grace!, ada!),
    () => notifications.deliver(blockCreated, block),
  )
  expect(await allRows(notifications)).toHaveLength(1)
  expect(await notifications.list(ada!)).toEqual([])
  expect(await notifications.database.system.selectFrom('deliveries').selectAll().execute()).toEqual([])
})

test.for(['told', 'telling'])('an account that ends while it is %s of something leaves nothing', async (role) => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const { id } = role === 'told' ? ada! : grace!
  await whileTelling(
    notifications,
    () => notifications.react(grace!, ada!),
    () => notifications.deliver(userDeleted, end(id)),
  )
  expect(JSON.stringify(await allRows(notifications))).not.toContain(id)
})

test('what a person did who is gone by now is told to nobody', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.deliver(userDeleted, end(grace!.id))
  await notifications.react(grace!, ada!)
  await notifications.requestFriendship(grace!, ada!)
  expect(await allRows(notifications)).toEqual([])
})

/** Grace in a group with Ada, who has the list tell her of messages. */
async function startGroup() {
  const notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.ask(
    ada!,
    `mutation { updateNotificationPreferences(input: { preferences: [{ type: MESSAGE, inApp: true }] }) { errors { code } } }`,
  )
  const conversationId = newId()
  const group = { conversationId, type: 'GROUP' as const, userId: ada!.id }
  return {
    ...notifications,
    ada: ada!,
    grace: grace!,
    send: async (messageId: string, sentAt = new Date()) => {
      const people = { senderId: grace!.id, recipientIds: [ada!.id] }
      await notifications.deliver(messageSent, { messageId, conversationId, ...people, type: 'TEXT', sentAt })
    },
    read: (upToMessageId: string) =>
      notifications.deliver(conversationRead, { ...group, upToMessageId, at: new Date() }),
    deleteMessage: (messageId: string) =>
      notifications.deliver(messageDeleted, { messageId, conversationId, deletedAt: new Date() }),
    remove: (at: Date) =>
      notifications.deliver(conversationParticipantRemoved, { ...group, removedById: grace!.id, at }),
  }
}

test('a message that was read before it was told is not told, a later one is', async () => {
  await using group = await startGroup()
  const [first, second, third] = [newId(), newId(), newId()]
  await group.read(second)
  await group.read(first)
  await group.send(first)
  await group.send(second)
  expect(await group.list(group.ada)).toEqual([])
  await group.send(third)
  expect(await group.list(group.ada)).toMatchObject([{ type: 'MESSAGE', isRead: false }])
})

test('a message that is told of while it is being read is read', async () => {
  await using group = await startGroup()
  const messageId = newId()
  await whileTelling(
    group,
    () => group.send(messageId),
    () => group.read(messageId),
  )
  expect(await group.list(group.ada)).toMatchObject([{ isRead: true }])
})

test('reading up to one message leaves the next one unread', async () => {
  await using group = await startGroup()
  const [first, second] = [newId(), newId()]
  await group.send(first)
  await group.send(second)
  await group.read(first)
  expect((await group.list(group.ada)).map(({ isRead }) => isRead).sort()).toEqual([false, true])
})

test('a message from before the person left the group is not told, one from after coming back is', async () => {
  await using group = await startGroup()
  const left = new Date(Date.now() - 60_000)
  await group.remove(left)
  await group.remove(new Date(left.getTime() - 60_000))
  await group.send(newId(), new Date(left.getTime() - 1_000))
  expect(await group.list(group.ada)).toEqual([])
  await group.send(newId())
  expect(await group.types(group.ada)).toEqual(['MESSAGE'])
})

test('a message that is deleted takes what was told of it along, read or unread, and leaves the others', async () => {
  await using group = await startGroup()
  const [first, second, third] = [newId(), newId(), newId()]
  await group.registerBrowser(group.ada)
  for (const id of [first, second, third]) await group.send(id)
  await group.read(first)
  const unread = async () =>
    (await group.ask(group.ada, `query { viewer { unreadNotificationCount } }`)).unreadNotificationCount
  expect([(await group.list(group.ada)).length, await unread()]).toEqual([3, 2])
  const deliveries = group.database.system.selectFrom('deliveries').selectAll()
  expect(await deliveries.execute()).toHaveLength(3)
  await group.deleteMessage(first)
  await group.deleteMessage(third)
  expect((await allRows(group)).map(({ rootId, groupKey }) => ({ rootId, groupKey }))).toEqual([
    { rootId: second, groupKey: expect.stringMatching(/^MESSAGE:/) },
  ])
  expect([(await group.list(group.ada)).length, await unread()]).toEqual([1, 1])
  await group.deleteMessage(second)
  expect([(await group.list(group.ada)).length, await unread()]).toEqual([0, 0])
  expect(await deliveries.execute()).toEqual([])
})

test('a message that was deleted before it is told, or while it is, leaves nothing', async () => {
  await using group = await startGroup()
  const [first, second] = [newId(), newId()]
  await group.deleteMessage(first)
  await group.send(first)
  expect(await allRows(group)).toEqual([])
  await whileTelling(
    group,
    () => group.send(second),
    () => group.deleteMessage(second),
  )
  expect(await allRows(group)).toEqual([])
})

test('marks in a conversation go with the person, and late ones stay away', async () => {
  await using group = await startGroup()
  const marks = group.database.system.selectFrom('conversationMarks').select('userId')
  await group.read(newId())
  expect(await marks.execute()).toHaveLength(1)
  await group.deliver(userDeleted, end(group.ada.id))
  await group.remove(new Date())
  await group.read(newId())
  expect(await marks.execute()).toEqual([])
})

test('a new device that wakes an account up is told of, also when the news of the waking comes later', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const account = { userId: ada!.id, email: 'ada@example.org', username: 'ada', emailVerifiedAt: new Date() }
  await notifications.deliver(userDeactivated, { ...account, status: 'DEACTIVATED', version: 2 })
  await notifications.signInAnew(ada!)
  await notifications.deliver(userReactivated, { ...account, status: 'ACTIVE', version: 3 })
  expect(await notifications.list(ada!)).toMatchObject([{ type: 'SECURITY', title: 'New sign-in' }])
  expect(await notifications.outbox()).toMatchObject([{ data: { channels: ['IN_APP', 'EMAIL'] } }])
})
