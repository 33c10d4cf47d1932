import type { NotificationType, SecurityReason } from '../generated/database.ts'
import { type DecisionFacts, renderDecision } from './decision-texts.ts'
import { aboutAccountInGerman, byActorInGerman, someoneInGerman } from './german.ts'
import type { Locale } from './locales.ts'
import type { Text } from './text.ts'

export interface TextArguments extends Partial<DecisionFacts> {
  type: NotificationType
  securityReason: SecurityReason | null
  /** As the actor is called today; null when gone or unknown. */
  actorName: string | null
}

const byActor: Readonly<Record<Exclude<NotificationType, 'SECURITY' | 'MODERATION'>, { title: string; did: string }>> =
  {
    FRIEND_REQUEST: { title: 'New friend request', did: 'wants to be your friend' },
    FRIEND_ACCEPTED: { title: 'Friend request accepted', did: 'accepted your friend request' },
    POST_REACTION: { title: 'New reaction', did: 'reacted to your post' },
    POST_COMMENT: { title: 'New comment', did: 'commented on your post' },
    POST_SHARE: { title: 'Post shared', did: 'shared your post' },
    COMMENT_REACTION: { title: 'New reaction', did: 'reacted to your comment' },
    COMMENT_REPLY: { title: 'New reply', did: 'replied to your comment' },
    MENTION: { title: 'New mention', did: 'mentioned you' },
    MESSAGE: { title: 'New message', did: 'sent you a message' },
    GROUP_ADDED: { title: 'Added to a group', did: 'added you to a group' },
  }

const aboutAccount: Readonly<Record<SecurityReason, Text>> = {
  NEW_DEVICE: { title: 'New sign-in', message: 'Your account was signed in to on a new device.' },
  PASSWORD_CHANGED: { title: 'Password changed', message: 'The password of your account was changed.' },
  PASSWORD_RESET: { title: 'Password reset', message: 'The password of your account was reset by e-mail.' },
  EMAIL_CHANGED: {
    title: 'E-mail address changed',
    message: 'The e-mail address of your account was changed.',
  },
  USERNAME_CHANGED: { title: 'User name changed', message: 'The user name of your account was changed.' },
  TOKEN_REUSED: {
    title: 'Sign-in ended',
    message: 'A device was signed out because its sign-in was used from two places.',
  },
}

const texts = {
  en: { byActor, aboutAccount, someone: 'Someone' },
  de: { byActor: byActorInGerman, aboutAccount: aboutAccountInGerman, someone: someoneInGerman },
} as const satisfies Record<Locale, unknown>

/** What a notification says, with names as they are now. The list says it in English, mails and push in the person's language. */
export function renderText(news: TextArguments, locale: Locale = 'en'): Text {
  const { type, securityReason, actorName } = news
  const { byActor, aboutAccount, someone } = texts[locale]
  if (type === 'SECURITY') return aboutAccount[securityReason ?? 'NEW_DEVICE']
  if (type === 'MODERATION') return renderDecision(news, locale)
  const { title, did } = byActor[type]
  return { title, message: `${actorName ?? someone} ${did}.` }
}
