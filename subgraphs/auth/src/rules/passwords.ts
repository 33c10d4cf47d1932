import { type UserError, userError } from '@plaza/subgraph'
import { dictionary } from '@zxcvbn-ts/language-common'

const minLength = 10
const maxLength = 128

/** Shorter ones say little of the password that they are in. */
const leastCore = 6
const wellKnown = new Set(
  dictionary['passwords-common'].map((password) => password.toLowerCase()).filter((it) => it.length >= leastCore),
)

/**
 * What is wrong with a new password, if anything.
 * @param about what an attacker tries first: the person's own address and names
 */
export function checkPassword(password: string, about: readonly string[], path: string[]): UserError | undefined {
  const text = password.normalize('NFKC')
  const length = [...text].length
  if (length < minLength || length > maxLength) {
    return userError('INVALID', `A password takes ${minLength} to ${maxLength} characters.`, path)
  }
  if (isWellKnown(text.toLowerCase())) {
    return userError('INVALID', 'This password is on every list of well-known passwords. Choose another one.', path)
  }
  if (about.some((it) => it !== '' && text.toLowerCase() === it.toLowerCase())) {
    return userError('INVALID', 'Your own name or address is the first thing others try. Choose another one.', path)
  }
  return undefined
}

/** On the list, also with digits or signs hung on to it, or made of one short piece over and over. */
function isWellKnown(password: string): boolean {
  const core = password.replace(/^[\d\W_]+|[\d\W_]+$/g, '')
  return wellKnown.has(password) || wellKnown.has(core) || /^(.{1,4})\1+.{0,3}$/s.test(password)
}
