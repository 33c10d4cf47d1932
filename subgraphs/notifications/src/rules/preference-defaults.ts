import type { NotificationType } from '../generated/database.ts'

export interface Channels {
  inApp: boolean
  email: boolean
  push: boolean
}

// Mail is for what waits for an answer or is about the account; what is only pleasant to know stays in the list.
const defaults: Readonly<Record<NotificationType, Channels>> = {
  FRIEND_REQUEST: { inApp: true, email: true, push: true },
  FRIEND_ACCEPTED: { inApp: true, email: false, push: true },
  POST_REACTION: { inApp: true, email: false, push: false },
  POST_COMMENT: { inApp: true, email: false, push: true },
  POST_SHARE: { inApp: true, email: false, push: false },
  COMMENT_REACTION: { inApp: true, email: false, push: false },
  COMMENT_REPLY: { inApp: true, email: false, push: true },
  MENTION: { inApp: true, email: false, push: true },
  MESSAGE: { inApp: false, email: false, push: true },
  GROUP_ADDED: { inApp: true, email: false, push: true },
  SECURITY: { inApp: true, email: true, push: true },
  MODERATION: { inApp: true, email: true, push: true },
}

/** In the order in which preferences are listed. */
export const notificationTypes = Object.keys(defaults) as NotificationType[]

export const defaultsOf = (type: NotificationType): Channels => defaults[type]

/** Nobody who takes an account over may silence the warning, and nobody loses something without being told which rule it broke. */
export const isLocked = (type: NotificationType, channel: keyof Channels): boolean =>
  type === 'SECURITY' ? channel !== 'push' : type === 'MODERATION' && channel === 'inApp'
