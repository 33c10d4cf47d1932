import type { Locale } from '../data/accounts.ts'
import type { LinkMailKind } from '../data/outgoing-mails.ts'

export interface Letter {
  readonly subject: string
  readonly paragraphs: readonly string[]
  readonly button?: { readonly label: string; readonly url: string }
  readonly footnote: string
}

export interface LetterFacts {
  readonly username: string
  /** The token of the link; kinds without a link ignore it. */
  readonly token: string
  readonly webUrl: string
}

type Letters = Readonly<Record<LinkMailKind, (facts: LetterFacts) => Letter>>

/**
 * The token stands behind the `#`: browsers send that part to no server, so it reaches no log and no other site. The page
 * hands it to `verifyEmail` or `resetPassword`.
 */
const link = ({ webUrl, token }: LetterFacts, path: string) => `${new URL(path, webUrl)}#token=${token}`
const settings = ({ webUrl }: LetterFacts) => String(new URL('/settings', webUrl))

const english: Letters = {
  VERIFY_EMAIL: (facts) => ({
    subject: 'Confirm your e-mail address',
    paragraphs: ['Welcome to Plaza! Confirm that this address is yours.'],
    button: { label: 'Confirm address', url: link(facts, '/verify-email') },
    footnote:
      'The link works once, for 24 hours. If you did not sign up, ignore this mail: without you nothing happens.',
  }),
  CONFIRM_NEW_EMAIL: (facts) => ({
    subject: 'Confirm your new e-mail address',
    paragraphs: ['You asked to use this address for Plaza. It takes the place of the present one once you confirm it.'],
    button: { label: 'Confirm new address', url: link(facts, '/verify-email') },
    footnote: 'The link works once, for 24 hours. If you did not ask for this, ignore this mail.',
  }),
  EMAIL_CHANGE_NOTICE: (facts) => ({
    subject: 'Your e-mail address is about to change',
    paragraphs: [
      'Somebody who knows your password asked to use another e-mail address for your account.',
      'If that was you, there is nothing to do here. If not, change your password now: it ends every other session.',
    ],
    button: { label: 'Go to your settings', url: settings(facts) },
    footnote: 'You get this mail because it is your present address.',
  }),
  PASSWORD_RESET: (facts) => ({
    subject: 'Choose a new password',
    paragraphs: ['You, or somebody else, asked for a new password for your account.'],
    button: { label: 'Choose a new password', url: link(facts, '/reset-password') },
    footnote: 'The link works once, for one hour. If you did not ask for it, ignore this mail: your password stays.',
  }),
}

const german: Letters = {
  VERIFY_EMAIL: (facts) => ({
    subject: 'Bestätige deine E-Mail-Adresse',
    paragraphs: ['Willkommen bei Plaza! Bestätige, dass diese Adresse dir gehört.'],
    button: { label: 'Adresse bestätigen', url: link(facts, '/verify-email') },
    footnote:
      'Der Link gilt einmal und 24 Stunden lang. Falls du kein Konto angelegt hast, brauchst du nichts zu tun: Ohne dich geschieht nichts.',
  }),
  CONFIRM_NEW_EMAIL: (facts) => ({
    subject: 'Bestätige deine neue E-Mail-Adresse',
    paragraphs: [
      'Du möchtest diese Adresse für Plaza verwenden. Sie tritt an die Stelle der jetzigen, sobald du sie bestätigst.',
    ],
    button: { label: 'Neue Adresse bestätigen', url: link(facts, '/verify-email') },
    footnote: 'Der Link gilt einmal und 24 Stunden lang. Falls das nicht von dir kommt, brauchst du nichts zu tun.',
  }),
  EMAIL_CHANGE_NOTICE: (facts) => ({
    subject: 'Deine E-Mail-Adresse soll geändert werden',
    paragraphs: [
      'Jemand, der dein Passwort kennt, möchte für dein Konto eine andere E-Mail-Adresse verwenden.',
      'Wenn du das warst, brauchst du nichts zu tun. Wenn nicht, ändere jetzt dein Passwort: Das beendet alle anderen Anmeldungen.',
    ],
    button: { label: 'Zu deinen Einstellungen', url: settings(facts) },
    footnote: 'Du bekommst diese Mail, weil dies deine jetzige Adresse ist.',
  }),
  PASSWORD_RESET: (facts) => ({
    subject: 'Wähle ein neues Passwort',
    paragraphs: ['Du oder jemand anders hat für dein Konto ein neues Passwort verlangt.'],
    button: { label: 'Neues Passwort wählen', url: link(facts, '/reset-password') },
    footnote:
      'Der Link gilt einmal und eine Stunde lang. Falls das nicht von dir kommt, brauchst du nichts zu tun: Dein Passwort bleibt, wie es ist.',
  }),
}

export const letters: Readonly<Record<Locale, Letters>> = { en: english, de: german }
