import { type Page, statement, textArray, uuidArray, type ViewerId } from '@plaza/database'
import { type RawBuilder, sql } from 'kysely'
import type { NotificationType } from '../generated/database.ts'
import { retentionDays } from '../rules/retention.ts'
import type { Db, Trx } from './db.ts'
import type { NotificationRow } from './notifications.ts'

/** Of a group no more are looked at, so that a post that everybody reacts to costs its page no more than others. */
const mostCounted = 100
export const mostActors = 10

export interface NotificationGroupRow {
  id: string
  /** The newest of them that is in sight. */
  latest: NotificationRow
  count: number
  actorCount: number
  /** Each once, by what they did last. */
  actorIds: string[]
  isRead: boolean
  isSeen: boolean
}

const keptSince = sql`now() - make_interval(days => ${sql.lit(retentionDays)})`

/** What is listed of a group, which is the table `group`. */
const isOfGroup = (group: string): RawBuilder<boolean> =>
  sql<boolean>`n.group_id = ${sql.ref(group)}.id and n.in_app and n.withdrawn_at is null and n.created_at > ${keptSince}`

export interface GroupChoice {
  userId: ViewerId
  /** Null for those of all types. */
  types: readonly NotificationType[] | null
}

/** The groups of the viewer's that a page may begin with: of these types, and of no day behind the cursor's. */
const chosenGroups = ({ userId, types }: GroupChoice, page: Page): RawBuilder<boolean> => {
  const ofTypes = types === null ? sql`` : sql`and g.type = any(${textArray(types)}::notification_type[])`
  const upToDay =
    page.after === null ? sql`` : sql`and g.day <= (${page.after[0]}::timestamptz at time zone 'UTC')::date`
  return sql<boolean>`g.user_id = ${userId} and g.day >= (${keptSince})::date ${ofTypes} ${upToDay}`
}

const latestColumns = sql`n.id as latest_id, n.type, n.security_reason, n.decision_outcome, n.decision_about,
  n.decision_rule, n.actor_id, n.subject_type, n.subject_id, n.created_at, n.read_at, n.seen_at`

const latestOf = sql`
  select ${latestColumns} from notifications n where ${isOfGroup('g')} order by n.created_at desc, n.id desc limit 1`

type FlatRow = Omit<NotificationGroupRow, 'latest'> & Omit<NotificationRow, 'id'> & { latestId: string }

/** What stands in each group; `heads` is a query of groups with their latest. */
const summed = (heads: RawBuilder<unknown>) => sql<FlatRow>`
  with heads as materialized (${heads})
  select heads.*, summed.*
  from heads cross join lateral (
    select sum(times)::int4 as count, count(actor)::int4 as actor_count,
      coalesce((array_agg(actor order by last_at desc, actor) filter (where actor is not null))[1:${sql.lit(mostActors)}], '{}')
        as actor_ids,
      bool_and(is_read) as is_read, bool_and(is_seen) as is_seen
    from (
      select n.actor_id as actor, count(*) as times, max(n.created_at) as last_at,
        bool_and(n.read_at is not null) as is_read, bool_and(n.seen_at is not null) as is_seen
      from (
        select n.actor_id, n.created_at, n.read_at, n.seen_at from notifications n where ${isOfGroup('heads')}
        order by n.created_at desc, n.id desc limit ${sql.lit(mostCounted)}
      ) n
      group by n.actor_id
    ) of_actor
  ) summed
  order by heads.created_at desc, heads.latest_id desc`

const groupPages = statement((_: Db, { page, userId, types }: GroupChoice & { page: Page }) =>
  summed(sql`
    select g.id, latest.*
    from latest_notification_groups(
      ${userId}, ${types === null ? sql`null` : sql`${textArray(types)}::notification_type[]`}, ${keptSince},
      ${sql.join(page.after ?? [null, null])}, ${sql.lit(page.first + 1)}
    ) g cross join lateral (select ${latestColumns} from notifications n where n.id = g.latest_id limit 1) latest
    order by latest.created_at desc, latest.latest_id desc limit ${sql.lit(page.first + 1)}`),
)

/** By their latest that is in sight, newest first. One statement: what the page shows is of one moment. */
export async function listNotificationGroups(db: Db, choice: GroupChoice, page: Page): Promise<NotificationGroupRow[]> {
  return (await groupPages.execute(db, { ...choice, page })).map(toGroup)
}

const groupsByIds = statement((_: Db, { userId, ids }: { userId: ViewerId; ids: readonly string[] }) =>
  summed(sql`
  select g.id, latest.*
  from notification_groups g cross join lateral (${latestOf}) latest
  where g.user_id = ${userId} and g.id = any(${uuidArray(ids)})`),
)

export async function listNotificationGroupsByIds(
  db: Db,
  userId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, NotificationGroupRow>> {
  const rows = await groupsByIds.execute(db, { userId, ids })
  return new Map(rows.map((row) => [row.id, toGroup(row)]))
}

function toGroup({
  latestId,
  id,
  count,
  actorCount,
  actorIds,
  isRead,
  isSeen,
  ...latest
}: FlatRow): NotificationGroupRow {
  return { id, latest: { ...latest, id: latestId }, count, actorCount, actorIds, isRead, isSeen }
}

const pagesOfTypes = statement(
  (_: Db, { page, ...choice }: GroupChoice & { page: Page }, { unreadOnly }: { unreadOnly: boolean }) => {
    const order = sql`created_at desc, latest_id desc`
    const limit = sql.lit(page.first + 1)
    return sql<Omit<NotificationRow, 'id'> & { latestId: string }>`
      select found.*
      from notification_groups g cross join lateral (
        select ${latestColumns} from notifications n
        where ${isOfGroup('g')} ${unreadOnly ? sql`and n.read_at is null` : sql``}
        ${page.after === null ? sql`` : sql`and (n.created_at, n.id) < (${sql.join(page.after)})`}
        order by n.created_at desc, n.id desc limit ${limit}
      ) found
      where ${chosenGroups(choice, page)}
      order by g.day desc, ${order} limit ${limit}`
  },
)

/**
 * Notifications of some types, newest first. By their groups: PostgreSQL compares types only after the row has been judged to
 * be in sight, and would judge all of a person's for a type that is rare.
 */
export async function listNotificationsOfTypes(
  db: Db,
  choice: GroupChoice,
  { unreadOnly }: { unreadOnly: boolean },
  page: Page,
): Promise<NotificationRow[]> {
  const rows = await pagesOfTypes.execute(db, { ...choice, page }, { unreadOnly })
  return rows.map(({ latestId, ...row }) => ({ ...row, id: latestId }))
}

/** The viewer's notifications in these groups, in one order, locked until the transaction ends. */
export async function lockNotificationsOfGroups(
  trx: Trx,
  userId: string,
  groupIds: readonly string[],
): Promise<{ id: string; groupId: string }[]> {
  const { rows } = await sql<{ id: string; groupId: string }>`
    select n.id, g.id as group_id from notification_groups g join notifications n on ${isOfGroup('g')}
    where g.user_id = ${userId} and g.id = any(${uuidArray(groupIds)})
    order by n.id for update of n
  `.execute(trx)
  return rows
}
