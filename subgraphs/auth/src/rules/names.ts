import { type UserError, userError } from '@plaza/subgraph'
import { usernameTaken } from './errors.ts'
import { reservedUsernames } from './reserved-usernames.ts'

const maxEmailLength = 254
const maxNameLength = 100

/** One `@` and no blanks. The confirmation shows whether mail arrives there. */
export function checkEmail(email: string, path: string[]): UserError | undefined {
  if (email === '') return userError('REQUIRED', 'Enter an e-mail address.', path)
  if (email.length > maxEmailLength) {
    return userError('INVALID', `An e-mail address takes at most ${maxEmailLength} characters.`, path)
  }
  if (!/^[^@\s\p{C}<>]+@[^@\s\p{C}<>]+$/u.test(email)) {
    return userError('INVALID', 'This is not an e-mail address.', path)
  }
  return undefined
}

export const isUsername = (username: string) => /^[A-Za-z0-9_]{3,50}$/.test(username)

export const isReservedUsername = (username: string) => reservedUsernames.has(username.toLowerCase())

export function checkUsername(username: string, path: string[]): UserError | undefined {
  if (username === '') return userError('REQUIRED', 'Choose a user name.', path)
  if (!isUsername(username)) {
    return userError('INVALID', 'A user name takes 3 to 50 letters, digits or underscores.', path)
  }
  if (isReservedUsername(username)) return usernameTaken(path)
  return undefined
}

/** @param what as a sentence begins with it, e.g. `The first name` */
export function checkName(name: string, what: string, path: string[]): UserError | undefined {
  if ([...name].length > maxNameLength) {
    return userError('INVALID', `${what} takes at most ${maxNameLength} characters.`, path)
  }
  // Half a surrogate pair is no character either, and no event can carry it.
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return userError('INVALID', `${what} has characters that cannot be shown.`, path)
  return undefined
}
