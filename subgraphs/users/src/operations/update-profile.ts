import { parseId, parseIds } from '@plaza/database'
import { publish } from '@plaza/events'
import { userProfileUpdated } from '@plaza/schema/events'
import type { Viewer } from '@plaza/server'
import { failed, type UserError, userError } from '@plaza/subgraph'
import type { UsersContext } from '../context.ts'
import type { Trx } from '../data/db.ts'
import { lockEditableProfile, replacePhoneNumber, updateDetails } from '../data/editable-profile.ts'
import { lockMedia } from '../data/locks.ts'
import { updateNames } from '../data/profiles.ts'
import { listMediaKindsByIds } from '../data/projections/media-files.ts'
import type { UpdateProfileInput } from '../generated/resolvers.ts'
import type { ProfilePayload } from '../payloads.ts'
import { profileNotReady } from '../rules/not-found.ts'
import { checkProfileChanges, type ProfileChanges } from '../rules/profile-changes.ts'

/** Absent fields stay as they are, explicit nulls clear them. */
export async function updateProfile(
  ctx: UsersContext,
  viewer: Viewer,
  input: UpdateProfileInput,
): Promise<ProfilePayload> {
  const { changes, errors } = checkProfileChanges(input, new Date())
  if (errors.length > 0) return failed(...errors)

  const refused = await ctx.db.transaction().execute(async (trx) => {
    const mediaErrors = await checkPictures(trx, viewer.id, input)
    if (mediaErrors.length > 0) return mediaErrors
    const before = await lockEditableProfile(trx, viewer.id)
    if (!before) return [profileNotReady]
    const changed = onlyNew(changes, before)
    const changedFields = Object.values(changed).flatMap(Object.keys)
    if (changedFields.length === 0) return []
    const profile = await updateNames(trx, viewer.id, changed.names)
    if (Object.keys(changed.details).length > 0) await updateDetails(trx, viewer.id, changed.details)
    const { phoneNumber } = changed.phone
    if (phoneNumber !== undefined) await replacePhoneNumber(trx, viewer.id, phoneNumber)
    await publish(trx, userProfileUpdated, { ...profile, changedFields })
    return []
  })
  if (refused.length > 0) return failed(...refused)
  ctx.loaders.clearAll()
  return { profile: await ctx.loaders.personById.load(viewer.id), errors: [] }
}

async function checkPictures(trx: Trx, viewerId: string, input: UpdateProfileInput): Promise<UserError[]> {
  const fields = (['profilePictureId', 'coverPhotoId'] as const).filter((field) => input[field] != null)
  const ids = parseIds(fields.map((field) => input[field]))
  await lockMedia(trx, ids)
  const kinds = await listMediaKindsByIds(trx, viewerId, ids)
  return fields.flatMap((field) => {
    const kind = kinds.get(parseId(input[field]) ?? '')
    if (kind === 'IMAGE') return []
    return kind === undefined
      ? [userError('NOT_FOUND', 'There is no such picture of yours, or it is not ready yet.', ['input', field])]
      : [userError('INVALID', 'This file is not a picture.', ['input', field])]
  })
}

/** Leaves out what is so already: an edit that changes nothing is no event. */
function onlyNew(changes: ProfileChanges, before: object): ProfileChanges {
  const current = before as Record<string, unknown>
  const differing = <Part extends object>(part: Part) =>
    Object.fromEntries(Object.entries(part).filter(([field, value]) => current[field] !== value)) as Part
  return { names: differing(changes.names), details: differing(changes.details), phone: differing(changes.phone) }
}
