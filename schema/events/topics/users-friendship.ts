import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, time, version } from '../fields.ts'

export const usersFriendship = defineTopic({ name: 'users.friendship', key: 'lowId:highId', kind: 'state' })

const pair = { lowId: id, highId: id, version }

export const friendshipAccepted = defineEvent({
  type: 'friendship.accepted',
  topic: usersFriendship,
  meaning: 'Two people are friends.',
  data: z.object({ ...pair, since: time, friendRequestId: id, requesterId: id, accepterId: id }),
})

export const friendshipEnded = defineEvent({
  type: 'friendship.ended',
  topic: usersFriendship,
  meaning: 'Two people are no longer friends.',
  ends: true,
  data: z.object({ ...pair, endedAt: time, reason: z.enum(['UNFRIENDED', 'BLOCKED', 'ACCOUNT_DELETED']) }),
})
