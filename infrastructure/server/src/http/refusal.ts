import { once } from 'node:events'
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
  if (headers.get('connection') === 'close') endOnceRead(response, text)
  else response.end(text)
}

/** How long the rest of a refused body is read and dropped, in milliseconds. */
const lingerMs = 2_000

/**
 * A connection that is closed while bytes still arrive is reset, and many clients lose the answer with it. So the answer is
 * sent first, and the connection closed when the client has sent the rest or has had the time to read why it need not.
 */
function endOnceRead(response: ServerResponse, text: string): void {
  const { req: request } = response
  if (request.complete || request.destroyed) {
    response.end(text)
    return
  }
  response.write(text)
  request.resume()
  const over = AbortSignal.timeout(lingerMs)
  once(request, 'end', { signal: over })
    .catch(() => {})
    .finally(() => response.end())
}
