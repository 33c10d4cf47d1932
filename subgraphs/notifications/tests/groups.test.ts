import { newId } from '@plaza/database'
import { commentDeleted, postDeleted, reactionRemoved, reactionSet } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { expect, test } from 'vitest'
import { endRetention } from '../src/jobs/end-retention.ts'
import { List, type StartedNotifications, startNotifications, statementsWaiting as waiting } from './testkit.ts'

const Groups = /* GraphQL */ `
  query ($types: [NotificationType!], $first: Int = 20, $after: String, $actors: Int = 3) {
    viewer {
      unreadNotificationCount unseenNotificationCount
      notificationGroups(types: $types, first: $first, after: $after) {
        nodes {
          id type count actorCount latestAt isRead isSeen
          sampleActors(first: $actors) { id }
          subject { __typename ... on Post { id } ... on Comment { id } }
          latest { id message }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`

const groupsOf = async (notifications: StartedNotifications, viewer: TestViewer, variables = {}) =>
  (await notifications.ask(viewer, Groups, variables)).notificationGroups.nodes

/** A time of today in UTC, so that a test that runs at midnight finds one group too. */
const noon = new Date(new Date().setUTCHours(0, 0, 0, 0))

function reaction(person: TestViewer, author: TestViewer, subjectId: string) {
  const about = { subjectId, subjectType: 'POST' as const, subjectAuthorId: author.id, userId: person.id }
  return {
    set: { ...about, type: 'LIKE' as const, previousType: null, setAt: noon },
    removed: { ...about, previousType: 'LIKE' as const, removedAt: noon },
  }
}

test('what is alike is one group, with those who did it and what they did last', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const postId = newId()
  await notifications.comment(grace!, { postAuthor: ada!, postId })
  await notifications.comment(grace!, { postAuthor: ada!, postId })
  const { commentId } = await notifications.comment(alan!, { postAuthor: ada!, postId })
  await notifications.react(grace!, ada!, postId)
  await notifications.comment(alan!, { postAuthor: ada! })

  const groups = await groupsOf(notifications, ada!)
  expect(groups).toMatchObject([
    { type: 'POST_COMMENT', count: 1, actorCount: 1 },
    { type: 'POST_REACTION', count: 1, subject: { __typename: 'Post', id: postId } },
    {
      ...{ type: 'POST_COMMENT', count: 3, actorCount: 2, isRead: false, isSeen: false },
      sampleActors: [{ id: alan!.id }, { id: grace!.id }],
      ...{ subject: { __typename: 'Comment', id: commentId }, latest: { message: 'Alan commented on your post.' } },
    },
  ])
  expect(await groupsOf(notifications, ada!, { actors: 1 })).toMatchObject([
    {},
    {},
    { sampleActors: [{ id: alan!.id }] },
  ])
  await notifications.deliver(commentDeleted, { commentId, postId, deletedAt: new Date() })
  expect((await groupsOf(notifications, ada!))[2]).toMatchObject({
    ...{ id: groups[2].id, count: 2, actorCount: 1, sampleActors: [{ id: grace!.id }] },
  })
  await notifications.deliver(postDeleted, { postId, authorId: ada!.id, deletedAt: new Date() })
  expect(await groupsOf(notifications, ada!)).toMatchObject([{ id: groups[0].id }])
  const rows = notifications.database.system.selectFrom('notificationGroups').select('id')
  expect(await rows.execute()).toEqual([{ id: groups[0].id }])
})

