import type { Viewer } from '@plaza/server'
import { failed, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { findPrivacySettings, updatePrivacySettingsRow } from '../data/privacy-settings.ts'
import type { UpdatePrivacySettingsInput } from '../generated/resolvers.ts'
import type { PrivacySettingsPayload } from '../payloads.ts'
import { profileNotReady } from '../rules/not-found.ts'

/** Changes the levels that are given. This service alone applies them, so no event tells of it. */
export async function updatePrivacySettings(
  ctx: UsersContext,
  viewer: Viewer,
  input: UpdatePrivacySettingsInput,
): Promise<PrivacySettingsPayload> {
  const cleared = Object.entries(input).filter(([, value]) => value === null)
  if (cleared.length > 0) {
    return failed(...cleared.map(([field]) => userError('REQUIRED', 'A level is needed.', ['input', field])))
  }
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null))
  const privacySettings = await ctx.db
    .transaction()
    .execute((trx) =>
      Object.keys(changes).length > 0
        ? updatePrivacySettingsRow(trx, viewer.id, changes)
        : findPrivacySettings(trx, viewer.id),
    )
  if (!privacySettings) return failed(profileNotReady)
  ctx.loaders.clearAll()
  return { privacySettings, errors: [] }
}
