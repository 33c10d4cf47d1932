import { publish } from '@plaza/events'
import { conversationRoleChanged } from '@plaza/schema/events'
import { takeGroupChange } from '../data/changes.ts'
import type { Trx } from '../data/db.ts'
import { type ParticipantRow, updateRole } from '../data/participants.ts'
import { listActivePeople } from '../data/projections/people.ts'

/**
 * Makes the active member who has been in the group longest its admin, unless an active one leads it. Where nobody is
 * active it waits for the first who comes back. Admins who are away stay admins.
 *
 * @param participants all who stay in the group, in the order they joined; the group is locked
 */
export async function passOnAdministration(
  trx: Trx,
  conversationId: string,
  participants: readonly ParticipantRow[],
): Promise<void> {
  const ids = participants.flatMap(({ userId }) => userId ?? [])
  const active = new Set(await listActivePeople(trx, ids))
  const candidates = participants.filter(({ userId }) => userId !== null && active.has(userId))
  const [heir] = candidates
  if (!heir?.userId || candidates.some(({ role }) => role === 'ADMIN')) return
  await updateRole(trx, heir.id, 'ADMIN')
  await publish(trx, conversationRoleChanged, {
    conversationId,
    type: 'GROUP',
    at: new Date(),
    userId: heir.userId,
    role: 'ADMIN',
    change: await takeGroupChange(trx, conversationId),
  })
}
