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

const batch = 500

/**
 * Forgets the evidence of cases whose time is over, who reported them and in which words, in batches. An open appeal keeps a
 * case's evidence. Gives how many cases it were.
 */
export async function endEvidence(system: Db): Promise<number> {
  let ended = 0
  for (let count = batch; count === batch; ended += count) {
    count = await system.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string }>`
        update moderation_cases set has_evidence = false where id in (
          select c.id from moderation_cases c
          where c.has_evidence and c.evidence_ends_at < now()
            and not exists (select from appeals a where a.case_id = c.id and a.status = 'OPEN')
          order by c.evidence_ends_at limit ${batch} for update skip locked
        ) returning id
      `.execute(trx)
      const ids = rows.map(({ id }) => id)
      if (ids.length === 0) return 0
      await trx.deleteFrom('caseEvidence').where('caseId', 'in', ids).execute()
      await trx.updateTable('caseReports').set({ reporterId: null, note: null }).where('caseId', 'in', ids).execute()
      return ids.length
    })
  }
  return ended
}
