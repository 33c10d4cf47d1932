import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { NotificationsContext } from '../context.ts'
import { type PreferenceChange, upsertPreferences } from '../data/preferences.ts'
import type { UpdateNotificationPreferencesInput } from '../generated/resolvers.ts'
import type { ViewerPayload } from '../payloads.ts'
import { isLocked } from '../rules/preference-defaults.ts'

const path = ['input', 'preferences']

/** Changes the given channels of the given types; the others stay as they are. */
export async function updateNotificationPreferences(
  ctx: NotificationsContext,
  viewer: Viewer,
  input: UpdateNotificationPreferencesInput,
): Promise<ViewerPayload> {
  const changes = input.preferences.map(
    ({ type, inApp, email, push }): PreferenceChange => ({
      type,
      inApp: inApp ?? null,
      email: email ?? null,
      push: push ?? null,
    }),
  )
  const error = check(changes)
  if (error) return failed(error)
  await ctx.db.transaction().execute((trx) => upsertPreferences(trx, viewer.id, changes))
  ctx.loaders.clearAll()
  return { viewer: { id: viewer.id }, errors: [] }
}

function check(changes: readonly PreferenceChange[]): UserError | null {
  if (changes.length === 0) return userError('REQUIRED', 'Name at least one type to change.', path)
  if (new Set(changes.map(({ type }) => type)).size < changes.length)
    return userError('INVALID', 'Name each type once.', path)
  for (const [index, change] of changes.entries()) {
    for (const channel of ['inApp', 'email', 'push'] as const) {
      if (change[channel] === false && isLocked(change.type, channel))
        return userError(
          'NOT_ALLOWED',
          'News about the safety of the account, and decisions of moderators, cannot be turned off here.',
          [...path, String(index), channel],
        )
    }
  }
  return null
}
