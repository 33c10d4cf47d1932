import { setImmediate } from 'node:timers/promises'
import { GraphQLError } from 'graphql'
import { afterEach, expect, test } from 'vitest'
import { acceptedBy } from '../../src/http/accept.ts'
import { listen } from '../../src/http/server.ts'
import { createLogger } from '../../src/logger.ts'
import { sendEventStream } from '../../src/streams/event-stream.ts'
import { readEvents } from '../../src/streams/read-events.ts'
import { openEventStream } from '../../src/testing/index.ts'

const log = createLogger({ level: 'silent' })
const stop: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const each of stop.splice(0).reverse()) await each()
})

interface Lab {
  readonly url: string
  /** Ends the stream from the server's side. */
  readonly ending: AbortController
  /** Resolves when the handler of the stream is done. */
  readonly handled: Promise<void>
}

/** Serves one stream of the given results. */
async function serve(results: AsyncIterable<object>, heartbeatMs?: number): Promise<Lab> {
  const ending = new AbortController()
  const handled = Promise.withResolvers<void>()
  const http = await listen({
    host: '127.0.0.1',
    port: 0,
    log,
    routes: [
      {
        path: '/graphql',
        methods: ['POST'],
        async handle(request, response) {
          expect(acceptedBy(request).eventStream).toBe(true)
          response.once('close', () => ending.abort())
          await sendEventStream(response, results, { signal: ending.signal, heartbeatMs }).finally(handled.resolve)
        },
      },
    ],
  })
  stop.push(() => http.close(1_000))
  return { url: `${http.url}/graphql`, ending, handled: handled.promise }
}

const subscribe = (url: string, signal?: AbortSignal) =>
  fetch(url, { method: 'POST', headers: { accept: 'text/event-stream' }, ...(signal && { signal }) })

async function* of(...results: object[]) {
  yield* results
}

/** Gives nothing until the signal aborts. */
async function* silence(signal: AbortSignal): AsyncGenerator<object> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

test('each result is a `next` event, and the end of the results is `complete`', async () => {
  const { url } = await serve(of({ data: { tick: 1 } }, { data: { text: 'two\nlines' } }))
  const response = await subscribe(url)
  const events = await Array.fromAsync(readEvents(response.body!, 1_000))
  expect(events).toEqual([
    { event: 'next', data: '{"data":{"tick":1}}' },
    { event: 'next', data: '{"data":{"text":"two\\nlines"}}' },
    { event: 'complete', data: '' },
  ])
})

test('the headers go out at once, and keep proxies from caching and gathering', async () => {
  const abort = new AbortController()
  const { url } = await serve(silence(abort.signal))
  const response = await subscribe(url)
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  })
  abort.abort()
  expect(await response.text()).toBe(':\n\nevent: complete\ndata: \n\n')
})

test('comments keep a stream alive while nothing happens', async () => {
  const abort = new AbortController()
  const { url } = await serve(silence(abort.signal), 5)
  const response = await subscribe(url)
  let text = ''
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.length >= 4 * ':\n\n'.length) abort.abort()
  }
  expect(text).toMatch(/^(:\n\n){4,}event: complete\n/)
})

test('the client of a stream that is ended is told why, and gets nothing after that', async () => {
  const ending = new AbortController()
  async function* results() {
    yield { data: { tick: 1 } }
    await new Promise((resolve) => ending.signal.addEventListener('abort', resolve, { once: true }))
    yield { data: { tick: 2 } }
  }
  const lab = await serve(results())
  await using stream = await openEventStream(lab.url, 'token', '')
  expect(await stream.next()).toEqual({ data: { tick: 1 } })
  lab.ending.abort(new GraphQLError('Enough.', { extensions: { code: 'SERVER_CLOSING' } }))
  ending.abort()
  expect(await stream.rest()).toEqual([{ errors: [{ message: 'Enough.', extensions: { code: 'SERVER_CLOSING' } }] }])
})

test.each(['leaves', 'has been cut off'] as const)(
  'a client that does not read is waited for until it %s',
  async (how) => {
    let taken = 0
    let isReturned = false
    async function* endless() {
      try {
        for (; ; taken += 1) yield { data: 'x'.repeat(100_000) }
      } finally {
        isReturned = true
      }
    }
    const lab = await serve(endless())
    const leaving = new AbortController()
    await subscribe(lab.url, leaving.signal)
    let before = -1
    const standsStill = () => {
      const still = before === taken
      before = taken
      return still
    }
    // The buffers between fill up first.
    await expect.poll(standsStill, { interval: 100 }).toBe(true)
    expect(taken).toBeLessThan(300)
    expect(isReturned).toBe(false)
    if (how === 'leaves') leaving.abort()
    else lab.ending.abort()
    await lab.handled
    expect(isReturned).toBe(true)
    leaving.abort()
  },
)

test('a stream whose source throws breaks off, so that its client does not take it for complete', async () => {
  async function* breaking() {
    yield { data: { tick: 1 } }
    await setImmediate()
    throw new Error('broke')
  }
  const { url } = await serve(breaking())
  await using stream = await openEventStream(url, 'token', '')
  expect(await stream.next()).toEqual({ data: { tick: 1 } })
  await expect(stream.next()).rejects.toThrow('aborted')
})

test('events are read whatever the line ends and wherever the chunks are cut, up to a size', async () => {
  const text = ': comment\n\nevent: next\r\ndata: ä\r\ndata: b\r\n\r\nid: 7\ndata:c\n\nevent: complete\n\nevent: cut'
  const bytes = new TextEncoder().encode(text)
  const expected = [
    { event: 'next', data: 'ä\nb' },
    { event: 'message', data: 'c' },
    { event: 'complete', data: '' },
  ]
  for (const size of [1, 2, 7, bytes.length]) {
    const chunks = (async function* () {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
    })()
    expect(await Array.fromAsync(readEvents(chunks, 100))).toEqual(expected)
  }
  const large = (async function* () {
    while (true) yield new TextEncoder().encode('data: x')
  })()
  await expect(Array.fromAsync(readEvents(large, 100))).rejects.toThrow('larger than 100 bytes')
})
