import type { ExecutionResult, GraphQLError } from 'graphql'
import { forbidden } from '../errors/coded-error.ts'

const goneErrors = new WeakSet<GraphQLError>()

/**
 * What was found, where it was there, or in the viewer's sight, a moment ago. Null makes a stream pass over the event that
 * is being shown.
 * @throws GraphQLError FORBIDDEN for null, which any other operation fails with
 */
export function stillSeen<Found>(found: Found | null): Found {
  if (found !== null) return found
  const error = forbidden('This has just gone, or the viewer may see it no more.')
  goneErrors.add(error)
  throw error
}

/** Whether the result of an event is to be passed over: what it is about went out of sight before it was shown. */
export const isPassedOver = ({ errors = [] }: ExecutionResult): boolean =>
  errors.some(({ originalError }) => originalError instanceof Error && goneErrors.has(originalError as GraphQLError))