test('a day is a group of its own, groups come page by page, and go with what was in them', async () => {
  await using notifications = await startNotifications()
  const [ada, ...others] = await notifications.people('Ada', 'Grace', 'Alan', 'Joan')
  const postId = newId()
  const told = async (person: TestViewer, daysAgo: number, subjectId: string) => {
    const setAt = new Date(noon.getTime() - daysAgo * 86_400_000)
    await notifications.deliver(reactionSet, { ...reaction(person, ada!, subjectId).set, setAt })
  }
  await told(others[0]!, 0, postId)
  await told(others[1]!, 1, postId)
  await told(others[2]!, 1, postId)
  for (const daysAgo of [2, 3, 4]) await told(others[0]!, daysAgo, newId())
  const all = await groupsOf(notifications, ada!)
  expect(all.map(({ count }: { count: number }) => count)).toEqual([1, 2, 1, 1, 1])

  const seen: string[] = []
  let after: string | null = null
  do {
    const { notificationGroups: page } = await notifications.ask(ada!, Groups, { first: 2, after })
    seen.push(...page.nodes.map(({ id }: { id: string }) => id))
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after !== null)
  expect(seen).toEqual(all.map(({ id }: { id: string }) => id))

  const Delete = `mutation ($ids: [ID!]!) { deleteNotificationGroups(input: { notificationGroupIds: $ids }) {
    deletedNotificationGroupIds viewer { unreadNotificationCount } errors { code path }
  } }`
  const gone = { deletedNotificationGroupIds: [all[1].id], viewer: { unreadNotificationCount: 4 }, errors: [] }
  expect(await notifications.ask(ada!, Delete, { ids: [all[1].id, newId(), 'nonsense'] })).toEqual(gone)
  expect((await groupsOf(notifications, ada!)).map(({ id }: { id: string }) => id)).toEqual(
    seen.filter((id) => id !== all[1].id),
  )
  expect(await notifications.ask(others[0]!, Delete, { ids: [all[0].id] })).toMatchObject({
    deletedNotificationGroupIds: [],
  })
  const path = ['input', 'notificationGroupIds']
  expect((await notifications.ask(ada!, Delete, { ids: [] })).errors).toEqual([{ code: 'REQUIRED', path }])

  const { system } = notifications.database
  await system
    .updateTable('notificationGroups')
    .set({ day: new Date(Date.now() - 92 * 86_400_000).toISOString() })
    .execute()
  await endRetention.run(notifications.instance)
  expect(await system.selectFrom('notificationGroups').select('id').execute()).toEqual([])
})

test('a list of some types is the list without the others', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  for (let n = 0; n < 3; n++) {
    await notifications.react(grace!, ada!)
    await notifications.comment(grace!, { postAuthor: ada! })
  }
  await notifications.signInAnew(ada!)
  const all = await notifications.list(ada!)
  const Typed = List.replace('$after: String', '$after: String, $types: [NotificationType!]').replace(
    'after: $after',
    'after: $after, types: $types',
  )
  for (const types of [['POST_REACTION'], ['SECURITY', 'POST_COMMENT'], ['MESSAGE'], []]) {
    const expected = all.filter(({ type }) => types.includes(type))
    const seen: unknown[] = []
    let after: string | null = null
    do {
      const { notifications: page } = await notifications.ask(ada!, Typed, { types, first: 2, after })
      seen.push(...page.nodes)
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after !== null)
    expect(seen).toEqual(expected)
    const groups = await groupsOf(notifications, ada!, { types })
    expect(groups.map(({ latest }: { latest: { id: string } }) => latest.id)).toEqual(expected.map(({ id }) => id))
  }
  await notifications.ask(ada!, 'mutation { markAllNotificationsRead { errors { code } } }')
  const unread = await notifications.ask(ada!, Typed, { types: ['POST_COMMENT'], unreadOnly: true })
  expect(unread.notifications.nodes).toEqual([])
})

test('seen is not read; what is read has been seen', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const postId = await notifications.react(grace!, ada!)
  await notifications.react(grace!, ada!)
  const counts = async () => {
    const { unreadNotificationCount: unread, unseenNotificationCount: unseen } = await notifications.ask(ada!, Groups)
    return { unread, unseen }
  }
  expect(await counts()).toEqual({ unread: 2, unseen: 2 })
  const [, first] = await groupsOf(notifications, ada!)
  const Read = `mutation ($ids: [ID!]!) { markNotificationGroupsRead(input: { notificationGroupIds: $ids }) {
    notificationGroups { id isRead isSeen } viewer { unreadNotificationCount } errors { code }
  } }`
  const read = {
    notificationGroups: [{ id: first.id, isRead: true, isSeen: true }],
    ...{ viewer: { unreadNotificationCount: 1 }, errors: [] },
  }
  expect(await notifications.ask(ada!, Read, { ids: [first.id, newId()] })).toEqual(read)
  expect(await notifications.ask(grace!, Read, { ids: [first.id] })).toMatchObject({ notificationGroups: [] })
  expect(await counts()).toEqual({ unread: 1, unseen: 1 })
  const Seen = 'mutation { markNotificationsSeen { viewer { unseenNotificationCount } errors { code } } }'
  expect(await notifications.ask(ada!, Seen)).toEqual({ viewer: { unseenNotificationCount: 0 }, errors: [] })
  expect(await counts()).toEqual({ unread: 1, unseen: 0 })
  await notifications.react(alan!, ada!, postId)
  expect(await counts()).toEqual({ unread: 2, unseen: 1 })
  expect((await groupsOf(notifications, ada!))[0]).toMatchObject({ isRead: false, isSeen: false, count: 2 })
})

