import { defineConsumer, onEvent } from '@plaza/events'
import { mediaUploaded } from '@plaza/schema/events'
import { insertProcessingTask } from '../data/processing-tasks.ts'
import type { DB } from '../generated/database.ts'

/** Files whose bytes are there are processed. */
export const queueUploads = defineConsumer<DB>({
  name: 'queue-uploads',
  handlers: [onEvent(mediaUploaded, (trx, { data: { mediaId } }) => insertProcessingTask(trx, mediaId))],
})
