import { z } from 'zod'
import { defineEvent, defineTopic } from '../define.ts'
import { id, kept, time } from '../fields.ts'

export const usersFriendRequest = defineTopic({
  name: 'users.friend_request',
  key: 'friendRequestId',
  kind: 'events',
  retentionMs: kept.oneMonth,
})

const data = z.object({ friendRequestId: id, fromId: id, toId: id, at: time })

export const friendRequestSent = defineEvent({
  type: 'friend_request.sent',
  topic: usersFriendRequest,
  meaning: 'Somebody asks somebody to be friends.',
  data,
})

export const friendRequestAccepted = defineEvent({
  type: 'friend_request.accepted',
  topic: usersFriendRequest,
  meaning: 'The addressee said yes.',
  data,
})

export const friendRequestDeclined = defineEvent({
  type: 'friend_request.declined',
  topic: usersFriendRequest,
  meaning: 'The addressee said no; the sender is not told.',
  data,
})

export const friendRequestCancelled = defineEvent({
  type: 'friend_request.cancelled',
  topic: usersFriendRequest,
  meaning: 'The sender took the request back.',
  data,
})
