import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept } from '../fields.ts'

/** For open pages alone: nothing of it is worth keeping, and nothing puts two of its events in an order. */
export const notificationsViewer = defineTopic({
  name: 'notifications.viewer',
  key: 'changeId',
  kind: 'events',
  retentionMs: kept.oneMinute,
})

export const viewerChanged = defineEvent({
  type: 'viewer.changed',
  topic: notificationsViewer,
  meaning: 'What the badges of these people count has changed, beside what `notification.created` says.',
  data: z.object({ changeId: id, userIds: z.array(id) }),
})
