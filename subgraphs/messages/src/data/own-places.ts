import { statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'
import { directKeyOf } from './direct-key.ts'

/** Which of somebody's lists a conversation stands in. One that was declined is not shown to them (`openedAt`). */
export type ConversationFolder = 'INBOX' | 'ARCHIVE' | 'REQUESTS'

const mostRequestsCounted = 100

/** Since when a conversation is silent for somebody, and until when; null where it is not, and where it is for good. */
export interface Muting {
  mutedAt: Date | null
  mutedUntil: Date | null
}

export const isMuted = ({ mutedAt, mutedUntil }: Muting, now: Date): boolean =>
  mutedAt !== null && (mutedUntil === null || mutedUntil > now)

/** False, and nothing, where it is not in the folder that it is taken from. */
export async function updateFolder(
  trx: Trx,
  conversationId: string,
  userId: string,
  { from, to }: { from: ConversationFolder; to: ConversationFolder },
): Promise<boolean> {
  const { numUpdatedRows } = await ownPlace(trx, conversationId, userId)
    .set({ folder: to })
    .where('folder', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The person is shown it no more. False when it is no request. */
export async function declineRequest(trx: Trx, conversationId: string, userId: string): Promise<boolean> {
  const { numUpdatedRows } = await ownPlace(trx, conversationId, userId)
    .set({ folder: 'DECLINED', openedAt: null })
    .where('folder', '=', 'REQUESTS')
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

/** The request of either to the other, if there is one; gives whose it was. */
export async function acceptRequestBetween(
  trx: Trx,
  one: string,
  other: string,
): Promise<{ conversationId: string; userId: string } | null> {
  const row = await trx
    .updateTable('conversationParticipants')
    .set({ folder: 'INBOX' })
    .where('conversationId', 'in', (eb) =>
      eb.selectFrom('conversations').select('id').where('directKey', '=', directKeyOf(one, other)),
    )
    .where('folder', '=', 'REQUESTS')
    .returning(['conversationId', 'userId'])
    .executeTakeFirst()
  return row?.userId ? { conversationId: row.conversationId, userId: row.userId } : null
}

const requestCount = statement((db: Db, { viewerId }: { viewerId: string }) =>
  db
    .selectFrom((eb) =>
      eb
        .selectFrom('conversationParticipants')
        .select('id')
        .where('userId', '=', viewerId)
        .where('folder', '=', 'REQUESTS')
        .where('leftAt', 'is', null)
        .where('openedAt', 'is not', null)
        .limit(sql.lit(mostRequestsCounted))
        .as('r'),
    )
    .select(sql<number>`count(*)::int4`.as('count')),
)

/** Counts no further than 100. */
export async function countRequests(db: Db, viewerId: string): Promise<number> {
  const [counted] = await requestCount.execute(db, { viewerId })
  return counted!.count
}

export async function updateMuting(trx: Trx, conversationId: string, userId: string, muting: Muting): Promise<boolean> {
  const { numUpdatedRows } = await ownPlace(trx, conversationId, userId)
    .set({ ...muting })
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

const ownPlace = (trx: Trx, conversationId: string, userId: string) =>
  trx
    .updateTable('conversationParticipants')
    .where('conversationId', '=', conversationId)
    .where('userId', '=', userId)
    .where('leftAt', 'is', null)

/** Those in a conversation who are not to be notified of it, and for whom it waits as a request, or was declined. */
export interface QuietPeople {
  muting: string[]
  asked: string[]
  declined: string[]
}

export async function listQuietPeople(trx: Trx, conversationId: string): Promise<QuietPeople> {
  const rows = await trx
    .selectFrom('conversationParticipants')
    .select(['userId', 'folder'])
    .where('conversationId', '=', conversationId)
    .where('leftAt', 'is', null)
    .where((eb) =>
      eb.or([
        eb('folder', 'in', ['REQUESTS', 'DECLINED']),
        sql<boolean>`(muted_at is not null and (muted_until is null or muted_until > now()))`,
      ]),
    )
    .execute()
  const byFolder = Map.groupBy(rows, ({ folder }) => folder)
  const idsIn = (folder: string) => (byFolder.get(folder) ?? []).flatMap(({ userId }) => userId ?? [])
  return {
    muting: [...idsIn('INBOX'), ...idsIn('ARCHIVE')],
    asked: idsIn('REQUESTS'),
    declined: idsIn('DECLINED'),
  }
}
