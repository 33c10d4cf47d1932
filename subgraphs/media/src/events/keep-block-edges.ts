import { defineConsumer, onEvent } from '@plaza/events'
import { blockCreated, blockRemoved } from '@plaza/schema/events'
import { upsertBlockEdge } from '../data/projections/block-edges.ts'
import type { DB } from '../generated/database.ts'

/** Whose collections and files are hidden from whom. */
export const keepBlockEdges = defineConsumer<DB>({
  name: 'block-edges',
  tables: ['block_edges'],
  handlers: [
    onEvent(blockCreated, (trx, { data: { blockerId, blockedId, version } }) =>
      upsertBlockEdge(trx, { blockerId, blockedId, isEnded: false, version }),
    ),
    onEvent(blockRemoved, (trx, { data: { blockerId, blockedId, version } }) =>
      upsertBlockEdge(trx, { blockerId, blockedId, isEnded: true, version }),
    ),
  ],
})
