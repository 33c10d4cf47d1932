import { defineConsumer, onEvent } from '@plaza/events'
import { blockCreated, blockRemoved } from '@plaza/schema/events'
import { putBlock } from '../data/projections/friend-edges.ts'
import type { DB } from '../generated/database.ts'

/** Hides two people from each other. */
export const blockEdges = defineConsumer<DB>({
  name: 'block-edges',
  tables: ['block_edges'],
  handlers: [
    onEvent(blockCreated, (trx, { data }) => putBlock(trx, data, false)),
    onEvent(blockRemoved, (trx, { data }) => putBlock(trx, data, true)),
  ],
})
