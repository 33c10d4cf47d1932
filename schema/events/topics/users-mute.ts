import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, time, version } from '../fields.ts'

export const usersMute = defineTopic({ name: 'users.mute', key: 'muterId:mutedId', kind: 'state' })

/** @property expiresAt when it holds no longer, without a further event at that moment; null: until it is ended */
const data = z.object({ muterId: id, mutedId: id, createdAt: time, expiresAt: time.nullable(), version })

export const muteSet = defineEvent({
  type: 'mute.set',
  topic: usersMute,
  meaning: 'Somebody does not want to read or hear of somebody, or has set another end to that.',
  data,
})

export const muteEnded = defineEvent({
  type: 'mute.ended',
  topic: usersMute,
  meaning: 'A mute was ended, or has expired some time ago.',
  ends: true,
  data,
})
