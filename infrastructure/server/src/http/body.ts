import type { IncomingMessage } from 'node:http'
import { GraphQLError } from 'graphql'
import { badRequest } from '../errors/coded-error.ts'
import { parseJson } from './json.ts'

/**
 * Reads a request's body as JSON; `{}` when it is empty.
 * @throws GraphQLError BAD_REQUEST for more than `maxBytes`, for what is nested more than 100 levels deep, and for
 * what is not JSON
 */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) throw badRequest(`The request is larger than ${maxBytes} bytes.`, { maxBytes })
    chunks.push(chunk)
  }
  if (size === 0) return {}
  const text = (chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)).toString('utf8')
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof GraphQLError) throw error
    throw badRequest('The request body is not JSON.')
  }
}
