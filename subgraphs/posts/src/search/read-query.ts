import { tiedWords, type Word, wordsOf } from './words.ts'

/** Shorter words are sought as they are: too many begin with `the`. */
const shortestBeginning = 4

/** `-"in quotes"`, or whatever stands between blanks. */
const term = /(?<minus>(?<!\S)[-−－])?(?:"(?<quoted>[^"]*)"|(?<bare>[^\s"]+))/gu

/**
 * What a person looks for as PostgreSQL's `tsquery` takes it: all words, in any order; those in quotation marks, or without
 * a blank between them, side by side; of terms with `OR` between them either; none that has a minus before it. Longer words
 * are beginnings. Null when it asks for nothing that could be found.
 */
export function readQuery(query: string): string | null {
  const wanted: string[][] = []
  const unwanted: string[] = []
  let isAlternative = false
  for (const { groups = {} } of query.replace(/[“”„‟«»＂]/gu, '"').matchAll(term)) {
    const { minus, quoted, bare } = groups
    if (bare === 'OR' && wanted.length > 0 && !minus) {
      isAlternative = true
      continue
    }
    const sought = seek(wordsOf(quoted ?? bare ?? ''), quoted !== undefined)
    if (sought === null) continue
    if (minus) unwanted.push(`!(${sought})`)
    else if (isAlternative) wanted.at(-1)?.push(sought)
    else wanted.push([sought])
    isAlternative = false
  }
  if (wanted.length === 0) return null
  return [...wanted.map((either) => `(${either.join(' | ')})`), ...unwanted].join(' & ')
}

/** Words side by side; null where there is none. */
function seek(words: readonly Word[], isQuoted: boolean): string | null {
  let last = 0
  const entries = words.flatMap(({ text, position, next }, index) => {
    // Pairs of letters overlap: the last letter of a run is in the pair before it.
    if (next === '' && words[index - 1]?.next) return []
    const mayGoOn = !isQuoted && index === words.length - 1 && next === undefined && text.length >= shortestBeginning
    const entry = `'${text}${next ?? ''}'${mayGoOn ? ':*' : ''}`
    const step = last === 0 ? '' : `<${position - last}> `
    last = position
    return [step + entry]
  })
  const [first] = words
  if (!first) return null
  const [tied] = tiedWords(words)
  const isOneWord = words.slice(0, -1).every(({ isTied }) => isTied)
  if (tied && isOneWord) return `${entries.join(' ')} | '${tied.text}'`
  const otherNumber = isQuoted || words.length > 1 ? null : singularOrPlural(first.text)
  return otherNumber ? `${entries.join(' ')} | '${otherNumber}'` : entries.join(' ')
}

/** As most Latin words make it that have a plural in `s`; null for a word that begins its own plural. */
function singularOrPlural(word: string): string | null {
  if (!/^[a-z]{2,}$/.test(word)) return null
  if (!/[^isu]s$/.test(word)) return word.length < shortestBeginning ? `${word}s` : null
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`
  return word.replace(/(?<=x|z|ch|sh|ss)es$|s$/, '')
}
