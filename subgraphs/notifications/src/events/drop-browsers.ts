import { defineConsumer, onEvent } from '@plaza/events'
import { sessionEnded } from '@plaza/schema/events'
import { deleteBrowsersOfSessions } from '../data/push-subscriptions.ts'
import type { DB } from '../generated/database.ts'

/** Push ends with the session that a browser was registered in: whoever sits there next hears nothing of the last person. */
export const dropBrowsers = defineConsumer<DB>({
  name: 'drop-browsers',
  handlers: [
    onEvent(sessionEnded, (trx, { data: { userId, sessionIds } }) => deleteBrowsersOfSessions(trx, userId, sessionIds)),
  ],
})
