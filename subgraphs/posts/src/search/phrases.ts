import { readQuery } from './read-query.ts'
import { wordsOf } from './words.ts'

/** A phrase as PostgreSQL's `tsquery` takes it: its words side by side, whole ones. Null when it has no word. */
export const readPhrase = (phrase: string): string | null => readQuery(`"${phrase.replace(/["“”„‟«»＂]/gu, ' ')}"`)

/** The folded words of each text, in a form in which one that is within another is a part of its text. */
const inOneLine = (text: string): string =>
  wordsOf(text)
    .map((word) => ` ${word.text} `)
    .join('')

/** Whether one of the phrases stands in the text, however it is spelled. */
export function hasPhrase(text: string, phrases: readonly string[]): boolean {
  if (phrases.length === 0) return false
  const line = inOneLine(text)
  return phrases.some((phrase) => line.includes(inOneLine(phrase)))
}
