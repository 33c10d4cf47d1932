import { newId } from '@plaza/database'
import { publish } from '@plaza/events'
import { notificationCreated } from '@plaza/schema/events'
import { openEventStream } from '@plaza/server/testing'
import type { Kysely } from 'kysely'
import { expect, test } from 'vitest'
import type { DB } from '../src/generated/database.ts'
import { startNotifications } from './testkit.ts'

const Entities = /* GraphQL */ `
  query ($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Notification { id message }
      ... on Viewer { viewerId: id unreadNotificationCount }
    }
  }
`

/** Ada has been told something, has chosen something and has a browser; Eve has nothing. */
async function startTold() {
  const notifications = await startNotifications()
  const [ada, grace, eve] = await notifications.people('Ada', 'Grace', 'Eve')
  await notifications.react(grace!, ada!)
  await notifications.registerBrowser(ada!)
  await notifications.ask(
    ada!,
    `mutation { updateNotificationPreferences(input: { preferences: [{ type: MESSAGE, inApp: true }] }) { errors { code } } }`,
  )
  const [{ id }] = (await notifications.list(ada!)) as [{ id: string }]
  return { ...notifications, ada: ada!, grace: grace!, eve: eve!, id }
}

test('somebody else’s notifications are not there, by their ids neither', async () => {
  await using told = await startTold()
  const representations = [
    { __typename: 'Notification', id: told.id },
    { __typename: 'Notification', id: 'nonsense' },
    { __typename: 'Viewer', id: told.ada.id },
  ]
  for (const viewer of [told.eve, told.grace, null]) {
    const { data } = await told.execute(viewer, Entities, { representations })
    expect(data._entities).toEqual([null, null, null])
  }
  const { data } = await told.execute(told.ada, Entities, { representations })
  expect(data._entities).toEqual([
    { id: told.id, message: 'Grace reacted to your post.' },
    null,
    { viewerId: told.ada.id, unreadNotificationCount: 1 },
  ])
})

test('signed out there is no viewer, and changes ask to sign in', async () => {
  await using told = await startTold()
  expect(await told.execute(null, `query { viewer { id } }`)).toMatchObject({ data: { viewer: null } })
  const { errors } = await told.execute(null, `mutation { markAllNotificationsRead { errors { code } } }`)
  expect(errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }])
})

const tables = ['notifications', 'notificationPreferences', 'pushSubscriptions'] as const

test('row-level security alone hides every row from others and from those who are signed out', async () => {
  await using told = await startTold()
  const counts = async (viewerId: string | null) => {
    await using viewer = told.database.forViewer({ id: viewerId })
    const db = viewer.db as Kysely<DB>
    const found: number[] = []
    for (const table of tables) {
      const { count } = await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      found.push(count)
    }
    return found
  }
  expect(await counts(told.eve.id)).toEqual([0, 0, 0])
  expect(await counts(null)).toEqual([0, 0, 0])
  expect(await counts(told.ada.id)).toEqual([1, 1, 1])
})

test('row-level security alone refuses what others write', async () => {
  await using told = await startTold()
  await using viewer = told.database.forViewer({ id: told.eve.id })
  await viewer.db.transaction().execute(async (trx) => {
    const read = await trx.updateTable('notifications').set({ readAt: new Date() }).executeTakeFirstOrThrow()
    const gone = await trx.deleteFrom('notifications').executeTakeFirstOrThrow()
    const silenced = await trx.updateTable('notificationPreferences').set({ push: false }).executeTakeFirstOrThrow()
    const unsubscribed = await trx.deleteFrom('pushSubscriptions').executeTakeFirstOrThrow()
    expect([read.numUpdatedRows, gone.numDeletedRows]).toEqual([0n, 0n])
    expect([silenced.numUpdatedRows, unsubscribed.numDeletedRows]).toEqual([0n, 0n])
  })
  const mine = { userId: told.ada.id, type: 'SECURITY', push: false } as const
  await expect(
    viewer.db.transaction().execute((trx) => trx.insertInto('notificationPreferences').values(mine).execute()),
  ).rejects.toThrow(/row-level security/)
})

test('a request can read nobody’s address, nor what goes out', async () => {
  await using told = await startTold()
  for (const read of [
    (db: Kysely<DB>) => db.selectFrom('people').select('email').execute(),
    (db: Kysely<DB>) => db.selectFrom('deliveries').selectAll().execute(),
    (db: Kysely<DB>) => db.selectFrom('blockEdges').selectAll().execute(),
  ]) {
    await using viewer = told.database.forViewer({ id: told.ada.id })
    await expect(read(viewer.db)).rejects.toThrow(/permission denied/)
  }
})

test('a new notification reaches its person’s open pages and nobody else’s', async () => {
  await using told = await startTold()
  const Added = `subscription { notificationAdded { type message isRead } }`
  await using adas = await openEventStream(told.url, told.ada.token, Added)
  await using eves = await openEventStream(told.url, told.eve.token, Added)
  await told.share(told.grace, told.ada)
  await told.react(told.grace, told.eve)
  expect(await adas.next()).toEqual({
    data: { notificationAdded: { type: 'POST_SHARE', message: 'Grace shared your post.', isRead: false } },
  })
  expect(await eves.next()).toMatchObject({ data: { notificationAdded: { type: 'POST_REACTION' } } })
})

test('a notification that was taken back before it was shown is passed over', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await using adas = await openEventStream(notifications.url, ada!.token, `subscription { notificationAdded { type } }`)
  const gone = { notificationId: newId(), userId: ada!.id, createdAt: new Date() }
  await notifications.database.system
    .transaction()
    .execute((trx) => publish(trx, notificationCreated, { ...gone, type: 'POST_REACTION', channels: ['IN_APP'] }))
  await notifications.share(grace!, ada!)
  expect(await adas.next()).toEqual({ data: { notificationAdded: { type: 'POST_SHARE' } } })
})
