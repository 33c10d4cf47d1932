import { defineConsumer, onEvent } from '@plaza/events'
import { userEmailChanged } from '@plaza/schema/events'
import { deleteMailStop } from '../data/mail-stops.ts'
import type { DB } from '../generated/database.ts'

/** What came back from one address says nothing of another. A consumer of its own: a rebuild must not start mails again. */
export const resumeMails = defineConsumer<DB>({
  name: 'resume-mails',
  handlers: [onEvent(userEmailChanged, (trx, { data: { userId } }) => deleteMailStop(trx, userId))],
})
