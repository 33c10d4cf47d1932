import { createDatabaseAtSize, idAt, sqlId, sqlNumbers, workOf } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import type { Db } from '../src/data/db.ts'
import {
  listNotificationGroups,
  listNotificationGroupsByIds,
  listNotificationsOfTypes,
} from '../src/data/notification-groups.ts'
import {
  countUnreadNotifications,
  countUnseenNotifications,
  listNotifications,
  listNotificationsByIds,
} from '../src/data/notifications.ts'
import { listPreferences } from '../src/data/preferences.ts'
import { listPushSubscriptions } from '../src/data/push-subscriptions.ts'
import type { DB } from '../src/generated/database.ts'

const [people, notifications] = [100_000, 200_000]
/** Of the first person. */
const [told, unread] = [2_000, 1_000]
const page = { first: 20, after: null }
const person = (number: string | number) => sqlId('001', number)

/** Two notifications a person, of which one is unread; the first has many. They are about posts of that person and of others. */
const rows = `
  insert into people (user_id, status, display_name, account_version, profile_version)
    select ${person('n')}, (case when n % 50 = 9 then 'DEACTIVATED' else 'ACTIVE' end)::account_status, 'Name ' || n, 1, 1
    from ${sqlNumbers(people)};
  insert into block_edges (blocker_id, blocked_id, version)
    select ${person('n')}, ${person(`(n + 20000) % ${people}`)}, 1 from ${sqlNumbers(people / 10)};
  insert into friend_edges (user_id, friend_id, version)
    select ${person('n')}, ${person(`(n + step) % ${people}`)}, 1 from ${sqlNumbers(people / 10)}, generate_series(1, 10) as step;
  insert into posts (post_id, author_id, privacy_level, version)
    select ${sqlId('003', 'n')}, ${person('n')}, (case n % 3 when 0 then 'FRIENDS' else 'PUBLIC' end)::privacy_level, 1
    from ${sqlNumbers(people)};
  insert into notifications (
    id, user_id, type, actor_id, subject_type, subject_id, root_id, group_key, dedupe_key, created_at, read_at, seen_at
  )
    select ${sqlId('002', 'n')}, ${person('receiver')},
      (case n % 3 when 0 then 'COMMENT_REPLY' when 1 then 'POST_REACTION' else 'FRIEND_ACCEPTED' end)::notification_type,
      ${person(`(receiver + 1 + n % 30) % ${people}`)},
      (case n % 3 when 0 then 'COMMENT' when 1 then 'POST' else 'USER' end)::subject_type,
      case n % 3 when 0 then ${sqlId('004', 'n')} when 1 then ${sqlId('003', 'receiver')} else ${person('n')} end,
      case n % 3 when 0 then ${sqlId('003', `(receiver + n % 30) % ${people}`)} end,
      -- Everything that is done to one post is a group, and one in three things stands alone.
      'group ' || case n % 3 when 0 then 'of ' || n % 30 when 1 then 'of a post' else 'alone ' || n end,
      'fact ' || n, now() - n * interval '1 second', case when n % 2 = 1 then now() end, case when n % 2 = 1 then now() end
    from ${sqlNumbers(notifications)}, lateral (select case when n < ${told} then 0 else n % ${people} end as receiver) as who;
  insert into notification_groups (id, user_id, day, type, latest_at)
    select group_id, user_id, (created_at at time zone 'UTC')::date, type, max(created_at) from notifications group by 1, 2, 3, 4;
`

test('what people were told costs by its rows, not by all that everybody was told', { timeout: 300_000 }, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'notifications', migrations: new URL('../migrations/', import.meta.url) },
    ['people', 'block_edges', 'friend_edges', 'posts', 'notifications', 'notification_groups'],
    rows,
  )
  const viewer = idAt('001', 0)
  const some = Array.from({ length: 20 }, (_, n) => idAt('002', n))
  const all = { userId: viewer, types: null }
  const groups = database.system.selectFrom('notificationGroups').select('id').where('userId', '=', viewer)
  const groupIds = (await groups.orderBy('id').limit(20).execute()).map(({ id }) => id)
  const reads: Record<string, (db: Db) => Promise<unknown>> = {
    list: (db) => listNotifications(db, viewer, { unreadOnly: false }, page),
    'unread list': (db) => listNotifications(db, viewer, { unreadOnly: true }, page),
    'by id': (db) => listNotificationsByIds(db, viewer, some),
    'unread count': (db) => countUnreadNotifications(db, viewer),
    'unseen count': (db) => countUnseenNotifications(db, viewer),
    'of a type': (db) =>
      listNotificationsOfTypes(db, { ...all, types: ['COMMENT_REPLY'] }, { unreadOnly: false }, page),
    groups: (db) => listNotificationGroups(db, all, page),
    'groups of one': (db) => listNotificationGroups(db, { ...all, types: ['FRIEND_ACCEPTED'] }, page),
    'next groups': (db) => listNotificationGroups(db, all, { first: 20, after: [new Date(), idAt('002', 0)] }),
    'groups by id': (db) => listNotificationGroupsByIds(db, viewer, groupIds),
    preferences: (db) => listPreferences(db, viewer),
    'push subscriptions': (db) => listPushSubscriptions(db, viewer),
  }
  // Of a page of groups the latest, twice; of a post 100, of ten comments all, and what stands alone.
  const groupsShown = 2 * 21 + 100 + 10 * 70 + 10
  // Counts judge all; a page of groups the latest in each and what stands in it; the next
  // page the latest in those of the day before it, too.
  const judgedBy: Record<string, number> = {
    'unread count': unread,
    'unseen count': unread,
    'of a type': told / 3,
    groups: groupsShown,
    // Each stands alone, and there are 667 of them on one day.
    'groups of one': 3 * 21,
    'next groups': groupsShown,
    // Six that stand in each, and the group itself.
    'groups by id': 20 * 7,
  }
  for (const [name, read] of Object.entries(reads)) {
    const { scans, calls, buffers } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // Whether it is in sight is asked of each, and of some whether the author of a post is hidden.
    const judged = judgedBy[name] ?? page.first + 5
    expect(calls, name).toBeLessThanOrEqual(1.5 * judged)
    expect(buffers, name).toBeLessThanOrEqual(15 * judged)
  }
})
