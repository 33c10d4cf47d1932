import { publish } from '@plaza/events'
import { privacyChanged } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { findPrivacySettings, updateContactSettings, updatePrivacySettingsRow } from '../data/privacy-settings.ts'
import type { UpdatePrivacySettingsInput } from '../generated/resolvers.ts'
import type { PrivacySettingsPayload } from '../payloads.ts'
import { profileNotReady } from '../rules/not-found.ts'

/** Changes the choices that are given. Of those that other services apply, an event tells. */
export async function updatePrivacySettings(
  ctx: UsersContext,
  viewer: Viewer,
  input: UpdatePrivacySettingsInput,
): Promise<PrivacySettingsPayload> {
  const cleared = Object.entries(input).filter(([, value]) => value === null)
  if (cleared.length > 0) {
    return failed(...cleared.map(([field]) => userError('REQUIRED', 'A choice is needed.', ['input', field])))
  }
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null))
  const privacySettings = await ctx.db.transaction().execute(async (trx) => {
    if (Object.keys(changes).length === 0) return await findPrivacySettings(trx, viewer.id)
    const contacts = await updateContactSettings(trx, viewer.id, changes)
    if (contacts) await publish(trx, privacyChanged, { userId: viewer.id, ...contacts })
    return await updatePrivacySettingsRow(trx, viewer.id, changes)
  })
  if (!privacySettings) return failed(profileNotReady)
  ctx.loaders.clearAll()
  return { privacySettings, errors: [] }
}
