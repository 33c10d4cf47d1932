import { deleteExpiredRows } from '../data/expired-rows.ts'
import type { AuthJob } from './job.ts'

export const cleanUp: AuthJob = {
  name: 'clean-up',
  everyMs: 10 * 60_000,
  async run({ database, log }) {
    const deleted = await deleteExpiredRows(database.system)
    if (Object.keys(deleted).length > 0) log.info({ deleted }, 'expired rows deleted')
  },
}
