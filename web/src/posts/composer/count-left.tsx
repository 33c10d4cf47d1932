import type { PayloadError } from '../../graphql/failures.ts'

/** Once a text was refused for its length, how much too long it is, in what a reader takes for characters. */
export function CountLeft({
  text,
  errors,
}: {
  text: string
  errors: readonly (PayloadError & { limit?: number | null })[]
}) {
  const limit = errors.find(({ path }) => path?.at(-1) === 'content')?.limit
  if (!limit) return null
  const over = [...new Intl.Segmenter().segment(text)].length - limit
  return over > 0 ? `It is ${over} too long.` : 'It fits now.'
}
