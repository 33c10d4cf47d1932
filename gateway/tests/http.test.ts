import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { brotliCompressSync, brotliDecompressSync, deflateSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedGateway, startOnSpecs } from './support/plaza-gateway.ts'

const runs: string[] = []
const words = 'a word, and another one, '.repeat(400)
let gateway: StartedGateway

beforeAll(async () => {
  gateway = await startOnSpecs(
    {
      a: {
        sdl: 'type Query { ping: String words: String subscription: Int } type Mutation { go: Int } type Subscription { ticks: Int }',
        root: {
          ping: 'pong',
          words,
          subscription: 1,
          go: () => runs.push('go'),
        },
        resolvers: {
          Subscription: {
            ticks: {
              subscribe: async function* () {
                yield { ticks: 1 }
              },
            } as never,
          },
        },
      },
    },
    { MAX_BODY_BYTES: '100000' },
    { manifest: [{ id: 'known', name: 'Known', body: 'query Known { ping }' }] },
  )
})
afterAll(() => gateway[Symbol.asyncDispose]())

type Headers = Record<string, string>

const json = { 'content-type': 'application/json' }
const post = (body: object | string, headers: Headers = {}) =>
  fetch(gateway.url, {
    method: 'POST',
    headers: { ...json, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const get = (params: Record<string, string>, headers: Headers = {}, method = 'GET') =>
  fetch(`${gateway.url}?${new URLSearchParams(params)}`, { method, headers })
const typeOf = (response: Response) => response.headers.get('content-type')?.split(';')[0]
const codesOf = async (response: Response) =>
  ((await response.json()) as { errors?: { extensions: { code: string } }[] }).errors?.map((e) => e.extensions.code)

const ofUrql =
  'application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed'
const graphqlJson = 'application/graphql-response+json'

describe('the type of an answer', () => {
  test.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json', 'application/json'],
    [graphqlJson, graphqlJson],
    ['application/graphql-response+json,application/json;q=0.9', graphqlJson],
    ['application/json, application/graphql-response+json;q=0.5', 'application/json'],
    ['application/json, application/graphql-response+json;q=0', 'application/json'],
    ['application/json;q=0, */*', graphqlJson],
    [ofUrql, graphqlJson],
    ['text/event-stream, application/json;q=0.1', 'application/json'],
    ['text/event-stream;q=0, */*', 'application/json'],
    ['TEXT/EVENT-STREAM, Application/JSON', 'application/json'],
    ['text/event-stream', 'text/event-stream'],
    ['text/event-stream; charset=utf-8, image/png', 'text/event-stream'],
    ['application/json;q=0, text/event-stream', 'text/event-stream'],
  ])('of a query is, for Accept: %s, %s', async (accept, type) => {
    const headers: Headers = accept === undefined ? {} : { accept }
    for (const ask of [() => post({ query: '{ ping }' }, headers), () => get({ query: '{ ping }' }, headers)]) {
      const response = await ask()
      expect([response.status, typeOf(response)]).toEqual([200, type])
      expect(response.headers.get('vary')).toContain('accept')
      const text = await response.text()
      const data = { data: { ping: 'pong' } }
      expect(text).toContain(JSON.stringify(data))
      if (type === 'text/event-stream') expect(text.match(/^event: \w+/gm)).toEqual(['event: next', 'event: complete'])
    }
  })

  test('nothing runs for a client that accepts no answer there is', async () => {
    for (const accept of ['image/png', 'text/event-stream;q=0', 'text/plain', 'nonsense']) {
      const response = await post({ query: 'mutation { go }' }, { accept })
      expect([response.status, await codesOf(response)]).toEqual([406, ['BAD_REQUEST']])
    }
    expect(runs).toEqual([])
  })

  test.each([
    ['application/json, application/graphql-response+json;q=0.5', 200],
    ['application/json, application/graphql-response+json;q=0', 200],
    ['*/*', 200],
    [ofUrql, 400],
    ['application/graphql-response+json;q=0.1', 400],
  ])('says what status a document at fault has: Accept: %s, %i', async (accept, status) => {
    const response = await post({ query: '{ nothing }' }, { accept })
    expect(response.status).toBe(status)
    expect(typeOf(response)).toBe(status === 200 ? 'application/json' : graphqlJson)
    expect(await codesOf(response)).toEqual(['GRAPHQL_VALIDATION_FAILED'])
  })

  test('of a subscription is a stream wherever one is accepted', async () => {
    for (const accept of ['text/event-stream', ofUrql, 'application/json, text/event-stream;q=0.1']) {
      const response = await post({ query: 'subscription { ticks }' }, { accept })
      expect(typeOf(response)).toBe('text/event-stream')
      expect(await response.text()).toContain('{"data":{"ticks":1}}')
    }
    const field = await post({ query: '{ subscription }' }, { accept: ofUrql })
    expect(await field.json()).toEqual({ data: { subscription: 1 } })
  })

  test.each([
    ['multipart/mixed;boundary="graphql";subscriptionSpec="1.0",application/json'],
    ['application/json'],
    ['*/*'],
  ])('of a subscription is, for Accept: %s, what to ask with instead', async (accept) => {
    for (const response of [
      await post({ query: 'subscription { ticks }' }, { accept }),
      await get({ query: 'subscription { ticks }' }, { accept }),
    ]) {
      expect([response.status, typeOf(response)]).toEqual([406, 'application/json'])
      expect(await response.text()).toMatch(/Accept: text\/event-stream.*graphql-transport-ws/)
    }
  })
})

describe('a request', () => {
  test('has the same answer by HEAD as by GET, without its body', async () => {
    for (const accept of ['application/json', graphqlJson]) {
      const [whole, head] = [
        await get({ query: '{ words }' }, { accept }),
        await get({ query: '{ words }' }, { accept }, 'HEAD'),
      ]
      expect(await head.text()).toBe('')
      for (const name of ['content-type', 'content-length', 'content-encoding', 'vary']) {
        expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)])
      }
      expect(head.status).toBe(200)
    }
    const stream = await get({ query: 'subscription { ticks }' }, { accept: 'text/event-stream' }, 'HEAD')
    expect([stream.status, typeOf(stream), await stream.text()]).toEqual([200, 'text/event-stream', ''])
    const mutation = await get({ query: 'mutation { go }' }, {}, 'HEAD')
    expect(mutation.status).toBe(405)
  })

  test('may end its path in a slash', async () => {
    const response = await fetch(`${gateway.url}/`, { method: 'POST', headers: json, body: '{"query":"{ ping }"}' })
    expect(await response.json()).toEqual({ data: { ping: 'pong' } })
  })

  test('may be a long GET, and one that is too long is told to be a POST', async () => {
    const long = await get({ query: `{ ping } #${'x'.repeat(30_000)}` })
    expect(await long.json()).toEqual({ data: { ping: 'pong' } })
    const tooLong = await get({ query: `{ ping } #${'x'.repeat(140_000)}` })
    expect([tooLong.status, await codesOf(tooLong)]).toEqual([431, ['BAD_REQUEST']])
  })

  test('that is not HTTP is told so in JSON', async () => {
    const socket = connect(gateway.gateway.port, '127.0.0.1')
    socket.write('HELLO\r\n\r\n')
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk as Buffer)
    expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n.*"code":"BAD_REQUEST"/s)
  })

  test.each(['application/json', 'text/event-stream', ofUrql])('holds one operation, by Accept: %s', async (accept) => {
    for (const body of [
      '[{"query":"{ ping }"}]',
      '"{ ping }"',
      '1',
      'null',
      '{"query":{}}',
      '{"query":"{ ping }","variables":[]}',
    ]) {
      const response = await post(body, { accept })
      expect([body, response.status, await codesOf(response)]).toEqual([body, 400, ['BAD_REQUEST']])
    }
    const twice = await fetch(`${gateway.url}?query={ping}&query={ping}`, { headers: { accept } })
    expect([twice.status, await codesOf(twice)]).toEqual([400, ['BAD_REQUEST']])
  })

  test.each([
    'text/plain',
    'text/plain; charset=json',
    'text/plain;json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=json',
    'application/json; charset=utf-16',
    'json',
    '',
  ])('of the media type "%s" runs nothing, whatever it accepts', async (type) => {
    const body = JSON.stringify({ query: 'mutation { go }' })
    for (const accept of ['application/json', 'text/event-stream', 'application/json, text/event-stream', '*/*']) {
      const headers = { accept, origin: 'http://evil.test', ...(type && { 'content-type': type }) }
      const response = await fetch(gateway.url, { method: 'POST', headers, body: type ? body : Buffer.from(body) })
      expect([response.status, await codesOf(response)]).toEqual([415, ['BAD_REQUEST']])
    }
    expect(runs).toEqual([])
  })

  test.each([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['GZIP', gzipSync],
    ['identity', (body: Buffer) => body],
  ])('may be compressed: %s', async (encoding, compress) => {
    const headers = { ...json, 'content-encoding': encoding }
    const body = compress(Buffer.from('{"query":"{ ping }"}'))
    const response = await fetch(gateway.url, { method: 'POST', headers, body })
    expect(await response.json()).toEqual({ data: { ping: 'pong' } })
  })

  test('is bounded before it is decompressed and after', async () => {
    const send = async (encoding: string, body: Buffer) => {
      const headers = { ...json, 'content-encoding': encoding }
      const response = await fetch(gateway.url, { method: 'POST', headers, body })
      return [response.status, await response.json()]
    }
    const refusal = {
      errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST', maxBytes: 100_000 } }],
    }
    const bomb = Buffer.alloc(200_000_000, ' ')
    expect(await send('gzip', gzipSync(bomb))).toEqual([413, refusal])
    expect(await send('br', brotliCompressSync(bomb.subarray(0, 50_000_000)))).toEqual([413, refusal])
    // Blocks that hold nothing, without end.
    const nothing = Buffer.alloc(500_000, Buffer.from([0, 0, 0, 0xff, 0xff]))
    expect(await send('deflate', Buffer.concat([Buffer.from([0x78, 0x9c]), nothing]))).toEqual([413, refusal])
    expect((await send('gzip', Buffer.from('{}')))[0]).toBe(400)
    expect((await send('gzip', gzipSync('{"query":"{ ping }"}').subarray(0, 20)))[0]).toBe(400)
    expect((await send('zstd', Buffer.from('{}')))[0]).toBe(415)
    expect((await send('gzip, gzip', gzipSync(gzipSync('{}'))))[0]).toBe(415)
  })

  test('with a byte-order mark is read past it', async () => {
    expect(await (await post('\ufeff{"query":"{ ping }"}')).json()).toEqual({ data: { ping: 'pong' } })
  })

  test('much larger than is allowed gets its refusal', async () => {
    const response = await post({ query: 'x'.repeat(20_000_000) })
    expect([response.status, await codesOf(response)]).toEqual([413, ['BAD_REQUEST']])
  })
})

