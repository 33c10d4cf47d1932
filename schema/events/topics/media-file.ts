import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, mediaKind, mediaRejectionReason, time, version } from '../fields.ts'

export const mediaFile = defineTopic({ name: 'media.file', key: 'mediaId', kind: 'state' })

const file = { mediaId: id, ownerId: id, kind: mediaKind, version }

export const mediaUploaded = defineEvent({
  type: 'media.uploaded',
  topic: mediaFile,
  meaning: 'The bytes of a file are there and wait for their checks.',
  data: z.object({ ...file, objectKey: z.string() }),
})

export const mediaReady = defineEvent({
  type: 'media.ready',
  topic: mediaFile,
  meaning: 'A file passed its checks and may be attached.',
  data: z.object({
    ...file,
    mimeType: z.string(),
    byteSize: z.int().nonnegative(),
    width: z.int().positive().nullable(),
    height: z.int().positive().nullable(),
    durationSeconds: z.number().nonnegative().nullable(),
  }),
})

export const mediaRejected = defineEvent({
  type: 'media.rejected',
  topic: mediaFile,
  meaning: 'A file failed its checks; the bytes are gone.',
  data: z.object({ ...file, reason: mediaRejectionReason }),
})

export const mediaRemoved = defineEvent({
  type: 'media.removed',
  topic: mediaFile,
  meaning: 'Moderators have hidden a file from everybody but its owner; it may come back.',
  data: z.object({ ...file, removedAt: time }),
})

export const mediaRestored = defineEvent({
  type: 'media.restored',
  topic: mediaFile,
  meaning: 'A file that moderators had hidden is shown again.',
  data: z.object({ ...file, restoredAt: time }),
})

export const mediaDeleted = defineEvent({
  type: 'media.deleted',
  topic: mediaFile,
  meaning: 'A file is deleted; services that show it stop doing so.',
  ends: true,
  data: z.object({ ...file, deletedAt: time }),
})
