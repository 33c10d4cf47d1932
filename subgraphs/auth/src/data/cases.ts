import { keyset, type Page } from '@plaza/database'
import { sql } from 'kysely'
import type { ModerationQueue, ModerationSubjectType } from '../moderation/words.ts'
import type { Db, Trx } from './db.ts'

export interface CaseRow {
  id: string
  subjectType: ModerationSubjectType
  subjectId: string
  ownerId: string
  status: 'OPEN' | 'CLOSED'
  assigneeId: string | null
  reportCount: number
  openedAt: Date
  lastReportedAt: Date
  closedAt: Date | null
  /** Null until it is decided. */
  evidenceEndsAt: Date | null
}

const caseColumns = [
  'moderationCases.id',
  'moderationCases.subjectType',
  'moderationCases.subjectId',
  'moderationCases.ownerId',
  'moderationCases.status',
  'moderationCases.assigneeId',
  'moderationCases.reportCount',
  'moderationCases.openedAt',
  'moderationCases.lastReportedAt',
  'moderationCases.closedAt',
  'moderationCases.evidenceEndsAt',
] as const

export const casePlace = ['time', 'uuid'] as const

const selectCases = (db: Db) => db.selectFrom('moderationCases').select(caseColumns).$castTo<CaseRow>()

/** Cases that the viewer may judge, what was reported first coming first. Row-level security leaves out the viewer's own. */
export function listCases(
  db: Db,
  page: Page,
  { queue, assigneeId }: { queue: ModerationQueue; assigneeId: string | null },
): Promise<CaseRow[]> {
  let query = selectCases(db).where('moderationCases.status', '=', queue === 'OPEN' ? 'OPEN' : 'CLOSED')
  if (queue !== 'OPEN') {
    const isAppealed = sql<boolean>`exists (
      select from appeals a where a.case_id = moderation_cases.id and a.status = 'OPEN'
    )`
    query = query.where(queue === 'APPEALED' ? isAppealed : sql<boolean>`not ${isAppealed}`)
  }
  if (assigneeId !== null) query = query.where('moderationCases.assigneeId', '=', assigneeId)
  return keyset(query, page, ['moderationCases.openedAt', 'moderationCases.id'], 'asc').execute()
}

export async function listCasesByIds(db: Db, ids: readonly string[]): Promise<Map<string, CaseRow>> {
  const rows = await selectCases(db).where('moderationCases.id', 'in', ids).execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Locked until the end of the transaction; null when there is none that the viewer may judge. */
export async function findCaseForUpdate(trx: Trx, id: string): Promise<CaseRow | null> {
  return (await selectCases(trx).where('moderationCases.id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export async function updateCase(
  trx: Trx,
  id: string,
  change: Partial<Pick<CaseRow, 'status' | 'assigneeId' | 'closedAt' | 'evidenceEndsAt'>>,
): Promise<void> {
  await trx.updateTable('moderationCases').set(change).where('id', '=', id).execute()
}

/** The open case of a thing, made when there is none; locked until the end of the transaction. */
export async function openCase(
  trx: Trx,
  subject: Pick<CaseRow, 'id' | 'subjectType' | 'subjectId' | 'ownerId'> & { reportedAt: Date },
): Promise<string> {
  const { reportedAt, ...columns } = subject
  const { id } = await trx
    .insertInto('moderationCases')
    .values({ ...columns, openedAt: reportedAt, lastReportedAt: reportedAt })
    .onConflict((conflict) =>
      conflict
        .columns(['subjectId', 'subjectType'])
        .where('status', '=', 'OPEN')
        .doUpdateSet({ lastReportedAt: sql`greatest(moderation_cases.last_reported_at, excluded.last_reported_at)` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function countReport(trx: Trx, caseId: string): Promise<void> {
  await trx
    .updateTable('moderationCases')
    .set({ reportCount: sql<number>`report_count + 1` })
    .where('id', '=', caseId)
    .execute()
}

/** Forgets what was reported of somebody, and what was decided. */
export async function deleteCasesOf(trx: Trx, ownerId: string): Promise<void> {
  await trx.deleteFrom('moderationCases').where('ownerId', '=', ownerId).execute()
}
