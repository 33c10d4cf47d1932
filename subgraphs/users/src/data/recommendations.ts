import { type Page, statement } from '@plaza/database'
import { sql } from 'kysely'
import type { Db, Trx } from './db.ts'

export interface RecommendedRow {
  userId: string
  score: number
  reason: 'MUTUAL_FRIENDS' | 'SAME_LOCATION' | 'POPULAR'
}

/** The cursor of recommendations: likeliest first. */
export const recommendedPlace = ['number', 'uuid'] as const
export const placeOfRecommended = ({ score, userId }: RecommendedRow): readonly unknown[] => [score, userId]

const recommended = statement((_: Db, { page }: { page: Page }) => {
  const [score, id] = page.after ?? [null, null]
  return sql<RecommendedRow>`
    select user_id, score, reason
    from recommend_people(${score}::double precision, ${id}::uuid, ${sql.lit(page.first + 1)})
  `
})

/** For the viewer of the transaction. */
export async function listRecommended(db: Db, page: Page): Promise<RecommendedRow[]> {
  return await recommended.execute(db, { page })
}

export async function insertDismissal(trx: Trx, userId: string, dismissedId: string): Promise<void> {
  await trx
    .insertInto('recommendationDismissals')
    .values({ userId, dismissedId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
