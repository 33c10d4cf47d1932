import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, time, version } from '../fields.ts'

export const usersBlock = defineTopic({ name: 'users.block', key: 'blockerId:blockedId', kind: 'state' })

const data = z.object({ blockerId: id, blockedId: id, createdAt: time, version })

export const blockCreated = defineEvent({
  type: 'block.created',
  topic: usersBlock,
  meaning: 'Somebody blocks somebody: neither sees the other from now on.',
  data,
})

export const blockRemoved = defineEvent({
  type: 'block.removed',
  topic: usersBlock,
  meaning: 'A block is lifted.',
  ends: true,
  data,
})
