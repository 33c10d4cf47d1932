import { type UserError, userError } from '@plaza/subgraph'

const path = ['input', 'notificationIds']
const mostAtOnce = 100

/** Ids that name nothing count, but are no error: unknown notifications are passed over. */
export function checkNotificationIds(ids: readonly string[]): UserError | null {
  if (ids.length === 0) return userError('REQUIRED', 'Name at least one notification.', path)
  if (ids.length > mostAtOnce)
    return userError('INVALID', `Name at most ${mostAtOnce} notifications at once.`, path, { limit: mostAtOnce })
  return null
}
