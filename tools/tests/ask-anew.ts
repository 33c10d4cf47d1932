import { type IncomingMessage, request } from 'node:http'

/** Asks on a connection of its own: one that is kept would lead to the same process again. */
export async function askAnew(url: string, token: string, query: string, signal?: AbortSignal) {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, connection: 'close' }
  request(url, { method: 'POST', agent: false, headers, ...(signal && { signal }) }, resolve)
    .once('error', reject)
    .end(JSON.stringify({ query }))
  const response = await promise
  return JSON.parse((await Array.fromAsync(response.setEncoding('utf8') as AsyncIterable<string>)).join(''))
}
