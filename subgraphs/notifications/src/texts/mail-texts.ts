import type { Locale } from './locales.ts'

/** What a mail, and the page behind its link, say beside the news themselves. */
export interface MailTexts {
  /** Subject and heading of a mail with several news. */
  manyNews(count: number): string
  greeting(name: string | null): string
  /** Beside the news that one mail has room for. */
  more(count: number): string
  open: string
  /** Follows news about the safety of the account. */
  notYou: string
  settings: string
  whyThis: string
  whySecurity: string
  endOne: string
  endAll: string
  chooseElse: string
  /** The page that ends mails. */
  page: { title: string; ofOne(title: string): string; ofAll: string; done: string; unknown: string }
}

export const mailTexts: Readonly<Record<Locale, MailTexts>> = {
  en: {
    manyNews: (count) => `${count} new notifications on Plaza`,
    greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
    more: (count) => `And ${count} more.`,
    open: 'Open Plaza',
    notYou: 'If that was not you, change your password now: it ends every other session.',
    settings: 'Go to your settings',
    whyThis: 'You get this mail because you want to hear of such things by e-mail.',
    whySecurity: 'Mails about the safety of your account cannot be turned off.',
    endOne: 'Stop mails like this one',
    endAll: 'Stop all mails about news',
    chooseElse: 'Choose what you hear of',
    page: {
      title: 'Mails from Plaza',
      ofOne: (title) => `Stop mails of the kind “${title}”?`,
      ofAll: 'Stop all mails about news? Those about the safety of your account still come.',
      done: 'Done: these mails come no more. In your settings you can turn them on again.',
      unknown: 'This link is not whole. Copy all of it from the mail, or choose in your settings what you hear of.',
    },
  },
  de: {
    manyNews: (count) => `${count} neue Mitteilungen auf Plaza`,
    greeting: (name) => (name === null ? 'Hallo,' : `Hallo ${name},`),
    more: (count) => `Und ${count} weitere.`,
    open: 'Plaza öffnen',
    notYou: 'Wenn du das nicht warst, ändere jetzt dein Passwort: Das beendet alle anderen Anmeldungen.',
    settings: 'Zu deinen Einstellungen',
    whyThis: 'Du bekommst diese Mail, weil du von solchen Dingen per E-Mail hören möchtest.',
    whySecurity: 'Mails zur Sicherheit deines Kontos lassen sich nicht abstellen.',
    endOne: 'Solche Mails abbestellen',
    endAll: 'Alle Mails über Neuigkeiten abbestellen',
    chooseElse: 'Wähle, wovon du hörst',
    page: {
      title: 'Mails von Plaza',
      ofOne: (title) => `Mails der Art „${title}“ abbestellen?`,
      ofAll: 'Alle Mails über Neuigkeiten abbestellen? Mails zur Sicherheit deines Kontos kommen weiterhin.',
      done: 'Erledigt: Diese Mails kommen nicht mehr. In deinen Einstellungen kannst du sie wieder anstellen.',
      unknown:
        'Dieser Link ist unvollständig. Kopiere ihn ganz aus der Mail, oder wähle in deinen Einstellungen, wovon du hörst.',
    },
  },
}
