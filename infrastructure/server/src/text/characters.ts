/**
 * Scripts of which each UTF-16 unit is a character of its own, whatever stands beside it: Latin, Greek and Cyrillic letters,
 * Chinese and Japanese ones, Korean syllables, and the punctuation among them. A line's end is `\n`.
 */
const oneUnitEach =
  /^[\n\t\x20-\u02FF\u0370-\u0482\u048A-\u0530\u1E00-\u1FFF\u2010-\u2027\u2030-\u203B\u20A0-\u20BF\u3000-\u3029\u3031-\u303C\u3041-\u3096\u309B-\u30FF\u3400-\u9FFF\uAC00-\uD7A3\uFF01-\uFF9D]*$/

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * How many characters a reader counts: the grapheme clusters of UAX #29, so that 👩‍👩‍👧, é and नि are one each.
 *
 * @param most where counting may stop: of a longer text the answer is some number above it
 */
export function countCharacters(text: string, most = Number.POSITIVE_INFINITY): number {
  if (oneUnitEach.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) if (++count > most) break
  return count
}

/** Code points for each character of a limit: what languages and emoji need, and less than piles of marks. */
const codePointsEach = 16

/**
 * Whether a text has more characters than a limit of `most` allows, or more than 16 code points for each of them, which
 * keeps piles of combining marks small.
 */
export function isLongerThan(text: string, most: number): boolean {
  if (text.length <= most) return false
  // A code point has at most two units.
  if (text.length > 2 * codePointsEach * most || countCodePoints(text) > codePointsEach * most) return true
  return countCharacters(text, most) > most
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
