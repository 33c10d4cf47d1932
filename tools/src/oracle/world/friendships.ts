import { directOf } from './messages.ts'
import { dropWaiting, takeBack, tell } from './notifications.ts'
import { openRequest } from './people.ts'
import { type FriendRequest, pairOf, type World, wayOf } from './world.ts'

export function ask(world: World, request: FriendRequest): void {
  const { id, fromId, toId } = request
  world.requests.set(id, request)
  tell(world, {
    ...{ type: 'FRIEND_REQUEST', userId: toId, actorId: fromId },
    ...{ subject: { type: 'FriendRequest', id }, key: `request:${id}` },
  })
}

export function befriend(world: World, request: FriendRequest): void {
  const { id, fromId, toId } = request
  answer(world, request, 'ACCEPTED')
  world.friendships.add(pairOf(fromId, toId))
  const direct = directOf(world, fromId, toId)
  for (const member of direct?.members ?? []) if (member.folder === 'REQUESTS') member.folder = 'INBOX'
  tell(world, {
    ...{ type: 'FRIEND_ACCEPTED', userId: fromId, actorId: toId },
    ...{ subject: { type: 'User', id: toId }, key: `friendship:${id}` },
  })
}

export const decline = (world: World, request: FriendRequest): void => answer(world, request, 'DECLINED')

/** Who was asked has seen to it. */
function answer(world: World, request: FriendRequest, status: FriendRequest['status']): void {
  request.status = status
  for (const one of world.notifications) if (one.subject.id === request.id) one.isRead = true
}

export function cancel(world: World, request: FriendRequest): void {
  request.status = 'CANCELLED'
  takeBack(world, ({ subject }) => subject.id === request.id)
}

export function block(world: World, blocker: string, blocked: string): void {
  world.blocks.add(wayOf(blocker, blocked))
  world.friendships.delete(pairOf(blocker, blocked))
  const request = openRequest(world, blocker, blocked)
  if (request) cancel(world, request)
  // For good, also when the block is lifted before they would have gone out.
  dropWaiting(world, ({ userId, actorId }) => pairOf(userId, actorId) === pairOf(blocker, blocked))
}
