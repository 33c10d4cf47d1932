import { defineConsumer, onEvent, publish } from '@plaza/events'
import { postReportClosed, reportSettled } from '@plaza/schema/events'
import type { DB } from '../generated/database.ts'

/** Lets Kafka forget what a report told, once the moderators are done with it. */
export const closeReports = defineConsumer<DB>({
  name: 'close-reports',
  handlers: [
    onEvent(reportSettled, async (trx, { data: { reportId, subjectType, settledAt } }) => {
      const isOurs = subjectType === 'POST' || subjectType === 'COMMENT'
      if (isOurs) await publish(trx, postReportClosed, { reportId, version: 2, closedAt: settledAt })
    }),
  ],
})
