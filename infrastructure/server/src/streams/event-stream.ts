import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import { textOfResult } from './result-text.ts'

/**
 * Answers with GraphQL over Server-Sent Events in the mode of distinct connections: one operation a request, each result a
 * `next` event, `complete` at the end. graphql-sse's own handler takes events faster than the client reads them and leaves
 * what a source throws unhandled, so these lines are ours. Resolves when the stream has ended.
 *
 * @param options.signal ends the stream and must abort when the response closes; a GraphQLError as its reason becomes the
 * last result
 * @param options.heartbeatMs after this long without an event a comment is sent, so that proxies keep the connection;
 * 12,000 unless given
 * @throws what `results` throws; the stream is broken off then, without `complete`
 */
export async function sendEventStream(
  response: ServerResponse,
  results: AsyncIterable<object>,
  { signal, heartbeatMs = 12_000 }: { signal: AbortSignal; heartbeatMs?: number | undefined },
): Promise<void> {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    // Proxies that buffer would hold events back.
    'x-accel-buffering': 'no',
  })
  // Some browsers take the headers for an answer only once something follows them.
  response.write(comment)
  const heartbeat = setInterval(() => response.write(comment), heartbeatMs)
  try {
    for await (const result of results) {
      if (signal.aborted) break
      heartbeat.refresh()
      const hasRoom = response.write(next(result))
      if (!hasRoom) await once(response, 'drain', { signal }).catch(() => {})
    }
    if (signal.reason instanceof GraphQLError) response.write(next({ errors: [signal.reason] }))
    response.end('event: complete\ndata: \n\n')
  } finally {
    clearInterval(heartbeat)
  }
}

const comment = ':\n\n'
const next = (result: object) => `event: next\ndata: ${textOfResult(result)}\n\n`
