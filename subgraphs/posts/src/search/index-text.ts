import { tiedWords, wordsOf } from './words.ts'

/** Places of one entry that PostgreSQL keeps. */
const mostPlaces = 255

/**
 * The words of a post as PostgreSQL's `tsvector` takes them, with their places. Of scripts without blanks each letter is an
 * entry and each pair of neighbours, so that any part of a sentence is found by index.
 */
export function indexText(text: string): string {
  const places = new Map<string, number[]>()
  const add = (entry: string, position: number) => {
    const known = places.get(entry)
    if (known) known.push(position)
    else places.set(entry, [position])
  }
  const words = wordsOf(text)
  for (const { text: word, position, next } of words) {
    add(word, position)
    if (next) add(word + next, position)
  }
  for (const { text: word, position } of tiedWords(words)) add(word, position)
  return [...places].map(([entry, positions]) => `'${entry}':${positions.slice(0, mostPlaces).join(',')}`).join(' ')
}
