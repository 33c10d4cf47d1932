import { dateTimeScalar } from '@plaza/subgraph'
import { DeliverySettings } from './delivery-settings.ts'
import { Mutation } from './mutation.ts'
import { Notification } from './notification.ts'
import { NotificationGroup } from './notification-group.ts'
import { Post } from './post.ts'
import { Query } from './query.ts'
import { Subscription } from './subscription.ts'
import { Viewer } from './viewer.ts'

export const resolvers = {
  DateTime: dateTimeScalar,
  Query,
  Mutation,
  Subscription,
  Viewer,
  Notification,
  NotificationGroup,
  Post,
  DeliverySettings,
}