test('all are read up to the one that the person had on top', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  for (let n = 0; n < 3; n++) await notifications.react(grace!, ada!)
  const [, top] = await notifications.list(ada!)
  const UpTo = `mutation ($id: ID) { markAllNotificationsRead(input: { upToId: $id }) {
    viewer { unreadNotificationCount } errors { code path }
  } }`
  for (const id of [newId(), 'nonsense']) {
    const refused = { viewer: null, errors: [{ code: 'NOT_FOUND', path: ['input', 'upToId'] }] }
    expect(await notifications.ask(ada!, UpTo, { id })).toEqual(refused)
  }
  expect(await notifications.ask(ada!, UpTo, { id: top.id })).toEqual({
    ...{ viewer: { unreadNotificationCount: 1 }, errors: [] },
  })
  expect((await notifications.list(ada!)).map(({ isRead }) => isRead)).toEqual([false, true, true])
  expect(await notifications.ask(ada!, UpTo)).toMatchObject({ viewer: { unreadNotificationCount: 0 } })
})

test('a reaction that is set and taken back again and again is one notification, told once', async () => {
  await using notifications = await startNotifications()
  const [ada, grace] = await notifications.people('Ada', 'Grace')
  const { set, removed } = reaction(grace!, ada!, newId())
  for (let n = 0; n < 3; n++) {
    await notifications.deliver(reactionSet, set)
    expect(await groupsOf(notifications, ada!)).toMatchObject([{ count: 1 }])
    if (n === 2) break
    await notifications.deliver(reactionRemoved, removed)
    expect(await groupsOf(notifications, ada!)).toEqual([])
    expect(await notifications.list(ada!)).toEqual([])
    expect(await notifications.ask(ada!, Groups)).toMatchObject({
      ...{ unreadNotificationCount: 0, unseenNotificationCount: 0 },
    })
  }
  const { system } = notifications.database
  expect(await system.selectFrom('notifications').select('withdrawnAt').execute()).toEqual([{ withdrawnAt: null }])
  const events = (await notifications.outbox()).map(({ type }) => type)
  expect(events.filter((type) => type === 'notification.created')).toHaveLength(1)
  // Two times gone, two times back: the badges of open pages follow.
  expect(events.filter((type) => type === 'viewer.changed')).toHaveLength(4)
})

test('a group that is emptied while somebody is told of more in it keeps what is new', async () => {
  await using notifications = await startNotifications()
  const [ada, grace, alan] = await notifications.people('Ada', 'Grace', 'Alan')
  const { system } = notifications.database
  const postId = newId()
  await notifications.react(grace!, ada!, postId)
  const deleting = await system.transaction().execute(async (trx) => {
    await trx.deleteFrom('notifications').execute()
    const telling = notifications.react(alan!, ada!, postId)
    await expect.poll(() => waiting(notifications)).toBe(1)
    return { telling }
  })
  await deleting.telling
  expect(await groupsOf(notifications, ada!)).toMatchObject([{ count: 1, sampleActors: [{ id: alan!.id }] }])

  const other = newId()
  await notifications.react(grace!, ada!, other)
  const { groupId, ...told } = await system
    .selectFrom('notifications')
    .selectAll()
    .where('subjectId', '=', other)
    .executeTakeFirstOrThrow()
  const telling = await system.transaction().execute(async (trx) => {
    await trx
      .insertInto('notifications')
      .values({ ...told, id: newId(), actorId: alan!.id, dedupeKey: 'of Alan' })
      .execute()
    const removing = system.deleteFrom('notifications').where('id', '=', told.id).execute()
    await expect.poll(() => waiting(notifications)).toBe(1)
    return { removing }
  })
  await telling.removing
  expect((await groupsOf(notifications, ada!))[0]).toMatchObject({ count: 1, sampleActors: [{ id: alan!.id }] })
})
