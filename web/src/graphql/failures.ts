import { CombinedGraphQLErrors, type ErrorLike } from '@apollo/client'
import type { GraphQLFormattedError } from 'graphql'

/** Codes of a service that is away. What a person may not see is null without one of them. */
const outages = new Set(['SUBGRAPH_UNAVAILABLE', 'INTERNAL_SERVER_ERROR', 'PLAN_TIMEOUT'])

export const isOutage = ({ extensions }: GraphQLFormattedError): boolean => outages.has(String(extensions?.code))

/**
 * The message of the fault that has emptied a place of an answer, as `failureAt(error, 'viewer', 'homeFeed')`; null where
 * null is an answer. An error without a path, and a fault of the network, are of the whole request.
 */
export function failureAt(error: ErrorLike | null | undefined, ...place: string[]): string | null {
  if (!error) return null
  if (!CombinedGraphQLErrors.is(error)) return error.message
  const isAt = ({ path }: GraphQLFormattedError) => !path || path.every((step, n) => step === place[n])
  const isBelow = ({ path }: GraphQLFormattedError) => !!path && place.every((step, n) => step === path[n])
  return error.errors.find((one) => isAt(one) || isBelow(one))?.message ?? null
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
