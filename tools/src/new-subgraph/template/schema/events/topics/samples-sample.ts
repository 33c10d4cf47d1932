import { z } from 'zod'
import { defineEvent, defineTopic } from '../../../../../../../schema/events/define.ts'
import { id, kept, time } from '../../../../../../../schema/events/fields.ts'

export const samplesSample = defineTopic({
  name: 'samples.sample',
  key: 'sampleId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

export const sampleCreated = defineEvent({
  type: 'sample.created',
  topic: samplesSample,
  meaning: 'Somebody has written one.',
  data: z.object({ sampleId: id, authorId: id, createdAt: time }),
})
