import { type IncomingMessage, request } from 'node:http'
import { readEvents } from '../streams/read-events.ts'

/** A client of one subscription; disposal leaves it. */
export interface EventStream extends AsyncDisposable {
  /** The next result; null when the stream has ended. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says by its expectation what it got
  next(): Promise<any>
  /** Resolves with the results that nobody has taken, when the stream has ended. */
  rest(): Promise<unknown[]>
}

/**
 * Opens a subscription over Server-Sent Events on a connection of its own; resolves when the server has taken it.
 * @throws Error with the status and the body of an answer that is no stream
 */
export async function openEventStream(
  url: string,
  token: string,
  query: string,
  { variables, signal }: { variables?: Record<string, unknown>; signal?: AbortSignal } = {},
): Promise<EventStream> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const headers = {
    accept: 'text/event-stream',
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
    connection: 'close',
  }
  request(url, { method: 'POST', agent: false, headers, ...(signal && { signal }) }, resolve)
    .once('error', reject)
    .end(JSON.stringify({ query, variables }))
  const response = await promise
  if (!response.headers['content-type']?.startsWith('text/event-stream')) {
    const body = (await Array.fromAsync(response.setEncoding('utf8') as AsyncIterable<string>)).join('')
    throw new Error(`${url} gave no stream: ${response.statusCode} ${body}`)
  }
  const results = readResults(response)
  return {
    next: async () => (await results.next()).value ?? null,
    rest: () => Array.fromAsync(results),
    async [Symbol.asyncDispose]() {
      response.destroy()
    },
  }
}

async function* readResults(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<unknown, void, void> {
  for await (const { event, data } of readEvents(chunks, Number.POSITIVE_INFINITY)) {
    if (event === 'next') yield JSON.parse(data)
  }
}
