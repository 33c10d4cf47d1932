import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, notificationType, time } from '../fields.ts'

export const notificationsNotification = defineTopic({
  name: 'notifications.notification',
  key: 'userId',
  kind: 'events',
  retentionMs: kept.oneWeek,
})

export const notificationCreated = defineEvent({
  type: 'notification.created',
  topic: notificationsNotification,
  meaning: 'Somebody has a new notification, to be told by these channels.',
  subject: 'notificationId',
  data: z.object({
    notificationId: id,
    userId: id,
    type: notificationType,
    channels: z.array(z.enum(['IN_APP', 'EMAIL', 'PUSH'])),
    createdAt: time,
  }),
})
