import { publish } from '@plaza/events'
import { conversationRoleChanged } from '@plaza/schema/events'
import type { Trx } from '../data/db.ts'
import { type ParticipantRow, updateRole } from '../data/participants.ts'

/**
 * When the last admin of a group goes, the longest-standing member becomes admin.
 *
 * @param participants all that are in the group now, in the order they joined
 */
export async function passOnAdministration(
  trx: Trx,
  conversationId: string,
  participants: readonly ParticipantRow[],
  leavingId: string,
): Promise<void> {
  const leaver = participants.find(({ userId }) => userId === leavingId)
  const staying = participants.filter(({ userId }) => userId !== leavingId)
  const [heir] = staying
  if (leaver?.role !== 'ADMIN' || !heir?.userId || staying.some(({ role }) => role === 'ADMIN')) return
  await updateRole(trx, heir.id, 'ADMIN')
  await publish(trx, conversationRoleChanged, {
    conversationId,
    type: 'GROUP',
    at: new Date(),
    userId: heir.userId,
    role: 'ADMIN',
  })
}
