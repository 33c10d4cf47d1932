/** The values of the contract's enum `UserErrorCode`, which `pnpm check errors` compares with it. */
export const userErrorCodes = [
  'REQUIRED',
  'INVALID',
  'TAKEN',
  'INVALID_CREDENTIALS',
  'EXPIRED',
  'NOT_FOUND',
  'NOT_ALLOWED',
  'CONFLICT',
  'LIMIT_REACHED',
  'RATE_LIMITED',
] as const

export type UserErrorCode = (typeof userErrorCodes)[number]

/** An expected failure that a person can act on: data, not an exception. */
export interface UserError {
  code: UserErrorCode
  message: string
  path: string[] | null
  retryAfterSeconds: number | null
  limit: number | null
}

/**
 * One entry of a payload's `errors`.
 *
 * @param path the input at fault, e.g. `['input', 'email']`; left out when the mutation as a whole failed
 * @param bounds what a program needs besides the message: after how many whole seconds it may be tried again, and the
 * maximum that would be exceeded
 */
export function userError(
  code: UserErrorCode,
  message: string,
  path?: string[],
  { retryAfterSeconds = null, limit = null }: Partial<Pick<UserError, 'retryAfterSeconds' | 'limit'>> = {},
): UserError {
  return { code, message, path: path ?? null, retryAfterSeconds, limit }
}

/** A payload for a mutation that was not carried out: its other fields are null. */
export function failed(...errors: UserError[]): { errors: UserError[] } {
  return { errors }
}
