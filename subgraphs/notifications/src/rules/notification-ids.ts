import { type UserError, userError } from '@plaza/subgraph'
import { isId } from '../ids.ts'

const path = ['input', 'notificationIds']
const mostAtOnce = 100

/** Ids that name nothing are dropped: unknown notifications are no error. */
export function checkNotificationIds(ids: readonly string[]): { ids: string[] } | { error: UserError } {
  if (ids.length === 0) return { error: userError('REQUIRED', 'Name at least one notification.', path) }
  if (ids.length > mostAtOnce)
    return { error: userError('INVALID', `Name at most ${mostAtOnce} notifications at once.`, path) }
  return { ids: [...new Set(ids.filter(isId))] }
}
