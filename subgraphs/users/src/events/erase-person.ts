import { publish } from '@plaza/events'
import { blockRemoved, friendRequestCancelled, friendshipEnded, userProfileDeleted } from '@plaza/schema/events'
import type { Transaction } from 'kysely'
import { deleteBlocksOf, deleteFriendRequestsOf, deleteFriendshipsOf } from '../data/erasure.ts'
import { deleteProfile, lockProfile } from '../data/profiles.ts'
import { deleteMediaFilesOf } from '../data/projections/media-files.ts'
import type { DB } from '../generated/database.ts'

/** Takes everything of a person out of this service and tells the others what ended with it. */
export async function erasePerson(trx: Transaction<DB>, userId: string): Promise<void> {
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
  await deleteMediaFilesOf(trx, userId)
  const { version } = await deleteProfile(trx, userId)
  await publish(trx, userProfileDeleted, { userId, version, deletedAt: endedAt })
}
