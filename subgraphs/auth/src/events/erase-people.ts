import { defineConsumer, onEvent, publish } from '@plaza/events'
import { reportSettled, userDeleted } from '@plaza/schema/events'
import { deleteCasesOf } from '../data/cases.ts'
import { forgetReporter, listOpenReportsAround } from '../data/reports.ts'
import type { DB } from '../generated/database.ts'

/** What was reported of somebody goes with their account, and so do their words in reports of others. */
export const erasePeople = defineConsumer<DB>({
  name: 'erase-people',
  handlers: [
    onEvent(userDeleted, async (trx, { data: { userId, deletedAt } }) => {
      for (const { id: reportId, subjectType, subjectId } of await listOpenReportsAround(trx, userId)) {
        await publish(trx, reportSettled, { reportId, subjectType, subjectId, settledAt: deletedAt })
      }
      await deleteCasesOf(trx, userId)
      await forgetReporter(trx, userId)
    }),
  ],
})
