import { publish } from '@plaza/events'
import {
  blockRemoved,
  friendRequestCancelled,
  friendshipEnded,
  muteEnded,
  privacyEnded,
  userProfileDeleted,
} from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { deleteBlocksOf, deleteFriendRequestsOf, deleteFriendshipsOf } from '../data/erasure.ts'
import { deleteFormerUsernamesOf } from '../data/former-usernames.ts'
import { deleteMutesOf } from '../data/mutes.ts'
import { nextContactVersion } from '../data/privacy-settings.ts'
import { deleteProfile, lockProfile } from '../data/profiles.ts'
import { deleteMediaFilesOf } from '../data/projections/media-files.ts'

/** Deletes all that this service has of a person and tells the other services what ended with it. */
export async function erasePerson(trx: Trx, userId: string): Promise<void> {
  if (!(await lockProfile(trx, userId))) return
  const endedAt = new Date()
  for (const friendship of await deleteFriendshipsOf(trx, userId)) {
    await publish(trx, friendshipEnded, { ...friendship, endedAt, reason: 'ACCOUNT_DELETED' })
  }
  for (const { id, fromId, toId, status } of await deleteFriendRequestsOf(trx, userId)) {
    if (status !== 'PENDING') continue
    await publish(trx, friendRequestCancelled, { friendRequestId: id, fromId, toId, at: endedAt })
  }
  for (const block of await deleteBlocksOf(trx, userId)) await publish(trx, blockRemoved, block)
  for (const mute of await deleteMutesOf(trx, userId)) await publish(trx, muteEnded, mute)
  await deleteMediaFilesOf(trx, userId)
  await deleteFormerUsernamesOf(trx, userId)
  const contactVersion = await nextContactVersion(trx, userId)
  if (contactVersion) await publish(trx, privacyEnded, { userId, version: contactVersion, deletedAt: endedAt })
  const { version } = await deleteProfile(trx, userId)
  await publish(trx, userProfileDeleted, { userId, version, deletedAt: endedAt })
}
