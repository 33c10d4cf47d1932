import { sql } from 'kysely'
import type { AppealStatus } from '../moderation/words.ts'
import type { Db, Trx } from './db.ts'

export interface AppealRow {
  id: string
  decisionId: string
  caseId: string
  ownerId: string
  statement: string
  status: AppealStatus
  createdAt: Date
  answeredAt: Date | null
  /** Whether it is for the viewer to answer. */
  viewerCanAnswer: boolean
}

const selectAppeals = (db: Db) =>
  db
    .selectFrom('appeals')
    .select(['id', 'decisionId', 'caseId', 'ownerId', 'statement', 'status', 'createdAt', 'answeredAt'])
    .select(sql<boolean>`status = 'OPEN' and may_answer_appeal(case_id)`.as('viewerCanAnswer'))
    .$castTo<AppealRow>()

export async function listAppealsByDecisions(db: Db, decisionIds: readonly string[]): Promise<Map<string, AppealRow>> {
  const rows = await selectAppeals(db).where('decisionId', 'in', decisionIds).execute()
  return new Map(rows.map((row) => [row.decisionId, row]))
}

/** False when there is one already. */
export async function insertAppeal(
  trx: Trx,
  appeal: Omit<AppealRow, 'status' | 'answeredAt' | 'viewerCanAnswer'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('appeals')
    .values(appeal)
    .onConflict((conflict) => conflict.column('decisionId').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows) > 0
}

/** Locked until the end of the transaction; null when there is none that the viewer may answer. */
export async function findAppealForUpdate(trx: Trx, id: string): Promise<AppealRow | null> {
  return (await selectAppeals(trx).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function updateAnswer(
  trx: Trx,
  id: string,
  answer: { status: 'ACCEPTED' | 'REJECTED'; answeredAt: Date },
): Promise<void> {
  await trx.updateTable('appeals').set(answer).where('id', '=', id).execute()
}
