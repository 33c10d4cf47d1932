import { isBlank, isLongerThan, isUnfit, isVisible, turnsDirection } from '@plaza/server'
import { type UserError, userError } from './user-errors.ts'

export interface TextRule {
  /** What it is, as a sentence begins with it, e.g. `A comment`. */
  what: string
  /** The most characters that it may have, as a reader counts them. */
  most: number
  path: string[]
}

/** A text as it is kept, or why it is not; a blank one is null. */
export type TextRead = { text: string; error: null } | { text: null; error: UserError | null }

/** Reads what a person wrote in lines of their own: its lines end in `\n`, and for the rest it is kept as it was written. */
export function readText(written: string | null | undefined, rule: TextRule): TextRead {
  return read(written?.replace(/\r\n?/g, '\n') ?? '', rule)
}

/**
 * Reads a name, a title or a place: one line in NFC, without blanks around it, and with one blank for each gap. It may not
 * change the direction of what stands beside it.
 */
export function readLine(written: string | null | undefined, rule: TextRule): TextRead {
  const line = written?.normalize('NFC').replace(/\s+/gu, ' ').trim() ?? ''
  if (!turnsDirection(line)) return read(line, rule)
  return refused(rule, 'has marks that turn the direction of what stands beside it')
}

function read(text: string, rule: TextRule): TextRead {
  if (isBlank(text)) return { text: null, error: null }
  if (isLongerThan(text, rule.most)) {
    return refused(rule, `has at most ${rule.most.toLocaleString('en')} characters`, rule.most)
  }
  if (isUnfit(text)) return refused(rule, 'has characters that cannot be shown')
  if (!isVisible(text)) return refused(rule, 'has nothing in it that can be seen')
  return { text, error: null }
}

function refused({ what, path }: TextRule, why: string, limit: number | null = null): TextRead {
  return { text: null, error: userError('INVALID', `${what} ${why}.`, path, { limit }) }
}
