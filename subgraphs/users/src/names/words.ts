import { foldWords, unspacedScripts } from '@plaza/server'

/** A word as it is searched for. */
export interface Word {
  text: string
  /** Of a script that is written without spaces, or whose readers leave them out: any part of it may be asked for. */
  isUnspaced: boolean
}

const letter = String.raw`[\p{L}\p{M}\p{N}]`
const unspaced = `(?=${letter})[${unspacedScripts}]`
const unspacedOrNot = new RegExp(`(?:${unspaced})+|(?:(?!${unspaced})${letter})+`, 'gu')
const isUnspaced = new RegExp(`^${unspaced}`, 'u')

/** The words of a text in order, without case, width and accents. */
export function wordsOf(text: string): Word[] {
  return Array.from(foldWords(text).matchAll(unspacedOrNot), ([word]) => ({
    text: word,
    isUnspaced: isUnspaced.test(word),
  }))
}

const longestBeginning = 8
const longestWhole = 40

/** Every beginning of a word by which it is found. */
export function beginningsOf(word: string): string[] {
  const letters = [...word].slice(0, longestBeginning)
  return letters.map((_, index) => letters.slice(0, index + 1).join(''))
}

/** As much of a word as is looked up; whether the rest fits too, the spelling says. */
export const beginningOf = (word: string): string => [...word].slice(0, longestBeginning).join('')

/** Marks a word as being there from its beginning to its end. */
export const wholeOf = (word: string): string => `=${[...word].slice(0, longestWhole).join('')}`

/** Each character and each two neighbours. */
export function gramsOf(word: string): string[] {
  return [...word, ...pairsOf(word)]
}

/** What all words have in them that contain this one. */
export function partsOf(word: string): string[] {
  const pairs = pairsOf(word)
  return pairs.length > 0 ? pairs : [word]
}

function pairsOf(word: string): string[] {
  const letters = [...word]
  return letters.slice(1).map((next, index) => `${letters[index]}${next}`)
}

/**
 * Two words that differ in one letter (left out, added, another, or two in the other order), but not in the first, have
 * one of these in common. None for short words, of which too many are alike, and for very long ones.
 */
export function mistypingsOf({ text, isUnspaced }: Word): string[] {
  const letters = [...text]
  if (isUnspaced || letters.length < 4 || letters.length > 20) return []
  return [`~${text}`, ...letters.slice(1).map((_, index) => `~${letters.toSpliced(index + 1, 1).join('')}`)]
}
