import { failed, requireViewer, type UserError, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import { findPrivacySettings, type PrivacySettingsRow, updatePrivacySettings } from '../data/privacy-settings.ts'
import type { UpdatePrivacySettingsInput } from '../generated/resolvers.ts'

/** Users alone applies the settings, so no event tells of them. */
export async function changePrivacySettings(
  ctx: UsersContext,
  input: UpdatePrivacySettingsInput,
): Promise<{ privacySettings?: PrivacySettingsRow; errors: UserError[] }> {
  const viewer = requireViewer(ctx)
  const cleared = Object.entries(input).filter(([, value]) => value === null)
  if (cleared.length > 0) {
    return failed(...cleared.map(([field]) => userError('REQUIRED', 'A level is needed.', ['input', field])))
  }
  const changes = Object.fromEntries(Object.entries(input).filter(([, value]) => value != null))
  const privacySettings = await ctx.db
    .transaction()
    .execute((trx) =>
      Object.keys(changes).length > 0
        ? updatePrivacySettings(trx, viewer.id, changes)
        : findPrivacySettings(trx, viewer.id),
    )
  if (!privacySettings) return failed(userError('NOT_FOUND', 'Your profile is not ready yet; try again in a moment.'))
  ctx.loaders.forget()
  return { privacySettings, errors: [] }
}
