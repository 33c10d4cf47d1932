import type { NotificationType, SecurityReason } from '../generated/database.ts'

export interface Text {
  /** Short heading, also of the push message and the e-mail. */
  title: string
  /** One sentence. */
  message: string
}

export interface TextArguments {
  type: NotificationType
  securityReason: SecurityReason | null
  /** As the actor is called today; null when gone or unknown. */
  actorName: string | null
}

const byActor: Readonly<Record<Exclude<NotificationType, 'SECURITY'>, { title: string; did: string }>> = {
  FRIEND_REQUEST: { title: 'New friend request', did: 'wants to be your friend' },
  FRIEND_ACCEPTED: { title: 'Friend request accepted', did: 'accepted your friend request' },
  POST_REACTION: { title: 'New reaction', did: 'reacted to your post' },
  POST_COMMENT: { title: 'New comment', did: 'commented on your post' },
  POST_SHARE: { title: 'Post shared', did: 'shared your post' },
  COMMENT_REACTION: { title: 'New reaction', did: 'reacted to your comment' },
  COMMENT_REPLY: { title: 'New reply', did: 'replied to your comment' },
  MESSAGE: { title: 'New message', did: 'sent you a message' },
  GROUP_ADDED: { title: 'Added to a group', did: 'added you to a group' },
}

const aboutAccount: Readonly<Record<SecurityReason, Text>> = {
  NEW_DEVICE: { title: 'New sign-in', message: 'Your account was signed in to on a new device.' },
  PASSWORD_CHANGED: { title: 'Password changed', message: 'The password of your account was changed.' },
  PASSWORD_RESET: { title: 'Password reset', message: 'The password of your account was reset by e-mail.' },
  TOKEN_REUSED: {
    title: 'Sign-in ended',
    message: 'A device was signed out because its sign-in was used from two places.',
  },
}

/** What a notification says, with names as they are now. */
export function renderText({ type, securityReason, actorName }: TextArguments): Text {
  if (type === 'SECURITY') return aboutAccount[securityReason ?? 'NEW_DEVICE']
  const { title, did } = byActor[type]
  return { title, message: `${actorName ?? 'Someone'} ${did}.` }
}
