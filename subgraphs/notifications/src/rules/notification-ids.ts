import { type UserError, userError } from '@plaza/subgraph'

const mostAtOnce = 100

/** Ids that name nothing count, but are no error: what is unknown is passed over. */
function checkIds(ids: readonly string[], field: string, what: string): UserError | null {
  const path = ['input', field]
  if (ids.length === 0) return userError('REQUIRED', `Name at least one ${what}.`, path)
  if (ids.length > mostAtOnce)
    return userError('INVALID', `Name at most ${mostAtOnce} ${what}s at once.`, path, { limit: mostAtOnce })
  return null
}

export const checkNotificationIds = (ids: readonly string[]): UserError | null =>
  checkIds(ids, 'notificationIds', 'notification')

export const checkNotificationGroupIds = (ids: readonly string[]): UserError | null =>
  checkIds(ids, 'notificationGroupIds', 'group')
