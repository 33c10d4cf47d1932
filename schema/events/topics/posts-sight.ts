import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, time } from '../fields.ts'

export const postsSight = defineTopic({
  name: 'posts.sight',
  key: 'userId',
  kind: 'events',
  retentionMs: kept.oneMinute,
})

export const sightLost = defineEvent({
  type: 'sight.lost',
  topic: postsSight,
  meaning: 'People see less of what a person posts than before, by what this service knows now; for its open streams.',
  data: z.object({
    userId: id,
    /** Whom alone it concerns, either way; null for everybody else. */
    otherId: id.nullable(),
    lostAt: time,
  }),
})
