import { type UserError, userError } from '@plaza/subgraph'
import type { Db } from '../data/db.ts'
import { type PreferenceChange, savePreferences } from '../data/preferences.ts'
import type { UpdateNotificationPreferencesInput } from '../generated/resolvers.ts'
import { isLocked } from '../rules/preference-defaults.ts'

const path = ['input', 'preferences']

/** Changes the given channels of the given types; the others stay as they are. */
export async function updateNotificationPreferences(
  db: Db,
  viewerId: string,
  input: UpdateNotificationPreferencesInput,
): Promise<UserError | null> {
  const changes = input.preferences.map(
    ({ type, inApp, email, push }): PreferenceChange => ({
      type,
      inApp: inApp ?? null,
      email: email ?? null,
      push: push ?? null,
    }),
  )
  const error = check(changes)
  if (error) return error
  await db.transaction().execute((trx) => savePreferences(trx, viewerId, changes))
  return null
}

function check(changes: readonly PreferenceChange[]): UserError | null {
  if (changes.length === 0) return userError('REQUIRED', 'Name at least one type to change.', path)
  if (new Set(changes.map(({ type }) => type)).size < changes.length)
    return userError('INVALID', 'Name each type once.', path)
  for (const [index, change] of changes.entries()) {
    for (const channel of ['inApp', 'email', 'push'] as const) {
      if (change[channel] === false && isLocked(change.type, channel))
        return userError('NOT_ALLOWED', 'News about the safety of the account cannot be turned off here.', [
          ...path,
          String(index),
          channel,
        ])
    }
  }
  return null
}
