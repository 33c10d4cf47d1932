import { ApolloServer } from '@apollo/server'
import { Outages } from '@plaza/database'
import { FellBehind } from '@plaza/events'
import {
  createDocumentReader,
  createLogger,
  graphqlRoute,
  type HttpServer,
  type IncomingRequest,
  listen,
  Revocations,
  stillSeen,
  unauthenticated,
} from '@plaza/server'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { afterEach, expect, test } from 'vitest'
import type { RequestContext } from '../src/define-subgraph.ts'
import { createEventStreams, type EventStreams } from '../src/graphql/event-streams.ts'

const log = createLogger({ level: 'silent' })
const outages = new Outages(log)
const stop: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const each of stop.splice(0).reverse()) await each()
})

interface Lab {
  readonly url: string
  readonly streams: EventStreams
  readonly revocations: Revocations
  readonly http: HttpServer
  /** One for each stream that has been opened. */
  readonly sources: Source[]
  /** Contexts that were opened and not released. */
  held(): number
}

/** What a subscription listens to; it ends only when it is told to. */
class Source implements AsyncIterableIterator<{ tick: number }> {
  readonly taken: number[] = []
  ended = false
  #waiting: number[] = []
  #failure: Error | undefined
  #wake = () => {}

  emit(value: number): void {
    this.#waiting.push(value)
    this.#wake()
  }
  fail(error: Error): void {
    this.#failure = error
    this.#wake()
  }
  async next(): Promise<IteratorResult<{ tick: number }>> {
    while (this.#waiting.length === 0 && !this.ended && !this.#failure) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    if (this.#failure) throw this.#failure
    const value = this.#waiting.shift()
    if (this.ended || value === undefined) return { done: true, value: undefined }
    this.taken.push(value)
    return { done: false, value: { tick: value } }
  }
  async return(): Promise<IteratorResult<{ tick: number }>> {
    this.ended = true
    this.#wake()
    return { done: true, value: undefined }
  }
  [Symbol.asyncIterator](): this {
    return this
  }
}

async function startLab(options: { expiresInMs?: number; text?: string } = {}): Promise<Lab> {
  const revocations = new Revocations()
  const sources: Source[] = []
  let held = 0
  const schema: GraphQLSchema = buildSchema('type Query { one: Int } type Subscription { tick: Int, text: String }')
  const fields = schema.getSubscriptionType()!.getFields()
  for (const field of Object.values(fields)) {
    field.subscribe = () => {
      const source = new Source()
      sources.push(source)
      return source
    }
  }
  fields.text!.resolve = () => options.text
  fields.tick!.resolve = ({ tick }) => stillSeen(tick === 0 ? null : tick)
  const viewer = {
    id: 'ada',
    sessionId: 'session',
    tokenId: 'token',
    expiresAt: new Date(Date.now() + (options.expiresInMs ?? 60_000)),
  }
  const open = ({ requestId, signal }: IncomingRequest) => {
    held += 1
    const context = {
      viewer,
      log,
      outages,
      requestId,
      signal,
      revocations,
      fork: () => open({ requestId, signal } as never),
    }
    const release = async () => {
      held -= 1
    }
    return { context: context as unknown as RequestContext, release }
  }
  const streams = createEventStreams({
    documents: createDocumentReader(),
    schema,
    log,
    outages,
    async openContext(incoming) {
      if (incoming.authorization !== 'Bearer good') {
        throw unauthenticated('No.')
      }
      return open(incoming)
    },
  })
  const server = new ApolloServer({ schema })
  await server.start()
  stop.push(() => server.stop())
  const routes = [graphqlRoute({ server, stream: streams.handle, context: async () => ({}) })]
  const http = await listen({ host: '127.0.0.1', port: 0, routes, log })
  stop.push(() => http.close(1_000))
  return { url: `${http.url}/graphql`, streams, revocations, http, sources, held: () => held }
}

interface Client {
  readonly response: Response
  text(): Promise<string>
  leave(): void
}

async function subscribe(url: string, query = 'subscription { tick }', token = 'good'): Promise<Client> {
  const leaving = new AbortController()
  const response = await fetch(url, {
    method: 'POST',
    headers: { accept: 'text/event-stream', 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query }),
    signal: leaving.signal,
  })
  return { response, text: () => response.text(), leave: () => leaving.abort() }
}

