import { sql } from 'kysely'
import type { ModerationRule, ModerationSubjectType } from '../moderation/words.ts'
import type { Db, Trx } from './db.ts'

/** As moderators see it: without who reported. */
export interface ReportRow {
  id: string
  reason: ModerationRule
  note: string | null
  reportedAt: Date
}

export interface EvidenceRow {
  id: string
  caseId: string
  text: string | null
  mediaIds: string[]
  capturedAt: Date
}

/** Reports of a case that are kept; those that come after are counted. */
export const mostReports = 100
const mostEvidence = 10

export async function listReportsByCases(db: Db, caseIds: readonly string[]): Promise<Map<string, ReportRow[]>> {
  const rows = await db
    .selectFrom('caseReports')
    .select(['id', 'caseId', 'reason', 'note', 'reportedAt'])
    .where('caseId', 'in', caseIds)
    .orderBy('reportedAt', 'desc')
    .orderBy('id', 'desc')
    .$castTo<ReportRow & { caseId: string }>()
    .execute()
  return Map.groupBy(rows, ({ caseId }) => caseId)
}

export async function listEvidenceByCases(db: Db, caseIds: readonly string[]): Promise<Map<string, EvidenceRow[]>> {
  const rows = await db
    .selectFrom('caseEvidence')
    .select(['id', 'caseId', 'text', 'mediaIds', 'capturedAt'])
    .where('caseId', 'in', caseIds)
    .orderBy('capturedAt')
    .orderBy('id')
    .execute()
  return Map.groupBy(rows, ({ caseId }) => caseId)
}

/** The ids of the reports of a case, for their services to forget what they told. */
export async function listReportIds(db: Db, caseId: string): Promise<string[]> {
  const rows = await db.selectFrom('caseReports').select('id').where('caseId', '=', caseId).execute()
  return rows.map(({ id }) => id)
}

export interface NewReport extends ReportRow {
  caseId: string
  reporterId: string
}

/** False when the person has reported it before, or the case has enough. The case is locked. */
export async function insertReport(trx: Trx, report: NewReport): Promise<'ADDED' | 'REPEATED' | 'ENOUGH'> {
  const { caseId, reporterId } = report
  const { kept, isRepeated } = await trx
    .selectFrom('caseReports')
    .select(({ fn }) => [
      fn.countAll<number>().as('kept'),
      sql<boolean>`coalesce(bool_or(reporter_id = ${reporterId}), false)`.as('isRepeated'),
    ])
    .where('caseId', '=', caseId)
    .executeTakeFirstOrThrow()
  if (isRepeated) return 'REPEATED'
  if (kept >= mostReports) return 'ENOUGH'
  await trx.insertInto('caseReports').values(report).execute()
  return 'ADDED'
}

/** Keeps how the thing reads now, unless it read so before. */
export async function insertEvidence(trx: Trx, evidence: EvidenceRow): Promise<void> {
  const { caseId, text, mediaIds } = evidence
  const before = (await listEvidenceByCases(trx, [caseId])).get(caseId) ?? []
  const isKnown = before.some((one) => one.text === text && one.mediaIds.join() === mediaIds.join())
  if (isKnown || before.length >= mostEvidence) return
  await trx.insertInto('caseEvidence').values(evidence).execute()
}

interface ReportOf {
  id: string
  subjectType: ModerationSubjectType
  subjectId: string
}

/** What somebody has reported, and what was reported of them, in cases that nobody has decided. */
export function listOpenReportsAround(trx: Trx, userId: string): Promise<ReportOf[]> {
  return trx
    .selectFrom('caseReports as r')
    .innerJoin('moderationCases as c', 'c.id', 'r.caseId')
    .select(['r.id', 'c.subjectType', 'c.subjectId'])
    .where('c.status', '=', 'OPEN')
    .where(({ or, eb }) => or([eb('r.reporterId', '=', userId), eb('c.ownerId', '=', userId)]))
    .$castTo<ReportOf>()
    .execute()
}

/** The report counts on; who sent it, and in which words, is forgotten. */
export async function forgetReporter(trx: Trx, reporterId: string): Promise<void> {
  await trx
    .updateTable('caseReports')
    .set({ reporterId: null, note: null })
    .where('reporterId', '=', reporterId)
    .execute()
}
