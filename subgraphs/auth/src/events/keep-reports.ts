import { newId } from '@plaza/database'
import { defineConsumer, type EventHandler, onEvent, publish, type ReceivedEvent } from '@plaza/events'
import {
  commentReported,
  mediaReported,
  messageReported,
  postReported,
  reportSettled,
  userReported,
} from '@plaza/schema/events'
import { findAccount } from '../data/accounts.ts'
import { countReport, openCase } from '../data/cases.ts'
import type { Trx } from '../data/db.ts'
import { insertEvidence, insertReport } from '../data/reports.ts'
import type { DB } from '../generated/database.ts'

const contracts = [userReported, postReported, commentReported, messageReported, mediaReported] as const

/** Puts what the services' people report before the moderators: all reports of one thing are one case. */
export const keepReports = defineConsumer<DB>({
  name: 'reports',
  handlers: contracts.map(
    (contract): EventHandler<DB> => onEvent<DB, typeof contract>(contract, (trx, event) => receive(trx, event)),
  ),
})

async function receive(trx: Trx, { data }: ReceivedEvent<(typeof contracts)[number]>): Promise<void> {
  const { reportId, subjectType, subjectId, ownerId, reporterId, reason, note, evidence, reportedAt } = data
  const settle = () => publish(trx, reportSettled, { reportId, subjectType, subjectId, settledAt: reportedAt })
  // Somebody who has gone since is nobody to judge, and nobody's word.
  const [owner, reporter] = [await findAccount(trx, ownerId), await findAccount(trx, reporterId)]
  if (!owner || !reporter) {
    await settle()
    return
  }
  const caseId = await openCase(trx, { id: newId(), subjectType, subjectId, ownerId, reportedAt })
  const outcome = await insertReport(trx, { id: reportId, caseId, reporterId, reason, note, reportedAt })
  if (outcome !== 'ADDED') await settle()
  if (outcome === 'REPEATED') return
  await countReport(trx, caseId)
  await insertEvidence(trx, { id: newId(), caseId, ...evidence, capturedAt: reportedAt })
}
