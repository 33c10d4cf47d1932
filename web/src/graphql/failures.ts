import { CombinedGraphQLErrors, type ErrorLike } from '@apollo/client'

/**
 * The message of the fault that has emptied a place of an answer, as `failureAt(error, 'viewer', 'homeFeed')`; null where
 * null is an answer. Of a fault of the network every place is emptied.
 */
export function failureAt(error: ErrorLike | null | undefined, ...place: string[]): string | null {
  if (!error) return null
  if (!CombinedGraphQLErrors.is(error)) return error.message
  const fault = error.errors.find(({ path }) => path?.every((step, n) => n >= place.length || step === place[n]))
  return fault && (fault.path?.length ?? 0) <= place.length ? fault.message : null
}

/** A mutation's expected failures, as `UserError` of the contract. */
export interface PayloadError {
  code: string
  message: string
  path?: readonly string[] | null | undefined
  retryAfterSeconds?: number | null | undefined
}

/** The message for one input of a form; `path` ends with its name. */
export const messageFor = (errors: readonly PayloadError[], input: string): string | null =>
  errors.find(({ path }) => path?.at(-1) === input)?.message ?? null

/** The messages that belong to no input of the form. */
export const messagesBeside = (errors: readonly PayloadError[], inputs: readonly string[]): string[] =>
  errors.filter(({ path }) => !inputs.includes(path?.at(-1) ?? '')).map(({ message }) => message)

/** What to tell a person about a request that failed as a whole. */
export const faultMessage = (error: unknown): string =>
  CombinedGraphQLErrors.is(error)
    ? (error.errors[0]?.message ?? error.message)
    : 'Plaza can’t be reached. Nothing is lost; try again in a moment.'
