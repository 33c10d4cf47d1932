import { newId } from '@plaza/database'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { deleteAbout } from '../src/data/told.ts'
import { startNotifications, statementsWaiting } from './testkit.ts'

const types = ['POST_REACTION', 'POST_COMMENT', 'FRIEND_REQUEST', 'MESSAGE', 'SECURITY'].sort()

test('tabs that change the same preferences in any order all get through', async () => {
  await using notifications = await startNotifications()
  const [ada] = await notifications.people('Ada')
  const update = (order: string[], push: boolean) =>
    notifications.ask(
      ada!,
      `mutation ($preferences: [NotificationPreferenceInput!]!) {
        updateNotificationPreferences(input: { preferences: $preferences }) { errors { code } }
      }`,
      { preferences: order.map((type) => ({ type, push })) },
    )
  for (let round = 0; round < 20; round++) {
    const answers = await Promise.all([
      ...[update(types, true), update(types.toReversed(), false)],
      ...[update(types, false), update(types.toReversed(), true)],
    ])
    expect(answers).toEqual(answers.map(() => ({ errors: [] })))
  }
})

test('tabs that read and delete the same notifications in any order all get through', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  for (let n = 0; n < 30; n++) await notifications.react(grace!, ada!)
  const { system } = notifications.database
  const rows = await system.selectFrom('notifications').select('id').orderBy('id').execute()
  const ids = rows.map(({ id }) => id)
  expect(ids).toHaveLength(30)
  const change = (field: string, type: string, notificationIds: string[]) =>
    notifications.ask(ada!, `mutation ($input: ${type}!) { ${field}(input: $input) { errors { code } } }`, {
      input: { notificationIds },
    })
  const markRead = (some: string[]) => change('markNotificationsRead', 'MarkNotificationsReadInput', some)
  for (let round = 0; round < 10; round++) {
    await system.updateTable('notifications').set({ readAt: null }).execute()
    const answers = await Promise.all([
      ...[markRead(ids), markRead(ids.toReversed())],
      ...[notifications.ask(ada!, 'mutation { markAllNotificationsRead { errors { code } } }'), markRead(ids)],
      change('deleteNotifications', 'DeleteNotificationsInput', ids.slice(round * 2, round * 2 + 2)),
    ])
    expect(answers).toEqual(answers.map(() => ({ errors: [] })))
    const left = await system.selectFrom('notifications').select('id').where('readAt', 'is', null).execute()
    expect(left).toEqual([])
  }
  expect(await notifications.list(ada!)).toHaveLength(10)
})

test('reading gets through while events take away the same notifications in another order', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const { system } = notifications.database
  const [first, second] = [newId(), newId()]
  await notifications.comment(grace!, { postAuthor: ada!, postId: first })
  await notifications.comment(grace!, { postAuthor: ada!, postId: second })
  await notifications.react(grace!, ada!)
  // As two post.deleted of one batch, which share a transaction.
  const reading = await system.transaction().execute(async (trx) => {
    await deleteAbout(trx, second)
    const answer = notifications.ask(ada!, 'mutation { markAllNotificationsRead { errors { code } } }')
    await expect.poll(() => statementsWaiting(notifications)).toBe(1)
    await deleteAbout(trx, first)
    return { answer }
  })
  expect(await reading.answer).toEqual({ errors: [] })
  expect(await notifications.list(ada!)).toMatchObject([{ type: 'POST_REACTION', isRead: true }])
})

test('people who register one browser at once all get through, and the last of them has it', async () => {
  await using notifications = await startNotifications()
  const people = await notifications.people('Ada', 'Grace', 'Alan')
  const owners = notifications.database.system.selectFrom('pushSubscriptions').select('userId')
  for (let round = 0; round < 10; round++) {
    const endpoint = `https://push.example.org/${round}`
    const answers = await Promise.all(people.map((person) => notifications.registerBrowser(person, endpoint)))
    expect(answers.flatMap(({ errors }) => errors)).toEqual([])
    expect(await owners.where('endpoint', '=', endpoint).execute()).toHaveLength(1)
    await sql`delete from push_subscriptions`.execute(notifications.database.system)
  }
})
