import type { ServerResponse } from 'node:http'
import type { GraphQLFormattedError } from 'graphql'
import { httpOf } from '../errors/coded-error.ts'
import { acceptedBy } from './accept.ts'

/**
 * Answers a request that is refused before anything of it runs, with the status and headers of the error's code. A client
 * that accepts no JSON gets it all the same: it can read the status.
 */
export function sendRefusal(
  response: ServerResponse,
  error: Pick<GraphQLFormattedError, 'message' | 'extensions'>,
  { status, headers } = httpOf(error),
): void {
  const { http: _, ...extensions } = error.extensions ?? {}
  const text = JSON.stringify({ errors: [{ message: error.message, extensions }] })
  for (const [name, value] of headers) response.setHeader(name, value)
  response.writeHead(status, {
    'content-type': `${acceptedBy(response.req).json ?? 'application/json'}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
  })
  response.end(text)
}
