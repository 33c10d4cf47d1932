import { publish } from '@plaza/events'
import { muteEnded } from '@plaza/schema/events'
import type { Job } from '@plaza/subgraph'
import { deleteExpiredMutes } from '../data/mutes.ts'
import type { DB } from '../generated/database.ts'

const atOnce = 500

/** Mutes whose time is over hold nowhere any more, by their expiry alone; this removes what is left of them in all services. */
export const endMutes: Job<DB> = {
  name: 'end-mutes',
  everyMs: 10 * 60_000,
  async run({ database }) {
    for (let ended = atOnce; ended === atOnce; ) {
      ended = await database.system.transaction().execute(async (trx) => {
        const mutes = await deleteExpiredMutes(trx, atOnce)
        for (const mute of mutes) await publish(trx, muteEnded, mute)
        return mutes.length
      })
    }
  },
}
