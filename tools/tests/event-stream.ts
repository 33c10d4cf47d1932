import { type IncomingMessage, request } from 'node:http'
import { readResults } from '@plaza/subgraph/testing'

export interface EventStream extends AsyncDisposable {
  /** The next result; null when the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  next(): Promise<any>
  /** Resolves with the results that nobody has taken, when the stream has ended. */
  rest(): Promise<unknown[]>
}

/** A subscription over Server-Sent Events, on a connection of its own; resolves when it listens. */
export async function openEventStream(
  url: string,
  token: string,
  query: string,
  options: { variables?: Record<string, unknown>; signal?: AbortSignal } = {},
): Promise<EventStream> {
  const response = await send(url, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    body: { query, variables: options.variables },
    signal: options.signal,
  })
  const chunks = response.setEncoding('utf8') as AsyncIterable<string>
  if (!response.headers['content-type']?.startsWith('text/event-stream')) {
    throw new Error(`${url} gave no stream: ${response.statusCode} ${(await Array.fromAsync(chunks)).join('')}`)
  }
  const results = readResults(chunks)
  return {
    next: async () => (await results.next()).value ?? null,
    rest: () => Array.fromAsync(results),
    async [Symbol.asyncDispose]() {
      response.destroy()
    },
  }
}

/** Asks on a connection of its own: one that is kept would lead to the same process again. */
export async function askAnew(url: string, token: string, query: string, signal?: AbortSignal) {
  const response = await send(url, { headers: { authorization: `Bearer ${token}` }, body: { query }, signal })
  return JSON.parse((await Array.fromAsync(response.setEncoding('utf8') as AsyncIterable<string>)).join(''))
}

function send(
  url: string,
  options: { headers: Record<string, string>; body: unknown; signal: AbortSignal | undefined },
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { ...options.headers, 'content-type': 'application/json', connection: 'close' }
    const { signal } = options
    const sent = request(url, { method: 'POST', agent: false, headers, ...(signal && { signal }) }, resolve)
    sent.once('error', reject)
    sent.end(JSON.stringify(options.body))
  })
}
