import { foldWords, unspacedScripts } from '@plaza/server'

/** A word of a text, or one letter of a script that is written without blanks. */
export interface Word {
  text: string
  /** Counted in words; neighbours are one apart. */
  position: number
  /** The letter that follows without a break; undefined for a word, and where a run of letters ends. */
  next?: string
  /** Whether an apostrophe alone parts it from the word that follows. */
  isTied?: boolean
}

/** Longer texts are found by their beginning: an index entry has room for 1 MB. */
const longestText = 20_000
/** Units of UTF-16; longer words are found by their beginning. */
const longestWord = 100

const unspaced = String.raw`[[${unspacedScripts}]&&[\p{L}\p{N}]]`
const sign = String.raw`[[\p{Extended_Pictographic}\p{Regional_Indicator}]--\p{Emoji_Modifier}]`
const letter = String.raw`(?:${unspaced}\p{M}*|${sign})`
const words = new RegExp(String.raw`(?<letter>${letter})|[[\p{L}\p{N}\p{M}]--${unspaced}]+`, 'gv')
const oneLetter = new RegExp(`^${letter}$`, 'v')

const apostrophe = /^['’‘`´]$/

/** The words of a text in order, folded. No mark of punctuation is a word. */
export function wordsOf(text: string): Word[] {
  const folded = foldWords(text).slice(0, longestText)
  const found: Word[] = []
  let end = 0
  for (const { 0: written, index, groups } of folded.matchAll(words)) {
    const word: Word = { text: written.slice(0, longestWord), position: found.length + 1 }
    if (groups?.letter !== undefined) word.next = ''
    const before = found.at(-1)
    if (before) {
      const gap = folded.slice(end, index)
      if (gap === '' && before.next === '' && word.next === '') before.next = word.text
      else if (apostrophe.test(gap) && before.next === undefined && word.next === undefined) before.isTied = true
    }
    found.push(word)
    end = index + written.length
  }
  return found
}

/** `dont` for the words of don't; one entry for each word that ties begin at. */
export function tiedWords(found: readonly Word[]): { text: string; position: number }[] {
  const tied: { text: string; position: number }[] = []
  let open: { text: string; position: number } | undefined
  for (const { text, position, isTied } of found) {
    if (open) open.text += text
    else if (isTied) open = { text, position }
    if (open && !isTied) {
      tied.push({ ...open, text: open.text.slice(0, longestWord) })
      open = undefined
    }
  }
  return tied
}

/** Whether a search for it alone is worth a look: a letter such as `x` stands in too many posts, 寿 or 🍣 says something. */
export const isOneSign = (text: string): boolean => oneLetter.test(foldWords(text.trim()))