describe('an answer', () => {
  const raw = async (headers: Headers, query = '{ words }') => {
    // fetch decompresses by itself, and adds an Accept-Encoding of its own.
    const { request } = await import('node:http')
    return new Promise<{ headers: Headers; body: Buffer }>((resolve, reject) => {
      const asked = request(gateway.url, { method: 'POST', headers: { ...json, ...headers } }, async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk as Buffer)
        resolve({ headers: response.headers as Headers, body: Buffer.concat(chunks) })
      })
      asked.once('error', reject)
      asked.end(JSON.stringify({ query }))
    })
  }

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip', 'gzip', gunzipSync],
    ['br;q=0.5, gzip', 'gzip', gunzipSync],
    ['br;q=0, *', 'gzip', gunzipSync],
    ['*', 'br', brotliDecompressSync],
    ['deflate', undefined, (body: Buffer) => body],
    ['gzip;q=0', undefined, (body: Buffer) => body],
    ['identity, gzip;q=0.5', undefined, (body: Buffer) => body],
    [undefined, undefined, (body: Buffer) => body],
  ])('is compressed as it is accepted: %s, %s', async (accepted, encoding, decompress) => {
    const { headers, body } = await raw(accepted === undefined ? {} : { 'accept-encoding': accepted })
    expect(headers['content-encoding']).toBe(encoding)
    expect(headers.vary).toContain('accept-encoding')
    expect(Number(headers['content-length'])).toBe(body.length)
    expect(JSON.parse(decompress(body).toString())).toEqual({ data: { words } })
    if (encoding) expect(body.length).toBeLessThan(1000)
  })

  test('is not compressed when it is small or a stream', async () => {
    const all = { 'accept-encoding': 'gzip, br' }
    expect((await raw(all, '{ ping }')).headers['content-encoding']).toBeUndefined()
    const stream = await raw({ ...all, accept: 'text/event-stream' })
    expect(stream.headers['content-encoding']).toBeUndefined()
    expect(stream.body.toString()).toContain('a word')
  })

  test('carries the id of its request, whatever it is', async () => {
    const id = 'request-of-mine'
    const asks: [number, Promise<Response>][] = [
      [200, post({ query: '{ ping }' }, { 'x-request-id': id })],
      [200, post({ query: '{ ping }' }, { 'x-request-id': id, accept: 'text/event-stream' })],
      [401, post({ query: '{ ping }' }, { 'x-request-id': id, authorization: 'Bearer no' })],
      [
        401,
        post({ query: '{ ping }' }, { 'x-request-id': id, authorization: 'Bearer no', accept: 'text/event-stream' }),
      ],
      [400, post('{', { 'x-request-id': id })],
      [404, fetch(new URL('/nowhere', gateway.url), { headers: { 'x-request-id': id } })],
      [405, fetch(gateway.url, { method: 'DELETE', headers: { 'x-request-id': id } })],
    ]
    for (const [status, asked] of asks) {
      const response = await asked
      expect([response.status, response.headers.get('x-request-id')]).toEqual([status, id])
      expect(response.headers.get('www-authenticate')).toEqual(
        status === 401 ? expect.stringMatching(/^Bearer /) : null,
      )
      await response.text()
    }
  })
})

