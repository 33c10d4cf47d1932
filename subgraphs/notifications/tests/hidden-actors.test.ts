import {
  blockCreated,
  blockRemoved,
  userDeactivated,
  userDeleted,
  userProfileUpdated,
  userReactivated,
} from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { List, type StartedNotifications, startNotifications } from './testkit.ts'

/** Ada and Grace have told each other something read and something unread, and Alan has told both. */
async function startThree() {
  const notifications = await startNotifications()
  const [ada, grace, alan] = (await notifications.people('Ada', 'Grace', 'Alan')) as [
    TestViewer,
    TestViewer,
    TestViewer,
  ]
  for (const [one, other] of [
    [ada, grace],
    [grace, ada],
  ] as const) {
    await notifications.react(one, other)
    await notifications.ask(other, 'mutation { markAllNotificationsRead { errors { code } } }')
    await notifications.requestFriendship(one, other)
    await notifications.react(alan, other)
  }
  return { ...notifications, ada, grace, alan }
}

const sight = async ({ ask }: StartedNotifications, viewer: TestViewer) => {
  const { notifications, unreadNotificationCount } = await ask(viewer, List)
  const unread = (await ask(viewer, List, { unreadOnly: true })).notifications
  return {
    messages: notifications.nodes.map(({ message, isRead }: Record<string, unknown>) => [message, isRead]),
    ids: notifications.nodes.map(({ id }: { id: string }) => id),
    unread: unread.nodes.length,
    unreadNotificationCount,
  }
}

const fromAlanAlone = { messages: [['Alan reacted to your post.', false]], unread: 1, unreadNotificationCount: 1 }
const account = (userId: string, status: 'ACTIVE' | 'DEACTIVATED', version: number) => ({
  ...{ userId, status, version, email: 'x@example.org', username: 'x', emailVerifiedAt: null },
})

test('a block takes both sides’ notifications out of sight, read and unread, and lifting it brings them back', async () => {
  await using three = await startThree()
  const { ada, grace } = three
  const before = { ada: await sight(three, ada), grace: await sight(three, grace) }
  expect(before.ada).toMatchObject({ unread: 2, unreadNotificationCount: 2 })
  expect(before.ada.messages).toHaveLength(3)
  for (const [blocker, blocked, version] of [
    [ada, grace, 1],
    [grace, ada, 1],
  ] as const) {
    const block = { blockerId: blocker.id, blockedId: blocked.id, createdAt: new Date() }
    await three.deliver(blockCreated, { ...block, version })
    expect(await sight(three, ada)).toMatchObject(fromAlanAlone)
    expect(await sight(three, grace)).toMatchObject(fromAlanAlone)
    await three.deliver(blockRemoved, { ...block, version: version + 1 })
    expect({ ada: await sight(three, ada), grace: await sight(three, grace) }).toEqual(before)
  }
})

test('what is out of sight is not there by its id, is not changed, and is as it was when it comes back', async () => {
  await using three = await startThree()
  const { ada, grace } = three
  const { ids } = await sight(three, ada)
  const block = { blockerId: grace.id, blockedId: ada.id, createdAt: new Date() }
  await three.deliver(blockCreated, { ...block, version: 1 })
  const [alans] = (await sight(three, ada)).ids
  const { data } = await three.execute(
    ada,
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Notification { id } } }`,
    { representations: ids.map((id: string) => ({ __typename: 'Notification', id })) },
  )
  expect(data._entities.filter(Boolean)).toEqual([{ id: alans }])
  const read = await three.ask(
    ada,
    `mutation ($ids: [ID!]!) { markNotificationsRead(input: { notificationIds: $ids }) {
      notifications { id } viewer { unreadNotificationCount } errors { code }
    } }`,
    { ids },
  )
  expect(read).toEqual({ notifications: [{ id: alans }], viewer: { unreadNotificationCount: 0 }, errors: [] })
  await three.ask(ada, 'mutation { markAllNotificationsRead { errors { code } } }')
  const deleted = await three.ask(
    ada,
    `mutation ($ids: [ID!]!) { deleteNotifications(input: { notificationIds: $ids }) { deletedNotificationIds } }`,
    { ids },
  )
  expect(deleted).toEqual({ deletedNotificationIds: [alans] })
  await three.deliver(blockRemoved, { ...block, version: 2 })
  expect((await sight(three, ada)).messages).toEqual([
    ['Grace wants to be your friend.', false],
    ['Grace reacted to your post.', true],
  ])
})

test('while the account of their actor is switched off they are out of sight; they come back with today’s name', async () => {
  await using three = await startThree()
  const { ada, grace } = three
  await three.deliver(userDeactivated, account(grace.id, 'DEACTIVATED', 2))
  expect(await sight(three, ada)).toMatchObject(fromAlanAlone)
  await three.deliver(userProfileUpdated, {
    ...{ userId: grace.id, username: 'x', displayName: 'Amazing Grace', profilePictureId: null, isVerified: false },
    ...{ version: 2, changedFields: ['displayName'] },
  })
  expect(await sight(three, ada)).toMatchObject(fromAlanAlone)
  await three.deliver(userReactivated, account(grace.id, 'ACTIVE', 3))
  expect((await sight(three, ada)).messages).toContainEqual(['Amazing Grace reacted to your post.', true])
})

test('an account that ends takes along what others were told of it', async () => {
  await using three = await startThree()
  const { ada, grace } = three
  await three.deliver(userDeleted, {
    ...{ userId: grace.id, email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED', version: 2 },
    deletedAt: new Date(),
  })
  expect(await sight(three, ada)).toMatchObject(fromAlanAlone)
})

test('what waits to go out between two people does not go out any more when one blocks the other', async () => {
  await using three = await startThree()
  const { ada, grace, alan } = three
  await three.requestFriendship(alan, ada)
  const deliveries = () =>
    three.database.system
      .selectFrom('deliveries')
      .innerJoin('notifications', 'notifications.id', 'deliveries.notificationId')
      .select('actorId')
      .execute()
  expect(await deliveries()).toHaveLength(3)
  const block = { blockerId: ada.id, blockedId: grace.id, createdAt: new Date() }
  await three.deliver(blockCreated, { ...block, version: 1 })
  await three.deliver(blockRemoved, { ...block, version: 2 })
  expect(await deliveries()).toEqual([{ actorId: alan.id }])
})
