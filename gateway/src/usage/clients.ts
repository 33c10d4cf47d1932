import type { IncomingHttpHeaders } from 'node:http'

/** Which program sends a request, as it says itself. */
export interface ClientVersion {
  readonly name: string
  readonly version: string
}

/** For what a client doesn't say, or not in a form that is kept. */
export const unknown = 'unknown'
/** The bucket for what there is no room for. No client is called so. */
export const other = 'other'

const namePattern = /^@?[A-Za-z0-9][\w ./:+-]{0,62}$/
const versionPattern = /^[A-Za-z0-9][\w .+()-]{0,62}$/

/** The client that the headers of Apollo's client awareness name; `unknown` for what is missing, too long or no plain text. */
export const clientOfHeaders = (headers: IncomingHttpHeaders): ClientVersion => clientOf((name) => headers[name])

/** The same for the parameters of a WebSocket, on which a browser can set no header. */
export function clientOfParams(params: Readonly<Record<string, unknown>>): ClientVersion {
  const headers = typeof params.headers === 'object' && params.headers !== null ? params.headers : {}
  const all: Readonly<Record<string, unknown>> = { ...headers, ...params }
  return clientOf((name) => all[name])
}

const clientOf = (read: (name: string) => unknown): ClientVersion => ({
  name: kept(read('apollographql-client-name'), namePattern),
  version: kept(read('apollographql-client-version'), versionPattern),
})

const kept = (given: unknown, pattern: RegExp): string =>
  typeof given === 'string' && given !== other && pattern.test(given) ? given : unknown
