import type { ServerResponse } from 'node:http'
import type { GraphQLFormattedError } from 'graphql'
import { httpOf } from '../errors/coded-error.ts'
import { sendJson } from './server.ts'

/** Answers a request that is refused before it has become an operation, with the status and headers of the error's code. */
export function sendRefusal(response: ServerResponse, error: GraphQLFormattedError): void {
  const { status, headers } = httpOf(error)
  for (const [name, value] of headers) response.setHeader(name, value)
  sendJson(response, status, { errors: [error] })
}
