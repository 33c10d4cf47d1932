import { readEvents, untilAborted } from '@plaza/server'
import { type Dispatcher, Pool } from 'undici'
import { SubgraphUnavailable, SubscriptionRefused } from '../executor/errors.ts'
import type { FetchContext, SubgraphFetch, SubgraphResult, SubgraphTransport } from '../executor/types.ts'
import { type AnswerReader, createAnswerReader } from './answer-reader.ts'
import { decode, parseResult, readLimited, tooLarge } from './http-answer.ts'

export interface HttpOptions {
  readonly url: string
  /** The headers of one fetch beside those of the protocol; no other header of the client's request is sent. */
  readonly headers?: (request: unknown) => Record<string, string>
  /** Most connections to the subgraph for fetches; each stream has one of its own. */
  readonly connections?: number
  readonly connectTimeoutMs?: number
  readonly keepAliveMs?: number
  /** The largest answer, and the largest event of a stream, after decompression; a larger one fails the fetch. */
  readonly maxResponseBytes?: number
}

/**
 * A subgraph behind a URL: GraphQL over HTTP for fetches, graphql-sse (distinct connections) for subscriptions. It asks for
 * no compression, which costs both sides more than a network between servers saves, but reads what comes compressed.
 */
export function createHttpTransport(options: HttpOptions): SubgraphTransport {
  const url = new URL(options.url)
  const path = url.pathname + url.search
  const {
    headers = () => ({}),
    connections = 64,
    connectTimeoutMs = 5_000,
    keepAliveMs = 30_000,
    maxResponseBytes = 16 * 1024 * 1024,
  } = options
  // The executor times each fetch; undici's own time-outs are seconds coarse and would cut streams.
  const common = {
    connect: { timeout: connectTimeoutMs },
    keepAliveTimeout: keepAliveMs,
    headersTimeout: 0,
    bodyTimeout: 0,
  }
  const fetches = new Pool(url.origin, { ...common, connections, pipelining: 1 })
  const streams = new Pool(url.origin, { ...common, connections: null })
  const bodyOf = bodyWriter()
  const readerOf = answerReaders()

  const requestOf = (fetch: SubgraphFetch, request: unknown, accept: string) => ({
    path,
    method: 'POST' as const,
    headers: {
      ...headers(request),
      'content-type': 'application/json',
      accept,
    },
    body: bodyOf(fetch),
  })

  return {
    execute: (fetch, context) =>
      new Promise((resolve, reject) => {
        const accept = 'application/graphql-response+json, application/json;q=0.9'
        const options = requestOf(fetch, context.request, accept)
        const read = ({ status, encoding, body }: Answer): SubgraphResult | Promise<SubgraphResult> => {
          const decoded = decode(body, encoding, maxResponseBytes)
          return decoded instanceof Promise
            ? decoded.then((whole) => parseResult(whole, status, readerOf(fetch)))
            : parseResult(decoded, status, readerOf(fetch))
        }
        const ask = (fail: (error: Error) => void) =>
          sendOnce(fetches, options, context, maxResponseBytes, { accept: (answer) => resolve(read(answer)), fail })
        ask((error) => {
          // A server that stops closes connections that a request is on its way over. It has answered nothing, and a query
          // changes nothing.
          if (error instanceof ConnectionClosed && fetch.operationKind === 'query') ask(reject)
          else reject(error)
        })
      }),
    subscribe: async (fetch, { request, signal }) => {
      const response = await streams.request({ ...requestOf(fetch, request, 'text/event-stream'), signal })
      const type = String(response.headers['content-type'] ?? '')
      if (response.statusCode === 200 && /^\s*text\/event-stream\b/i.test(type)) {
        return untilAborted(subscriptionResults(response.body, maxResponseBytes), signal)
      }
      const { errors } = parseResult(await readLimited(response.body, maxResponseBytes), response.statusCode)
      throw new SubscriptionRefused(errors ?? [])
    },
    close: async () => {
      await Promise.all([fetches.close(), streams.destroy()])
    },
  }
}

/** The operation is the same at each run of a plan node, so its part of the body is written once. */
function bodyWriter(): (fetch: SubgraphFetch) => string {
  const prefixes = new WeakMap<object, string>()
  return ({ key, operation, operationName, variables }) => {
    let prefix = prefixes.get(key)
    if (prefix === undefined) {
      prefix = JSON.stringify({ query: operation, ...(operationName && { operationName }) }).slice(0, -1)
      prefixes.set(key, prefix)
    }
    return `${prefix},"variables":${JSON.stringify(variables)}}`
  }
}

/** A reader for each plan node, whose answers are alike. */
function answerReaders(): (fetch: SubgraphFetch) => AnswerReader {
  const readers = new WeakMap<object, AnswerReader>()
  return ({ key }) => {
    const reader = readers.get(key) ?? createAnswerReader()
    readers.set(key, reader)
    return reader
  }
}

interface Answer {
  readonly status: number
  readonly encoding: string | undefined
  readonly body: Buffer
}

/** Thrown when a connection has closed before the first byte of an answer. */
class ConnectionClosed extends Error {
  override readonly name = 'ConnectionClosed'
}

const closed = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'])

/**
 * Sends through `dispatch`, which makes no stream object for an answer.
 * @param told of the answer, or of why there is none: a ConnectionClosed where the connection has closed before it began
 */
function sendOnce(
  pool: Pool,
  options: Dispatcher.DispatchOptions,
  context: FetchContext,
  maxBytes: number,
  told: { accept(answer: Answer): void; fail(error: Error): void },
): void {
  let status = 0
  let encoding: string | undefined
  let size = 0
  const chunks: Buffer[] = []
  let settle = () => {}
  pool.dispatch(options, {
    onRequestStart: (controller) => {
      settle = whenAborted(context, (cause) => controller.abort(new SubgraphUnavailable('Aborted', { cause })))
    },
    onResponseStart: (_, statusCode, responseHeaders) => {
      status = statusCode
      encoding = responseHeaders['content-encoding'] as string | undefined
    },
    onResponseData: (controller, chunk) => {
      size += chunk.length
      if (size > maxBytes) controller.abort(tooLarge(maxBytes))
      else chunks.push(chunk)
    },
    onResponseEnd: () => {
      settle()
      const [first] = chunks
      const body = first && chunks.length === 1 ? first : Buffer.concat(chunks)
      try {
        told.accept({ status, encoding, body })
      } catch (error) {
        told.fail(error as Error)
      }
    },
    onResponseError: (_, error) => {
      settle()
      const isClosed = status === 0 && 'code' in error && closed.has(error.code as string)
      told.fail(isClosed ? new ConnectionClosed(error.message, { cause: error }) : error)
    },
  })
}

function whenAborted(context: FetchContext, tell: (reason: unknown) => void): () => void {
  if (context.onAbort) return context.onAbort(tell)
  const { signal } = context
  const listener = () => tell(signal.reason)
  if (signal.aborted) listener()
  else signal.addEventListener('abort', listener, { once: true })
  return () => signal.removeEventListener('abort', listener)
}

async function* subscriptionResults(
  body: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<SubgraphResult, void, void> {
  for await (const { event, data } of readEvents(body, maxBytes)) {
    if (event === 'next') yield parseResult(Buffer.from(data), 200)
    else if (event === 'complete') return
  }
  throw new SubgraphUnavailable('The stream broke off')
}
