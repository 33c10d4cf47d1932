import { statement } from '@plaza/database'
import type { Selectable } from 'kysely'
import type { NotificationPreferences, NotificationType } from '../generated/database.ts'
import { type Channels, defaultsOf, isLocked, notificationTypes } from '../rules/preference-defaults.ts'
import type { Db, Trx } from './db.ts'

/** What holds for one type: what the person chose, and the default for the rest. */
export interface Preference extends Channels {
  type: NotificationType
}

type Chosen = Pick<Selectable<NotificationPreferences>, 'inApp' | 'email' | 'push'>

export function preferenceFor(type: NotificationType, chosen: Partial<Chosen> | undefined): Preference {
  const defaults = defaultsOf(type)
  return {
    type,
    inApp: isLocked(type, 'inApp') || (chosen?.inApp ?? defaults.inApp),
    email: isLocked(type, 'email') || (chosen?.email ?? defaults.email),
    push: chosen?.push ?? defaults.push,
  }
}

const chosenPreferences = statement((db: Db, { userId }: { userId: string }) =>
  db.selectFrom('notificationPreferences').select(['type', 'inApp', 'email', 'push']).where('userId', '=', userId),
)

/** One for each type. */
export async function listPreferences(db: Db, userId: string): Promise<Preference[]> {
  const rows = await chosenPreferences.execute(db, { userId })
  const chosen = new Map(rows.map((row) => [row.type, row]))
  return notificationTypes.map((type) => preferenceFor(type, chosen.get(type)))
}

export interface PreferenceChange {
  type: NotificationType
  inApp: boolean | null
  email: boolean | null
  push: boolean | null
}

/** A channel that is null stays as it is. */
export async function upsertPreferences(trx: Trx, userId: string, changes: readonly PreferenceChange[]): Promise<void> {
  // In one order, so that two changes of several types cannot wait for each other.
  const ordered = changes.toSorted((one, other) => (one.type < other.type ? -1 : 1))
  await trx
    .insertInto('notificationPreferences')
    .values(ordered.map((change) => ({ userId, ...change })))
    .onConflict((conflict) =>
      conflict.columns(['userId', 'type']).doUpdateSet(({ fn, ref }) => ({
        inApp: fn.coalesce(ref('excluded.inApp'), ref('notificationPreferences.inApp')),
        email: fn.coalesce(ref('excluded.email'), ref('notificationPreferences.email')),
        push: fn.coalesce(ref('excluded.push'), ref('notificationPreferences.push')),
      })),
    )
    .execute()
}