describe('a persisted operation', () => {
  const hash = (query: string) => createHash('sha256').update(query).digest('hex')
  const named = (sha256Hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } })

  test.each(['application/json', 'text/event-stream', ofUrql])('is known by its id, by Accept: %s', async (accept) => {
    const query = `{ ping } # ${accept}`
    const ask = async (body: object) => (await post(body, { accept })).text()
    expect(await ask(named('known'))).toContain('pong')
    expect(await ask(named(hash(query)))).toContain('PERSISTED_QUERY_NOT_FOUND')
    expect(await ask({ query, ...named(hash(query)) })).toContain('pong')
    expect(await ask(named(hash(query)))).toContain('pong')
    expect(await (await get({ extensions: JSON.stringify(named(hash(query)).extensions) })).text()).toContain('pong')
    for (const wrong of [
      { query, ...named('other') },
      { extensions: { persistedQuery: { version: 2, sha256Hash: 'known' } } },
    ]) {
      const response = await post(wrong, { accept })
      expect([response.status, await codesOf(response)]).toEqual([400, ['BAD_REQUEST']])
    }
  })
})

describe('operationName', () => {
  test.each(['application/json', graphqlJson, ofUrql, 'text/event-stream'])(
    'that names nothing runs nothing: %s',
    async (accept) => {
      for (const asked of [
        { query: 'mutation M { go }', operationName: 'B' },
        { query: 'mutation A { go } mutation B { go }' },
        { query: 'mutation A { go } query B { ping }', operationName: 'C' },
      ]) {
        const posted = await post(asked, { accept })
        expect([posted.status, await codesOf(posted)]).toEqual([400, ['OPERATION_RESOLUTION_FAILURE']])
        const got = await get(asked as Record<string, string>, { accept })
        expect([400, 405]).toContain(got.status)
      }
      const mutation = await get({ query: 'mutation M { go }' }, { accept })
      expect([mutation.status, mutation.headers.get('allow')]).toEqual([405, 'POST'])
      expect(runs).toEqual([])
    },
  )
})
