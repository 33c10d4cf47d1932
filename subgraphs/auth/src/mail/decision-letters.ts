import type { Locale } from '../data/accounts.ts'
import type { DecisionMailKind } from '../data/outgoing-mails.ts'
import { type ModerationRule, ruleInWords } from '../moderation/words.ts'
import type { Letter } from './letters.ts'

export interface DecisionFacts {
  readonly rule: ModerationRule | null
  /** Until when the decision may be appealed. */
  readonly appealsEndAt: Date
  readonly locale: Locale
  readonly webUrl: string
}

/**
 * What a person is told about a suspension of their account. Without the moderator's own words, which may quote what is private:
 * they are shown to whoever knows the password.
 */
export const decisionLetter = (kind: DecisionMailKind, facts: DecisionFacts): Letter =>
  letters[facts.locale][kind]({ ...facts, signInUrl: String(new URL('/sign-in', facts.webUrl)) })

type Write = (facts: DecisionFacts & { signInUrl: string }) => Letter

const letters: Record<Locale, Record<DecisionMailKind, Write>> = {
  en: {
    SUSPENDED: ({ rule, appealsEndAt, signInUrl }) => ({
      subject: 'Your account was suspended',
      paragraphs: [
        `A moderator has suspended your account, because something of yours broke ${ruleInWords(rule)}.`,
        'While it is suspended you cannot sign in, and nobody sees what you have written and shown.',
        `You can appeal once, until ${asDay(appealsEndAt, 'en')}: enter your name and your password where you sign in, and write why the decision is wrong. Another moderator looks at it, wherever there is one.`,
      ],
      button: { label: 'Go to the sign-in', url: signInUrl },
      footnote: 'You get this mail because it is about your account. It cannot be turned off.',
    }),
    SUSPENSION_REVERSED: ({ signInUrl }) => ({
      subject: 'Your account is open again',
      paragraphs: ['Your appeal was accepted, and your account is as it was before. We are sorry.'],
      button: { label: 'Sign in', url: signInUrl },
      footnote: 'You get this mail because it is about your account. It cannot be turned off.',
    }),
    SUSPENSION_UPHELD: ({ rule }) => ({
      subject: 'Your account stays suspended',
      paragraphs: [
        `The moderators have looked at your appeal, and the decision stands: something of yours broke ${ruleInWords(rule)}.`,
      ],
      footnote: 'You get this mail because it is about your account. It cannot be turned off.',
    }),
  },
  de: {
    SUSPENDED: ({ rule, appealsEndAt, signInUrl }) => ({
      subject: 'Dein Konto wurde gesperrt',
      paragraphs: [
        `Die Moderation hat dein Konto gesperrt, weil etwas von dir ${broken[rule ?? 'OTHER']} verstoßen hat.`,
        'Solange es gesperrt ist, kannst du dich nicht anmelden, und niemand sieht, was du geschrieben und gezeigt hast.',
        `Du kannst bis zum ${asDay(appealsEndAt, 'de')} einmal Einspruch einlegen: Gib dort, wo du dich anmeldest, deinen Namen und dein Passwort ein, und schreibe, warum die Entscheidung falsch ist. Wo es möglich ist, prüft das jemand anderes aus der Moderation.`,
      ],
      button: { label: 'Zur Anmeldung', url: signInUrl },
      footnote: 'Du bekommst diese Mail, weil sie dein Konto betrifft. Sie lässt sich nicht abbestellen.',
    }),
    SUSPENSION_REVERSED: ({ signInUrl }) => ({
      subject: 'Dein Konto ist wieder offen',
      paragraphs: ['Dein Einspruch wurde angenommen, und dein Konto ist wieder wie zuvor. Es tut uns leid.'],
      button: { label: 'Anmelden', url: signInUrl },
      footnote: 'Du bekommst diese Mail, weil sie dein Konto betrifft. Sie lässt sich nicht abbestellen.',
    }),
    SUSPENSION_UPHELD: ({ rule }) => ({
      subject: 'Dein Konto bleibt gesperrt',
      paragraphs: [
        `Die Moderation hat deinen Einspruch geprüft, und die Entscheidung bleibt bestehen: Etwas von dir hat ${broken[rule ?? 'OTHER']} verstoßen.`,
      ],
      footnote: 'Du bekommst diese Mail, weil sie dein Konto betrifft. Sie lässt sich nicht abbestellen.',
    }),
  },
}

const asDay = (time: Date, locale: Locale) => time.toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })

const broken: Record<ModerationRule, string> = {
  SPAM: 'gegen die Regel gegen Spam',
  HARASSMENT: 'gegen die Regel gegen Belästigung',
  HATE: 'gegen die Regel gegen Hass',
  VIOLENCE: 'gegen die Regel gegen Gewalt',
  SEXUAL_CONTENT: 'gegen die Regel zu sexuellen Inhalten',
  SELF_HARM: 'gegen die Regel zu Selbstverletzung',
  IMPERSONATION: 'gegen die Regel gegen falsche Identitäten',
  ILLEGAL: 'gegen das Gesetz',
  OTHER: 'gegen die Regeln',
}
