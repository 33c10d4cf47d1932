const minLength = 10

/** Length first: the server refuses what is easy to guess. */
export function hintFor(password: string): string {
  const missing = minLength - [...new Intl.Segmenter().segment(password)].length
  if (password === '') return '10 characters or more: a few words do well.'
  if (missing > 0) return missing === 1 ? 'One more character.' : `${missing} more characters.`
  if (new Set(password).size < 5) return 'Long enough, but too easy to guess.'
  return 'Long enough. Leave your names out of it.'
}
