import { expect, test } from 'vitest'
import { startNotifications } from './testkit.ts'

test('a notification is found by an id in upper case, as an entity and by what reads and deletes it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.react(grace!, ada!)
  const [{ id }] = (await notifications.list(ada!)) as [{ id: string }]
  const upper = id.toUpperCase()
  const { data } = await notifications.execute(
    ada!,
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Notification { id } ... on Viewer { viewerId: id } }
    }`,
    {
      representations: [
        { __typename: 'Notification', id: upper },
        { __typename: 'Viewer', id: ada!.id.toUpperCase() },
      ],
    },
  )
  expect(data._entities).toEqual([{ id }, { viewerId: ada!.id }])

  for (const ids of [[upper], [upper, id]]) {
    const read = await notifications.ask(
      ada!,
      `mutation ($ids: [ID!]!) {
        markNotificationsRead(input: { notificationIds: $ids }) { notifications { id isRead } errors { code } }
      }`,
      { ids },
    )
    expect(read).toEqual({ notifications: [{ id, isRead: true }], errors: [] })
  }
  const deleted = await notifications.ask(
    ada!,
    `mutation ($ids: [ID!]!) {
      deleteNotifications(input: { notificationIds: $ids }) { deletedNotificationIds errors { code } }
    }`,
    { ids: [upper, 'nonsense'] },
  )
  expect(deleted).toEqual({ deletedNotificationIds: [id], errors: [] })
})
