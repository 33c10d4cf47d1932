import { defineConsumer, onEvent } from '@plaza/events'
import { blockCreated, blockRemoved } from '@plaza/schema/events'
import { sql } from 'kysely'
import type { Trx } from '../data/db.ts'
import { lockAgainstTelling } from '../data/locks.ts'
import { deleteUnreadBetween } from '../data/told.ts'
import type { DB } from '../generated/database.ts'

/** Who is not told of whom any more. */
export const keepBlockEdges = defineConsumer<DB>({
  name: 'block-edges',
  tables: ['block_edges'],
  handlers: [
    onEvent(blockCreated, (trx, { data }) => keep(trx, data, false)),
    onEvent(blockRemoved, (trx, { data }) => keep(trx, data, true)),
  ],
})

/** What waits between two people goes with the block. A consumer of its own: a rebuild must not take anything away. */
export const dropBlocked = defineConsumer<DB>({
  name: 'drop-blocked',
  handlers: [
    onEvent(blockCreated, async (trx, { data: { blockerId, blockedId } }) => {
      await lockAgainstTelling(trx, [blockerId, blockedId])
      await deleteUnreadBetween(trx, blockerId, blockedId)
    }),
  ],
})

async function keep(
  trx: Trx,
  { blockerId, blockedId, version }: { blockerId: string; blockedId: string; version: number },
  isEnded: boolean,
): Promise<void> {
  await trx
    .insertInto('blockEdges')
    .values({ blockerId, blockedId, isEnded, version })
    .onConflict((conflict) =>
      conflict
        .columns(['blockerId', 'blockedId'])
        .doUpdateSet({ isEnded, version })
        .where(sql<boolean>`excluded.version > block_edges.version`),
    )
    .execute()
}
