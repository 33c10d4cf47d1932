import { type UserError, userError } from '@plaza/subgraph'

export const accountGone = () => userError('NOT_FOUND', 'This account does not exist any more.')

export const wrongPassword = (path: string[]) => userError('INVALID_CREDENTIALS', 'The password is wrong.', path)

export const linkExpired = () => userError('EXPIRED', 'This link is used up or out of date.', ['input', 'token'])

export const emailTaken = (path: string[]) => userError('TAKEN', 'There is an account with this e-mail address.', path)

export const usernameTaken = (path: string[]) => userError('TAKEN', 'This user name is not available.', path)

/** What a person reads who has to wait. */
export function rateLimited(seconds: number): UserError {
  return userError('RATE_LIMITED', `Too many attempts. Try again in ${duration(seconds)}.`, undefined, {
    retryAfterSeconds: seconds,
  })
}

function duration(seconds: number): string {
  if (seconds < 90) return count(seconds, 'second')
  if (seconds < 2 * 3_600) return count(Math.ceil(seconds / 60), 'minute')
  return count(Math.ceil(seconds / 3_600), 'hour')
}

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`
