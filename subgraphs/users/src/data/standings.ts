import { statement, uuidArray, type ViewerId } from '@plaza/database'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { FriendRequestRow } from './friend-requests.ts'

/** How the viewer stands to somebody else. */
export interface Standing {
  friendsSince: Date | null
  openRequest: FriendRequestRow | null
  /** By the viewer. The viewer never learns of a block in the other direction. */
  isBlocked: boolean
}

export const strangers: Standing = { friendsSince: null, openRequest: null, isBlocked: false }

interface StandingRow {
  id: string
  since: Date | null
  isBlocked: boolean
  requestId: string | null
  fromId: string
  toId: string
  createdAt: Date
}

const standingsByIds = statement(
  (_: Db, { viewerId, ids }: { viewerId: ViewerId; ids: readonly string[] }) => sql<StandingRow>`
    select person.id, friendships.since, blocks.blocked_id is not null as is_blocked,
      request.id as request_id, request.from_id, request.to_id, request.created_at
    from unnest(${uuidArray(ids)}) as person (id)
    left join friendships
      on low_id = least(person.id, ${viewerId}::uuid) and high_id = greatest(person.id, ${viewerId}::uuid)
    left join blocks on blocker_id = ${viewerId} and blocked_id = person.id
    left join friend_requests as request
      on request.status = 'PENDING'
      and least(request.from_id, request.to_id) = least(person.id, ${viewerId}::uuid)
      and greatest(request.from_id, request.to_id) = greatest(person.id, ${viewerId}::uuid)
  `,
)

export async function listStandingsByIds(
  db: Db,
  viewerId: ViewerId,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const rows = await standingsByIds.execute(db, { viewerId, ids })
  return new Map(
    rows.map(({ id, since, isBlocked, requestId, fromId, toId, createdAt }) => [
      id,
      {
        friendsSince: since,
        openRequest:
          requestId === null ? null : { id: requestId, fromId, toId, status: 'PENDING', createdAt, answeredAt: null },
        isBlocked,
      },
    ]),
  )
}
