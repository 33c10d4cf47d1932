import { beginningsOf, gramsOf, mistypingsOf, type Word, wholeOf, wordsOf } from './words.ts'

/** Counted up with every change of what is kept of a name: the job `index-names` then makes all entries anew. */
export const nameForm = 1

export interface Names {
  username: string
  firstName: string
  lastName: string | null
}

/** What is kept of somebody's names for `searchUsers`. */
export interface NameEntry {
  /** All words: those of the name, a bar, and whatever else the person is found by, each between spaces. */
  spelling: string
  /** Parts of them, which an index leads from to the person. */
  terms: string[]
}

/** Computed here and stored, because what the database makes of letters depends on the locale it was set up with. */
export function nameEntryOf({ username, firstName, lastName }: Names): NameEntry {
  const first = wordsOf(firstName)
  const last = wordsOf(lastName ?? '')
  const name = [...first, ...last]
  const others = [
    ...wordsOf(username),
    ...[...firstName.split(/\s/), ...(lastName ?? '').split(/\s/), username].flatMap(joined),
    ...bothOrders(first, last),
  ]
  const terms = new Set([...name, ...others].flatMap(termsOf))
  for (const word of name) for (const term of mistypingsOf(word)) terms.add(term)
  const spelt = (words: readonly Word[]) => words.map(({ text }) => text).join(' ')
  return { spelling: ` ${spelt(name)} | ${spelt(others)} `, terms: [...terms] }
}

function termsOf({ text, isUnspaced }: Word): string[] {
  return [...(isUnspaced ? gramsOf(text) : beginningsOf(text)), wholeOf(text)]
}

/** O’Brien as obrien, Jean-Luc as jeanluc, ada_lovelace as adalovelace. */
function joined(text: string): Word[] {
  const parts = wordsOf(text)
  if (parts.length < 2 || parts.some(({ isUnspaced }) => isUnspaced)) return []
  return [{ text: parts.map((part) => part.text).join(''), isUnspaced: false }]
}

/** 田中太郎, whichever of the two is the first name. */
function bothOrders(first: readonly Word[], last: readonly Word[]): Word[] {
  const run = (words: readonly Word[]) => words.map(({ text, isUnspaced }) => (isUnspaced ? text : '')).join('')
  const runs = new Set([run(first) + run(last), run(last) + run(first)])
  return [...runs].filter(Boolean).map((text) => ({ text, isUnspaced: true }))
}
