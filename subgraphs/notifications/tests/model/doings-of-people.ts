import { newId } from '@plaza/database'
import {
  blockCreated,
  friendRequestAccepted,
  friendRequestCancelled,
  friendRequestSent,
  friendshipAccepted,
  muteSet,
  passwordChanged,
  userDeleted,
  userEmailChanged,
} from '@plaza/schema/events'
import type { Recorder } from './recorder.ts'

/** What people do with each other and with their accounts. */
export function doingsOfPeople(recorder: Recorder) {
  const { world } = recorder
  const requests: { id: string; fromId: string; toId: string; isOpen: boolean }[] = []
  const muted = new Set<string>()

  const ask = () => {
    const [fromId, toId, id] = [recorder.anybody(), recorder.anybody(), newId()]
    if (fromId === toId) return
    requests.push({ id, fromId, toId, isOpen: true })
    recorder.happen(friendRequestSent, { friendRequestId: id, fromId, toId, at: recorder.at })
    world.tell(`request:${id}`, {
      userId: toId,
      type: 'FRIEND_REQUEST',
      actorId: fromId,
      subjectId: id,
      at: recorder.at,
    })
  }

  const answer = () => {
    const request = recorder.pick(requests.filter(({ isOpen }) => isOpen))
    if (!request) return ask()
    request.isOpen = false
    const { id, fromId, toId } = request
    const told = world.facts.get(`${toId} request:${id}`)
    if (recorder.random() < 0.5) {
      recorder.happen(friendRequestCancelled, { friendRequestId: id, fromId, toId, at: recorder.at })
      world.gone.add(id)
      return
    }
    recorder.happen(friendRequestAccepted, { friendRequestId: id, fromId, toId, at: recorder.at })
    if (told) told.isRead = true
    const [lowId, highId] = [fromId, toId].sort() as [string, string]
    recorder.happen(friendshipAccepted, {
      ...{ lowId, highId, version: 1 + requests.indexOf(request), since: recorder.at, friendRequestId: id },
      ...{ requesterId: fromId, accepterId: toId },
    })
    world.tell(`friendship:${id}`, {
      userId: fromId,
      type: 'FRIEND_ACCEPTED',
      actorId: toId,
      subjectId: toId,
      at: recorder.at,
    })
  }

  const warn = () => {
    const userId = recorder.anybody()
    const account = { email: `${userId}@example.org`, username: `a${userId.slice(-8)}`, emailVerifiedAt: recorder.at }
    const id =
      recorder.random() < 0.5
        ? recorder.happen(passwordChanged, { userId, changedAt: recorder.at, byReset: false })
        : recorder.happen(userEmailChanged, {
            userId,
            ...account,
            status: 'ACTIVE',
            version: 2 + recorder.happenings.length,
          })
    world.tell(`security:${id}`, { userId, type: 'SECURITY', actorId: null, subjectId: null, at: recorder.at })
  }

  const block = () => {
    const [blockerId, blockedId] = [recorder.anybody(), recorder.anybody()]
    if (blockerId === blockedId) return
    recorder.happen(blockCreated, {
      blockerId,
      blockedId,
      createdAt: recorder.at,
      version: 1 + recorder.happenings.length,
    })
    world.block(blockerId, blockedId)
  }

  const leave = () => {
    if (world.deleted.size > 0) return
    const nothing = { email: null, username: null, emailVerifiedAt: null, status: 'DEACTIVATED' as const }
    const userId = recorder.anybody()
    recorder.happen(userDeleted, { userId, ...nothing, version: 1_000, deletedAt: recorder.at })
    world.deleted.add(userId)
  }

  /** Does not want to hear of somebody for a while; nothing is set twice, for that would take its place. */
  const mute = (from: Date, until: Date | null) => {
    const [muterId, mutedId] = [recorder.anybody(), recorder.anybody()]
    if (muterId === mutedId || muted.has(`${muterId} ${mutedId}`)) return
    muted.add(`${muterId} ${mutedId}`)
    recorder.happen(muteSet, { muterId, mutedId, createdAt: from, expiresAt: until, version: 1 })
    world.mutes.push({ muterId, mutedId, from, until })
  }

  return { ask, answer, warn, block, leave, mute }
}
