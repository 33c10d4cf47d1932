import { type UserError, userError } from '@plaza/subgraph'

const longest = 1_000

/** What is wrong with a text; null when nothing is. */
export function checkContent(content: string): UserError | null {
  const path = ['input', 'content']
  if (content.trim() === '') return userError('REQUIRED', 'Write something.', path)
  // PostgreSQL stores every character but this one.
  if (content.includes('\0')) return userError('INVALID', 'The text has a character that cannot be kept.', path)
  // Characters as PostgreSQL counts them.
  if ([...content].length <= longest) return null
  return userError('INVALID', `The text may have at most ${longest.toLocaleString('en')} characters.`, path)
}