const results = (text: string) => [...text.matchAll(/^data: (\{.+)$/gm)].map(([, json]) => JSON.parse(json!))

test('events arrive in order, and the end of the source is the end of the stream', async () => {
  const lab = await startLab()
  const client = await subscribe(lab.url)
  for (const tick of [1, 2, 3]) lab.sources[0]!.emit(tick)
  await expect.poll(() => lab.sources[0]!.taken).toEqual([1, 2, 3])
  await lab.sources[0]!.return()
  const text = await client.text()
  expect(results(text)).toEqual([1, 2, 3].map((tick) => ({ data: { tick } })))
  expect(text.endsWith('event: complete\ndata: \n\n')).toBe(true)
  expect(lab.held()).toBe(0)
})

test('an event of which nothing is in sight any more is passed over', async () => {
  const lab = await startLab()
  const client = await subscribe(lab.url)
  for (const tick of [1, 0, 2]) lab.sources[0]!.emit(tick)
  await expect.poll(() => lab.sources[0]!.taken).toEqual([1, 0, 2])
  await lab.sources[0]!.return()
  expect(results(await client.text())).toEqual([{ data: { tick: 1 } }, { data: { tick: 2 } }])
  expect(lab.held()).toBe(0)
})

test.each([
  ['its session', (lab: Lab) => lab.revocations.end(['session'], new Date()), 'UNAUTHENTICATED', 'REVOKED'],
  ['the service', (lab: Lab) => lab.streams.end(), 'SUBGRAPH_UNAVAILABLE', undefined],
] as const)('a stream that waits ends with %s, and its client is told why', async (_, end, code, reason) => {
  const lab = await startLab()
  const client = await subscribe(lab.url)
  end(lab)
  expect(results(await client.text())).toMatchObject([
    { errors: [{ extensions: { code, ...(reason && { reason }) } }] },
  ])
  expect(lab.sources[0]!.ended).toBe(true)
})

test('a stream ends with the token that opened it', async () => {
  const lab = await startLab({ expiresInMs: 50 })
  const client = await subscribe(lab.url)
  expect(results(await client.text())).toMatchObject([{ errors: [{ extensions: { reason: 'EXPIRED' } }] }])
})

test('a service that stops opens no new stream', async () => {
  const lab = await startLab()
  lab.streams.end()
  const client = await subscribe(lab.url)
  expect(results(await client.text())).toMatchObject([{ errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] }])
})

test('a client that goes away takes its source with it, while that waits', async () => {
  const lab = await startLab()
  const clients = await Promise.all(Array.from({ length: 20 }, () => subscribe(lab.url)))
  for (const client of clients) client.leave()
  await expect.poll(() => lab.sources.map(({ ended }) => ended)).toEqual(clients.map(() => true))
  await expect
    .poll(() => new Promise((resolve) => lab.http.server.getConnections((_, count) => resolve(count))))
    .toBe(0)
})

test('a client that does not read is waited for', async () => {
  const lab = await startLab({ text: 'x'.repeat(1024 * 1024) })
  const client = await subscribe(lab.url, 'subscription { text }')
  for (let event = 0; event < 100; event += 1) lab.sources[0]!.emit(event)
  await expect.poll(() => lab.sources[0]!.taken.length).toBeGreaterThan(0)
  expect(lab.sources[0]!.taken.length).toBeLessThan(60)
  client.leave()
  await expect.poll(() => lab.sources[0]!.ended).toBe(true)
})

test('who may not listen gets a plain answer', async () => {
  const lab = await startLab()
  const { response } = await subscribe(lab.url, 'subscription { tick }', 'bad')
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ errors: [{ message: 'No.', extensions: { code: 'UNAUTHENTICATED' } }] })
})

test('what is not a document or not a subscription is refused, and no source is opened', async () => {
  const lab = await startLab()
  expect((await subscribe(lab.url, 'subscription {')).response.status).toBe(400)
  expect(results(await (await subscribe(lab.url, 'subscription { nothing }')).text())).toMatchObject([
    { errors: [{ message: expect.stringContaining('Cannot query field') }] },
  ])
  expect(results(await (await subscribe(lab.url, '{ one }')).text())).toMatchObject([
    { errors: [{ message: expect.stringContaining('Only a subscription') }] },
  ])
  expect(lab.sources).toEqual([])
})

test('a stream whose source has fallen behind ends, and its client is told how to go on', async () => {
  const lab = await startLab()
  const client = await subscribe(lab.url)
  lab.sources[0]!.fail(new FellBehind())
  const [last] = results(await client.text())
  expect(last.errors).toMatchObject([{ extensions: { code: 'READER_TOO_SLOW' } }])
})
