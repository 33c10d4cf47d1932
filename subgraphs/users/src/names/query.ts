import { beginningOf, mistypingsOf, partsOf, type Word, wholeOf, wordsOf } from './words.ts'

/** One way in which names fit a query; the better ones come first. */
export interface Fit {
  score: number
  /** For whom no other fit finds anybody. */
  isMistyped: boolean
  /** Terms that an entry must have all of. */
  all: string[]
  /** And one of these. */
  any: string[]
  /** And what its spelling must contain. */
  spelt: string[]
  /** Characters of a name that has no other words than these; null where that makes no difference. */
  nameLength: number | null
}

const mostWords = 8

/** How a name may fit: in any order, word by word, each from its beginning. */
export function fitsOf(query: string): Fit[] {
  const words = wordsOf(query).slice(0, mostWords)
  if (words.length === 0) return []
  const last = words.length - 1
  const nameLength = [...words.map(({ text }) => text).join(' ')].length
  const wholes = words.map(whole)
  const begun = words.map(beginning)
  const fits = [fit(2, wholes, { nameLength })]
  if (last > 0)
    fits.push(
      fit(
        1.5,
        words.map((word, index) => (index < last ? whole(word) : beginning(word))),
      ),
    )
  fits.push(fit(1, begun))
  for (const [index, word] of words.entries()) {
    const any = mistypingsOf(word)
    if (any.length > 0) fits.push(fit(0, begun.toSpliced(index, 1), { any, isMistyped: true }))
  }
  return fits
}

type Demand = Pick<Fit, 'all' | 'spelt'>

function fit(score: number, demands: readonly Demand[], rest: Partial<Fit> = {}): Fit {
  const all = demands.flatMap((demand) => demand.all)
  const spelt = demands.flatMap((demand) => demand.spelt)
  return { score, isMistyped: false, all, any: all.slice(0, 1), spelt, nameLength: null, ...rest }
}

function whole({ text }: Word): Demand {
  return { all: [wholeOf(text)], spelt: [` ${text} `] }
}

function beginning({ text, isUnspaced }: Word): Demand {
  return isUnspaced ? { all: partsOf(text), spelt: [text] } : { all: [beginningOf(text)], spelt: [` ${text}`] }
}
