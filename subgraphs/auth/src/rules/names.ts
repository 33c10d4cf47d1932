import { domainToASCII } from 'node:url'
import { readLine, type TextRead, type UserError, userError } from '@plaza/subgraph'
import { usernameTaken } from './errors.ts'
import { isHostName } from './normalise.ts'
import { reservedUsernames } from './reserved-usernames.ts'

const maxEmailLength = 254
const maxNameLength = 100
const maxUsernameLength = 50

/**
 * One mailbox as SMTP writes it without quotes: no list, group, comment, display name or address literal, so that no mail
 * program reads anything else in it. The confirmation shows whether mail arrives there.
 * @param email as `normaliseEmail` gives it
 */
export function checkEmail(email: string, path: string[]): UserError | undefined {
  if (email === '') return userError('REQUIRED', 'Enter an e-mail address.', path)
  if (email.length > maxEmailLength) {
    return userError('INVALID', `An e-mail address takes at most ${maxEmailLength} characters.`, path, {
      limit: maxEmailLength,
    })
  }
  const at = email.lastIndexOf('@')
  const isOne = at > 0 && isLocalPart(email.slice(0, at)) && isMailDomain(email.slice(at + 1), maxEmailLength - at - 1)
  return isOne ? undefined : userError('INVALID', 'This is not an e-mail address.', path)
}

const atom = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+"
const dotAtoms = new RegExp(`^${atom}(?:\\.${atom})*$`, 'u')
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
const topLevel = '(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])'
const asciiDomain = new RegExp(`^(?:${label}\\.)+${topLevel}$`)

function isLocalPart(text: string): boolean {
  return Buffer.byteLength(text) <= 64 && dotAtoms.test(text) && !text.split('.').some(mixesAlphabets)
}

/** Of at least two labels. `normaliseEmail` leaves `xn--` only where it stands for no letters. */
function isMailDomain(text: string, maxBytes: number): boolean {
  const ascii = isHostName(text) && !/(?:^|\.)xn--/.test(text) ? domainToASCII(text) : ''
  return ascii.length <= maxBytes && asciiDomain.test(ascii) && !text.split('.').some(mixesAlphabets)
}

/** `аpple` with a Cyrillic letter is nobody's address, and passes for somebody's. */
const mixesAlphabets = (text: string) => /\p{sc=Latin}/u.test(text) && /[\p{sc=Cyrillic}\p{sc=Greek}]/u.test(text)

export const isUsername = (username: string) => /^[A-Za-z0-9_]{3,50}$/.test(username)

export const isReservedUsername = (username: string) => reservedUsernames.has(username.toLowerCase())

export function checkUsername(username: string, path: string[]): UserError | undefined {
  if (username === '') return userError('REQUIRED', 'Choose a user name.', path)
  if (!isUsername(username)) {
    const limit = username.length > maxUsernameLength ? maxUsernameLength : null
    return userError('INVALID', 'A user name takes 3 to 50 letters, digits or underscores.', path, { limit })
  }
  if (isReservedUsername(username)) return usernameTaken(path)
  return undefined
}

export const firstNameNeeded = userError('REQUIRED', 'Enter a first name.', ['input', 'firstName'])

export const readFirstName = (written: string): TextRead =>
  readLine(written, { what: 'A first name', most: maxNameLength, path: ['input', 'firstName'] })

export const readLastName = (written: string | null | undefined): TextRead =>
  readLine(written, { what: 'A last name', most: maxNameLength, path: ['input', 'lastName'] })
