import type { GraphQLError } from 'graphql'
import { codedError } from '../errors/coded-error.ts'

/** Why a stream ends whose reader is slower than its events. */
export function readerTooSlow(): GraphQLError {
  return codedError(
    'READER_TOO_SLOW',
    'The stream was read more slowly than its events came; subscribe again, and read again what is shown. In a conversation ask `changesSince` with the last cursor.',
  )
}
