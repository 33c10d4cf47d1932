import type { NotificationType, SecurityReason } from '../generated/database.ts'
import type { Text } from './text.ts'

export const someoneInGerman = 'Jemand'

export const byActorInGerman: Readonly<
  Record<Exclude<NotificationType, 'SECURITY' | 'MODERATION'>, { title: string; did: string }>
> = {
  FRIEND_REQUEST: { title: 'Neue Freundschaftsanfrage', did: 'möchte mit dir befreundet sein' },
  FRIEND_ACCEPTED: { title: 'Anfrage angenommen', did: 'hat deine Freundschaftsanfrage angenommen' },
  POST_REACTION: { title: 'Neue Reaktion', did: 'hat auf deinen Beitrag reagiert' },
  POST_COMMENT: { title: 'Neuer Kommentar', did: 'hat deinen Beitrag kommentiert' },
  POST_SHARE: { title: 'Beitrag geteilt', did: 'hat deinen Beitrag geteilt' },
  COMMENT_REACTION: { title: 'Neue Reaktion', did: 'hat auf deinen Kommentar reagiert' },
  COMMENT_REPLY: { title: 'Neue Antwort', did: 'hat auf deinen Kommentar geantwortet' },
  MENTION: { title: 'Neue Erwähnung', did: 'hat dich erwähnt' },
  MESSAGE: { title: 'Neue Nachricht', did: 'hat dir eine Nachricht geschrieben' },
  GROUP_ADDED: { title: 'Neue Gruppe', did: 'hat dich zu einer Gruppe hinzugefügt' },
}

export const aboutAccountInGerman: Readonly<Record<SecurityReason, Text>> = {
  NEW_DEVICE: { title: 'Neue Anmeldung', message: 'Dein Konto wurde auf einem neuen Gerät angemeldet.' },
  PASSWORD_CHANGED: { title: 'Passwort geändert', message: 'Das Passwort deines Kontos wurde geändert.' },
  PASSWORD_RESET: {
    title: 'Passwort zurückgesetzt',
    message: 'Das Passwort deines Kontos wurde per E-Mail zurückgesetzt.',
  },
  EMAIL_CHANGED: { title: 'E-Mail-Adresse geändert', message: 'Die E-Mail-Adresse deines Kontos wurde geändert.' },
  USERNAME_CHANGED: { title: 'Benutzername geändert', message: 'Der Benutzername deines Kontos wurde geändert.' },
  TOKEN_REUSED: {
    title: 'Gerät abgemeldet',
    message: 'Ein Gerät wurde abgemeldet, weil seine Anmeldung an zwei Orten benutzt wurde.',
  },
}
