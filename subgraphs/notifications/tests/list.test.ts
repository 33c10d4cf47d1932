import { expect, test } from 'vitest'
import { List, startNotifications } from './testkit.ts'

test('a notification names its actor and its subject, in words made on reading', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace Hopper')
  const { commentId } = await notifications.comment(grace!, { postAuthor: ada! })
  expect(await notifications.list(ada!)).toEqual([
    {
      id: expect.any(String),
      type: 'POST_COMMENT',
      title: 'New comment',
      message: 'Grace Hopper commented on your post.',
      isRead: false,
      readAt: null,
      createdAt: expect.any(String),
      actor: { id: grace!.id },
      subject: { __typename: 'Comment', id: commentId },
    },
  ])
  await notifications.database.system
    .updateTable('people')
    .set({ displayName: 'Amazing Grace' })
    .where('userId', '=', grace!.id)
    .execute()
  expect(await notifications.list(ada!)).toMatchObject([{ message: 'Amazing Grace commented on your post.' }])
})

test('the list comes newest first, page by page, also of the unread alone', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  for (let n = 0; n < 5; n++) await notifications.react(grace!, ada!)
  const all = await notifications.list(ada!)
  const ids = all.map(({ id }) => id)
  expect(all.map(({ createdAt }) => createdAt)).toEqual(
    all
      .map(({ createdAt }) => createdAt)
      .sort()
      .reverse(),
  )

  const pages = async (variables: object) => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const { notifications: page } = await notifications.ask(ada!, List, { first: 2, after, ...variables })
      seen.push(...page.nodes.map(({ id }: { id: string }) => id))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    return seen
  }
  expect(await pages({})).toEqual(ids)
  await notifications.ask(
    ada!,
    `mutation ($ids: [ID!]!) { markNotificationsRead(input: { notificationIds: $ids }) { errors { code } } }`,
    { ids: [ids[1], ids[3]] },
  )
  expect(await pages({ unreadOnly: true })).toEqual([ids[0], ids[2], ids[4]])
  expect(await pages({})).toEqual(ids)
})

test('marking as read counts down, keeps the first time, and passes over what is not one’s own', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.react(grace!, ada!)
  await notifications.react(grace!, ada!)
  await notifications.react(ada!, grace!)
  const [mine] = await notifications.list(ada!)
  const [hers] = await notifications.list(grace!)
  const MarkRead = `mutation ($ids: [ID!]!) {
    markNotificationsRead(input: { notificationIds: $ids }) {
      notifications { id isRead readAt } viewer { unreadNotificationCount } errors { code path }
    }
  }`
  const ids = [mine.id, hers.id, 'nonsense']
  const first = await notifications.ask(ada!, MarkRead, { ids })
  expect(first).toMatchObject({
    notifications: [{ id: mine.id, isRead: true }],
    viewer: { unreadNotificationCount: 1 },
    errors: [],
  })
  expect(await notifications.ask(ada!, MarkRead, { ids })).toEqual(first)
  expect(await notifications.list(grace!)).toMatchObject([{ isRead: false }])
  const path = ['input', 'notificationIds']
  expect((await notifications.ask(ada!, MarkRead, { ids: [] })).errors).toEqual([{ code: 'REQUIRED', path }])
  const tooMany = Array.from({ length: 101 }, () => mine.id)
  expect((await notifications.ask(ada!, MarkRead, { ids: tooMany })).errors).toEqual([{ code: 'INVALID', path }])

  const all = await notifications.ask(
    ada!,
    `mutation { markAllNotificationsRead { viewer { unreadNotificationCount } errors { code } } }`,
  )
  expect(all).toEqual({ viewer: { unreadNotificationCount: 0 }, errors: [] })
  expect((await notifications.list(ada!)).find(({ id }) => id === mine.id).readAt).toBe(first.notifications[0].readAt)
})

test('deleting takes one’s own off the list for good', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const postId = await notifications.react(grace!, ada!)
  await notifications.react(ada!, grace!)
  const [mine] = await notifications.list(ada!)
  const [hers] = await notifications.list(grace!)
  const deleted = await notifications.ask(
    ada!,
    `mutation ($ids: [ID!]!) {
      deleteNotifications(input: { notificationIds: $ids }) {
        deletedNotificationIds viewer { unreadNotificationCount } errors { code }
      }
    }`,
    { ids: [mine.id, hers.id, crypto.randomUUID()] },
  )
  expect(deleted).toEqual({ deletedNotificationIds: [mine.id], viewer: { unreadNotificationCount: 0 }, errors: [] })
  expect(await notifications.list(ada!)).toEqual([])
  expect(await notifications.list(grace!)).toHaveLength(1)
  expect(postId).toBeTypeOf('string')
})

test('what is older than 90 days is not listed, and the job deletes it', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  await notifications.react(grace!, ada!)
  await notifications.react(grace!, ada!)
  const [newest, oldest] = await notifications.list(ada!)
  const { system } = notifications.database
  await system
    .updateTable('notifications')
    .set({ createdAt: new Date(Date.now() - 91 * 86_400_000) })
    .where('id', '=', oldest.id)
    .execute()
  expect((await notifications.list(ada!)).map(({ id }) => id)).toEqual([newest.id])
  expect(await notifications.ask(ada!, `query { viewer { unreadNotificationCount } }`)).toEqual({
    unreadNotificationCount: 1,
  })
  const { endRetention } = await import('../src/jobs/end-retention.ts')
  await endRetention.run(notifications.instance)
  expect(await system.selectFrom('notifications').select('id').execute()).toEqual([{ id: newest.id }])
})

test('a longer list costs the same number of statements', async () => {
  await using notifications = await startNotifications()
  const [ada, ...others] = await notifications.people('Ada', ...Array.from({ length: 10 }, (_, n) => `Person ${n}`))
  for (const other of others) await notifications.comment(other, { postAuthor: ada! })
  const count = async (first: number) => {
    const { result, statements } = await notifications.sqlStatements(() => notifications.ask(ada!, List, { first }))
    expect(result.notifications.nodes).toHaveLength(first)
    return statements.length
  }
  expect(await count(2)).toBe(3)
  expect(await count(10)).toBe(3)
})
