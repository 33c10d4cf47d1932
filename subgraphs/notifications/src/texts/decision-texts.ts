import type { DecisionAbout, DecisionOutcome, DecisionRule } from '../generated/database.ts'
import type { Locale } from './locales.ts'
import type { Text } from './text.ts'

/** What became of a decision, about what, and which rule was broken; all null where it is about no decision. */
export interface DecisionFacts {
  decisionOutcome: DecisionOutcome | null
  decisionAbout: DecisionAbout | null
  decisionRule: DecisionRule | null
}

interface DecisionTexts {
  titles: Readonly<Record<DecisionOutcome, string>>
  /** Where something was removed. */
  removed: Readonly<Record<DecisionAbout, string>>
  restricted: string
  suspended: string
  /** Follows what was done. */
  because(rule: string): string
  rules: Readonly<Record<DecisionRule, string>>
  reversed: string
  upheld: string
  /** Of no decision in particular. */
  some: Text
}

const english: DecisionTexts = {
  titles: {
    REMOVED: 'Removed by a moderator',
    RESTRICTED: 'Account restricted',
    SUSPENDED: 'Account suspended',
    REVERSED: 'Appeal accepted',
    UPHELD: 'Appeal rejected',
  },
  removed: {
    USER: 'A moderator removed what you wrote on your profile',
    POST: 'A moderator removed your post',
    COMMENT: 'A moderator removed your comment',
    MESSAGE: 'A moderator removed your message',
    MEDIA_FILE: 'A moderator removed your file',
  },
  restricted: 'A moderator restricted your account for a time',
  suspended: 'A moderator suspended your account',
  because: (rule) => ` because of ${rule}.`,
  rules: {
    SPAM: 'the rule against spam',
    HARASSMENT: 'the rule against harassment',
    HATE: 'the rule against hate',
    VIOLENCE: 'the rule against violence',
    SEXUAL_CONTENT: 'the rule about sexual content',
    SELF_HARM: 'the rule about self-harm',
    IMPERSONATION: 'the rule against impersonation',
    ILLEGAL: 'the law',
    OTHER: 'the rules',
  },
  reversed: 'Your appeal was accepted: the decision was taken back.',
  upheld: 'Your appeal was rejected: the decision stands.',
  some: { title: 'Decision of a moderator', message: 'A moderator decided about something of yours.' },
}

const german: DecisionTexts = {
  titles: {
    REMOVED: 'Von der Moderation entfernt',
    RESTRICTED: 'Konto eingeschränkt',
    SUSPENDED: 'Konto gesperrt',
    REVERSED: 'Einspruch angenommen',
    UPHELD: 'Einspruch abgelehnt',
  },
  removed: {
    USER: 'Die Moderation hat entfernt, was in deinem Profil stand',
    POST: 'Die Moderation hat deinen Beitrag entfernt',
    COMMENT: 'Die Moderation hat deinen Kommentar entfernt',
    MESSAGE: 'Die Moderation hat deine Nachricht entfernt',
    MEDIA_FILE: 'Die Moderation hat deine Datei entfernt',
  },
  restricted: 'Die Moderation hat dein Konto für eine Zeit eingeschränkt',
  suspended: 'Die Moderation hat dein Konto gesperrt',
  because: (rule) => `, wegen ${rule}.`,
  rules: {
    SPAM: 'der Regel gegen Spam',
    HARASSMENT: 'der Regel gegen Belästigung',
    HATE: 'der Regel gegen Hass',
    VIOLENCE: 'der Regel gegen Gewalt',
    SEXUAL_CONTENT: 'der Regel zu sexuellen Inhalten',
    SELF_HARM: 'der Regel zu Selbstverletzung',
    IMPERSONATION: 'der Regel gegen falsche Identitäten',
    ILLEGAL: 'eines Verstoßes gegen das Gesetz',
    OTHER: 'der Regeln',
  },
  reversed: 'Dein Einspruch wurde angenommen: Die Entscheidung ist zurückgenommen.',
  upheld: 'Dein Einspruch wurde abgelehnt: Die Entscheidung bleibt bestehen.',
  some: { title: 'Entscheidung der Moderation', message: 'Die Moderation hat über etwas von dir entschieden.' },
}

const texts = { en: english, de: german } as const satisfies Record<Locale, DecisionTexts>

/** What a person is told of a decision about something of theirs. */
export function renderDecision(decision: Partial<DecisionFacts>, locale: Locale): Text {
  const { titles, removed, restricted, suspended, because, rules, reversed, upheld, some } = texts[locale]
  const { decisionOutcome: outcome, decisionAbout: about, decisionRule: rule } = decision
  if (!outcome || !about || !rule) return some
  const done = { REMOVED: removed[about], RESTRICTED: restricted, SUSPENDED: suspended }
  const ended = { REVERSED: reversed, UPHELD: upheld }
  const isEnd = outcome === 'REVERSED' || outcome === 'UPHELD'
  return { title: titles[outcome], message: isEnd ? ended[outcome] : `${done[outcome]}${because(rules[rule])}` }
}
