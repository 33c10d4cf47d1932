import { type UserError, userError } from '@plaza/subgraph'

export const longestPost = 5_000
export const longestComment = 2_000
const longestLocation = 100

/** Characters as a person counts them, and as PostgreSQL does. */
function characters(text: string): number {
  return [...text].length
}

/** PostgreSQL stores every character but this one. */
const isStorable = (text: string) => !text.includes('\0')

export function checkContent(content: string, longest: number, path = ['input', 'content']): UserError | null {
  if (!isStorable(content)) return userError('INVALID', 'The text has a character that cannot be kept.', path)
  if (characters(content) <= longest) return null
  return userError('INVALID', `The text may have at most ${longest.toLocaleString('en')} characters.`, path)
}

export function isBlank(text: string): boolean {
  return text.trim() === ''
}

/** Drops surrounding blanks; a text of blanks alone clears the location. */
export function readLocation(location: string | null | undefined): {
  location: string | null
  error: UserError | null
} {
  const trimmed = location?.trim() || null
  if (trimmed === null || (characters(trimmed) <= longestLocation && isStorable(trimmed))) {
    return { location: trimmed, error: null }
  }
  const message = `A location may have at most ${longestLocation} characters.`
  return { location: null, error: userError('INVALID', message, ['input', 'location']) }
}
