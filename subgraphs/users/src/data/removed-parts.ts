import type { EventData, moderationDecided } from '@plaza/schema/events'
import type { Trx } from './db.ts'
import { lockEditableProfile, updateDetails } from './editable-profile.ts'
import { lockMedia } from './locks.ts'
import { type PublishedProfile, updateNames } from './profiles.ts'
import { listMediaKindsByIds } from './projections/media-files.ts'

type Decision = Pick<EventData<typeof moderationDecided>, 'decisionId' | 'ownerId'>

/** What a removal takes. Names stay: without one there is no profile. */
const taken = ['bio', 'location', 'website', 'coverPhotoId', 'profilePictureId'] as const
type Saved = Partial<Record<(typeof taken)[number], string>>

interface ChangedProfile {
  profile: PublishedProfile
  fields: string[]
}

/** Null when the profile is gone, or has nothing to take. */
export async function removeProfileParts(
  trx: Trx,
  { decisionId, ownerId: userId, decidedAt: removedAt }: Decision & { decidedAt: Date },
): Promise<ChangedProfile | null> {
  const before = await lockEditableProfile(trx, userId)
  if (!before) return null
  const saved = Object.fromEntries(taken.flatMap((part) => (before[part] === null ? [] : [[part, before[part]]])))
  const fields = Object.keys(saved)
  if (fields.length === 0) return null
  await trx
    .insertInto('removedProfileParts')
    .values({ userId, decisionId, saved: JSON.stringify(saved), removedAt })
    // What was taken before is not given back twice.
    .onConflict((conflict) =>
      conflict.column('userId').doUpdateSet({ decisionId, saved: JSON.stringify(saved), removedAt }),
    )
    .execute()
  return { profile: await setParts(trx, userId, Object.fromEntries(fields.map((part) => [part, null]))), fields }
}

/** Puts back what the person has not filled in anew meanwhile. Null when this decision holds nothing. */
export async function restoreProfileParts(
  trx: Trx,
  { decisionId, ownerId: userId }: Decision,
): Promise<ChangedProfile | null> {
  const now = await lockEditableProfile(trx, userId)
  const held = await trx
    .deleteFrom('removedProfileParts')
    .where('userId', '=', userId)
    .where('decisionId', '=', decisionId)
    .returning('saved')
    .executeTakeFirst()
  if (!now || !held) return null
  const saved = held.saved as Saved
  const pictures = [saved.coverPhotoId, saved.profilePictureId].filter((id) => id !== undefined)
  await lockMedia(trx, pictures)
  const there = await listMediaKindsByIds(trx, userId, pictures)
  const isThere = (part: string, value: string) => !part.endsWith('Id') || there.has(value)
  const parts = Object.fromEntries(
    taken.flatMap((part) => {
      const value = saved[part]
      return value !== undefined && now[part] === null && isThere(part, value) ? [[part, value]] : []
    }),
  )
  const fields = Object.keys(parts)
  return fields.length === 0 ? null : { profile: await setParts(trx, userId, parts), fields }
}

async function setParts(trx: Trx, userId: string, parts: Record<string, string | null>): Promise<PublishedProfile> {
  const { profilePictureId, ...details } = parts
  if (Object.keys(details).length > 0) await updateDetails(trx, userId, details)
  return updateNames(trx, userId, profilePictureId === undefined ? {} : { profilePictureId })
}
