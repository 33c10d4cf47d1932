import type { ServerResponse } from 'node:http'
import type { GraphQLFormattedError } from 'graphql'
import { type ErrorCode, errorCodes } from '../errors/errors.ts'
import { sendJson } from './server.ts'

/** `extensions.http` of an error: how a refusal looks as an HTTP response. Apollo Server reads the same. */
interface HttpExtension {
  readonly status?: number
  readonly headers?: ReadonlyMap<string, string>
}

/**
 * Answers a request that is refused before it has become an operation, with the status and headers of the error's
 * `extensions.http`, or else with the status of its code.
 */
export function sendRefusal(response: ServerResponse, { extensions = {}, ...error }: GraphQLFormattedError): void {
  const { http, ...told } = extensions
  const { status = errorCodes[told.code as ErrorCode] ?? 500, headers = [] } = (http ?? {}) as HttpExtension
  for (const [name, value] of headers) response.setHeader(name, value)
  sendJson(response, status, { errors: [{ ...error, extensions: told }] })
}
