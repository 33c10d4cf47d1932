import type { UserError } from '@plaza/subgraph'
import type { NotificationGroupRow } from './data/notification-groups.ts'
import type { NotificationRow } from './data/notifications.ts'
import type { PushSubscriptionRow } from './data/push-subscriptions.ts'

export interface ViewerPayload {
  viewer?: { id: string }
  errors: UserError[]
}

export interface NotificationsPayload extends ViewerPayload {
  notifications?: NotificationRow[]
}

export interface NotificationGroupsPayload extends ViewerPayload {
  notificationGroups?: NotificationGroupRow[]
}

export interface GroupDeletionPayload extends ViewerPayload {
  deletedNotificationGroupIds?: string[]
}

export interface DeletionPayload extends ViewerPayload {
  deletedNotificationIds?: string[]
}

export interface PushSubscriptionPayload {
  pushSubscription?: PushSubscriptionRow
  errors: UserError[]
}
