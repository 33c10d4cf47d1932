// These have the values of the contract's enums of the same names.

export type ModerationRule =
  | 'SPAM'
  | 'HARASSMENT'
  | 'HATE'
  | 'VIOLENCE'
  | 'SEXUAL_CONTENT'
  | 'SELF_HARM'
  | 'IMPERSONATION'
  | 'ILLEGAL'
  | 'OTHER'

export type ModerationSubjectType = 'USER' | 'POST' | 'COMMENT' | 'MESSAGE' | 'MEDIA_FILE'

export type ModerationAction = 'NO_ACTION' | 'REMOVE' | 'RESTRICT' | 'SUSPEND'

export type ModerationQueue = 'OPEN' | 'APPEALED' | 'CLOSED'

export type AppealStatus = 'OPEN' | 'ACCEPTED' | 'REJECTED'

const broken: Record<ModerationRule, string> = {
  SPAM: 'the rule against spam',
  HARASSMENT: 'the rule against harassment',
  HATE: 'the rule against hate',
  VIOLENCE: 'the rule against violence',
  SEXUAL_CONTENT: 'the rule about sexual content',
  SELF_HARM: 'the rule about self-harm',
  IMPERSONATION: 'the rule against impersonation',
  ILLEGAL: 'the law',
  OTHER: 'the rules',
}

/** As a sentence names it: `the rule against spam`. */
export const ruleInWords = (rule: ModerationRule | null): string => broken[rule ?? 'OTHER']
