import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'

/** A GraphQLError BAD_REQUEST for a body or search parameters that are not understood. */
export function badRequest(message: string, status = 400): GraphQLError {
  // What is left of the body stays unread, so the connection can serve nothing after it.
  const http = { status, headers: new Map([['connection', 'close']]) }
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http } })
}

/**
 * Reads a request's body as JSON; `{}` when it is empty.
 * @throws GraphQLError BAD_REQUEST with status 413 over `maxBytes`, 400 when it is not JSON
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw badRequest(`The request is larger than ${maxBytes} bytes.`, 413)
    chunks.push(chunk)
  }
  if (size === 0) return {}
  const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('The request body is not JSON.')
  }
}
