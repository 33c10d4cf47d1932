import { countCharacters, isLongerThan } from '@plaza/server'
import { type UserError, userError } from '@plaza/subgraph'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'

const minLength = 10
const maxLength = 128

/** Estimating costs up to 10 ms at this length and ten times as much at 128, during which the process does nothing else. */
const maxEstimatedLength = 40

const estimator = new ZxcvbnFactory({
  dictionary,
  graphs: adjacencyGraphs,
  maxLength: maxEstimatedLength,
  // Of ways to read signs as letters; the default of 100 costs ten times as much and finds no more of what people write.
  l33tMaxSubstitutions: 16,
})

/** Knows no words, so it finds the runs of which some words and well-known passwords are made. */
const runFinder = new ZxcvbnFactory({ graphs: adjacencyGraphs, maxLength: maxEstimatedLength })

/** Guesses that it takes at least, as powers of ten. Signs between well-known pieces are worth something, not much. */
const least = { asTyped: 7, withoutSigns: 4.3 }

const ownWord = 'plaza'

/** Characters beside runs, and letters beside names, that a password has more of than it takes to try them all. */
const most = { besideRuns: 2, besideNames: 4 }

/**
 * What is wrong with a new password, if anything: its length, or that it is soon guessed from lists of passwords, runs on the
 * keyboard or in the alphabet, dates, repetitions, our own name, or what is known about the person.
 * @param about the person's own address and names
 */
export function checkPassword(password: string, about: readonly string[], path: string[]): UserError | undefined {
  const text = password.normalize('NFKC')
  const isTooLong = isLongerThan(text, maxLength)
  if (countCharacters(text, minLength) < minLength || isTooLong || !text.isWellFormed()) {
    return userError('INVALID', `A password takes ${minLength} to ${maxLength} characters.`, path, {
      limit: isTooLong ? maxLength : null,
    })
  }
  if (isRepetition(text)) return guessable('It repeats a few characters.', path)
  if (text.length > maxEstimatedLength) return undefined
  const words = wordsOf(about)
  if (isMadeOf(words, text)) {
    return guessable('Your own name or address, or ours, is the first thing others try.', path)
  }
  const keys = onKeys(text)
  const isWeak =
    isMadeOfRuns(text) ||
    isMadeOfRuns(keys) ||
    estimate(text, words) < least.asTyped ||
    estimate(keys, words) < least.asTyped ||
    estimate(lettersAndDigits(keys), words) < least.withoutSigns ||
    estimate(lettersAndDigits(text), words) < least.withoutSigns
  return isWeak
    ? guessable('Well-known passwords, and runs of keys, letters or digits, are the first thing others try.', path)
    : undefined
}

const guessable = (why: string, path: string[]) =>
  userError('INVALID', `This password is easy to guess. ${why} Choose another one.`, path)

/** One short piece over and over. */
const isRepetition = (text: string) => /^(.{1,4})\1+.{0,3}$/su.test(text)

/** Guesses that it takes, as a power of ten. */
function estimate(text: string, words: string[]): number {
  return text === '' ? Number.POSITIVE_INFINITY : estimator.check(text, words).guessesLog10
}

function isMadeOfRuns(text: string): boolean {
  const others = runFinder.check(text).sequence.filter((match) => match.pattern === 'bruteforce')
  return others.reduce((sum, { token }) => sum + token.length, 0) <= most.besideRuns
}

/** Whether little but signs and digits is left when the words are taken out, also where digits and signs stand for letters. */
function isMadeOf(words: string[], text: string): boolean {
  const longestFirst = words.map(lettersAndDigits).sort((a, b) => b.length - a.length)
  return [text.toLowerCase(), asLetters(text.toLowerCase())].some((spelling) => {
    const typed = lettersAndDigits(spelling)
    const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), typed)
    return rest !== typed && rest.replace(/[^\p{L}\p{M}]/gu, '').length <= most.besideNames
  })
}

/** Whole, and in the pieces that people know: of `ada.lovelace@example.org` also `ada`, `lovelace` and `example`. */
function wordsOf(about: readonly string[]): string[] {
  const pieces = about.flatMap((it) => [it, it.split('@')[0] ?? '', ...it.split(/[^\p{L}\p{M}\p{N}]+/u)])
  return [...new Set([ownWord, ...pieces.map((it) => it.toLowerCase()).filter((it) => it.length > 2)])]
}

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '')

const translate = (from: string, to: string) => {
  const pairs = new Map([...from].map((sign, index) => [sign, to.charAt(index)]))
  return (text: string) => Array.from(text, (sign) => pairs.get(sign) ?? sign).join('')
}

/** The keys of a Latin keyboard that were pressed: `!@#` are `123` with another finger down, `йцу` is `qwe` in Russian. */
const onKeys = translate('!@#$%^&*()йцукенгшщзхъфывапролджэячсмитьбю', "1234567890qwertyuiop[]asdfghjkl;'zxcvbnm,.")

const asLetters = translate('4@8360!1|5$7+2', 'aabegoiiissttz')
