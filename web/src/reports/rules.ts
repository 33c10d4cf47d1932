import type { ModerationRule } from '../generated/graphql.ts'

/** What somebody chooses from who reports something, and what the other is told. */
export const rules: Readonly<Record<ModerationRule, string>> = {
  SPAM: 'Spam or fraud',
  HARASSMENT: 'Harassment or threats',
  HATE: 'Hate',
  VIOLENCE: 'Violence',
  SEXUAL_CONTENT: 'Sexual content',
  SELF_HARM: 'Self-harm',
  IMPERSONATION: 'Pretends to be somebody else',
  ILLEGAL: 'Against the law',
  OTHER: 'Something else',
}

export const ruleNames = Object.entries(rules) as [ModerationRule, string][]
