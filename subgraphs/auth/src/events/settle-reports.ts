import { publish } from '@plaza/events'
import { reportSettled } from '@plaza/schema/events'
import type { CaseRow } from '../data/cases.ts'
import type { Trx } from '../data/db.ts'
import { listReportIds } from '../data/reports.ts'

/** Tells the services that what the reports of a case told may be forgotten. */
export async function settleReports(
  trx: Trx,
  { id: caseId, subjectType, subjectId }: Pick<CaseRow, 'id' | 'subjectType' | 'subjectId'>,
  settledAt: Date,
): Promise<void> {
  for (const reportId of await listReportIds(trx, caseId)) {
    await publish(trx, reportSettled, { reportId, subjectType, subjectId, settledAt })
  }
}
