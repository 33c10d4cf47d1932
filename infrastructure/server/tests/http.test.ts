import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { badRequest } from '../src/errors/coded-error.ts'
import { healthRoutes } from '../src/http/health.ts'
import { sendRefusal } from '../src/http/refusal.ts'
import { type HttpRoute, type HttpServer, ListenError, listen } from '../src/http/server.ts'
import { createLogger } from '../src/logger.ts'
import { Degraded, NotServing } from '../src/readiness.ts'

const log = createLogger({ service: 'test', level: 'silent' })
let server: HttpServer | undefined
afterEach(async () => {
  await server?.close(1_000)
  server = undefined
})
const serve = async (routes: HttpRoute[]) => {
  server = await listen({ host: '127.0.0.1', port: 0, routes, log })
  return server.url
}

test('a taken port is told with what to do about it', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.once('listening', resolve))
  const { port } = other.address() as AddressInfo
  const attempt = listen({ host: '127.0.0.1', port, routes: [], log })
  await expect(attempt).rejects.toThrow(ListenError)
  await expect(attempt).rejects.toThrow(new RegExp(`Port ${port} is taken.*PORT_OFFSET`))
  other.close()
})

test('an unknown path and a wrong method are told what there is', async () => {
  const url = await serve([{ path: '/graphql', methods: ['POST'], handle: (_, response) => void response.end() }])
  const nowhere = await fetch(`${url}/nowhere`)
  expect(nowhere.status).toBe(404)
  expect(await nowhere.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] })
  const wrong = await fetch(`${url}/graphql`)
  expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST'])
})

test.each(['//', '/%', '/http:///', '*'])('a path that is no path, %s, harms nobody', async (path) => {
  const url = new URL(await serve([]))
  const socket = connect(Number(url.port), url.hostname)
  socket.write(`GET ${path} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`)
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toContain('404')
  socket.destroy()
})

test('a route that throws is answered with 500 and nothing of its cause', async () => {
  const url = await serve([
    {
      path: '/',
      methods: ['GET'],
      handle() {
        throw new Error('secret cause')
      },
    },
  ])
  const response = await fetch(`${url}/`)
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('secret')
})

test('ready answers 200 only while everything serves, live always', async () => {
  let works = true
  const url = await serve(
    healthRoutes({
      async database() {
        if (!works) throw new Error('down')
      },
    }),
  )
  expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({ status: 'ok', checks: { database: 'ok' } })
  works = false
  const response = await fetch(`${url}/health/ready`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'not ready', checks: { database: 'failed' } })
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
})

test('what it can do without for a while makes it degraded, not unready', async () => {
  const url = await serve(
    healthRoutes({
      async database() {},
      async posts() {
        throw new Degraded()
      },
    }),
  )
  const response = await fetch(`${url}/health/ready`)
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ status: 'degraded', checks: { database: 'ok', posts: 'degraded' } })
})

test('health says what is the matter where that is known, and that the process must be replaced when it is lost', async () => {
  let loss: string | undefined
  const checks = {
    async database() {
      throw new NotServing('The disk is full.')
    },
  }
  const url = await serve(healthRoutes(checks, () => loss))
  expect(await (await fetch(`${url}/health/ready`)).json()).toEqual({
    status: 'not ready',
    checks: { database: 'failed' },
    problems: { database: 'The disk is full.' },
  })
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
  loss = 'The data are gone.'
  const response = await fetch(`${url}/health/live`)
  expect([response.status, await response.json()]).toEqual([503, { status: 'lost', problem: loss }])
})

test('a host that is no address of this machine is named', async () => {
  const listening = listen({ host: 'nope.invalid', port: 0, routes: [], log })
  await expect(listening).rejects.toThrow(ListenError)
  await expect(listening).rejects.toThrow('HOST=nope.invalid is no address of this machine')
})

test('closing lets a request finish and takes no new one', async () => {
  let finish = () => {}
  let arrived = () => {}
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve
  })
  const url = await serve([
    {
      path: '/slow',
      methods: ['GET'],
      handle: (_, response) =>
        new Promise((resolve) => {
          finish = () => resolve(void response.end('done'))
          arrived()
        }),
    },
  ])
  const slow = fetch(`${url}/slow`)
  await hasArrived
  const closed = server?.close(5_000)
  server = undefined
  await expect(fetch(`${url}/slow`)).rejects.toThrow()
  finish()
  expect(await (await slow).text()).toBe('done')
  await closed
})

test('a connection that has not been used, as browsers open ahead, does not hold the close up', async () => {
  await serve([])
  const { port, server: http } = server!
  const connected = once(http, 'connection')
  const ahead = connect(port, '127.0.0.1')
  await Promise.all([connected, once(ahead, 'connect')])
  const ended = once(ahead, 'close')
  await server!.close(600_000)
  server = undefined
  await ended
})

test('a server that drains answers on, is not ready, and closes each connection with its answer', async () => {
  const url = await serve([
    { path: '/graphql', methods: ['GET'], handle: (_, response) => void response.end('here') },
    ...healthRoutes({}, undefined, () => server!.isDraining),
  ])
  expect((await fetch(`${url}/graphql`)).headers.get('connection')).toBe('keep-alive')
  server!.drain()
  const answer = await fetch(`${url}/graphql`)
  expect([answer.headers.get('connection'), await answer.text()]).toEqual(['close', 'here'])
  const ready = await fetch(`${url}/health/ready`)
  expect([ready.status, await ready.json()]).toMatchObject([503, { status: 'stopping' }])
  expect((await fetch(`${url}/health/live`)).status).toBe(200)
})

test('a connection that has only just been made may still send its request to a server that closes', async () => {
  await serve([{ path: '/graphql', methods: ['GET'], handle: (_, response) => void response.end('here') }])
  const accepted = once(server!.server, 'connection')
  const socket = connect(server!.port, '127.0.0.1')
  await accepted
  const closed = server!.close(5_000)
  socket.write('GET /graphql HTTP/1.1\r\nhost: a\r\n\r\n')
  const chunks = await socket.toArray()
  expect(Buffer.concat(chunks).toString()).toMatch(/^HTTP\/1.1 200 OK[\s\S]*Connection: close[\s\S]*here/)
  await closed
})

test('a body that takes longer than a minute is for the routes that time bodies themselves', async () => {
  const route = (path: string, timesBodies: boolean): HttpRoute => ({
    path,
    methods: ['PUT'],
    timesBodies,
    async handle(request, response) {
      await request.resume().toArray()
      response.end('whole')
    },
  })
  const url = new URL(await serve([route('/slow', true), route('/quick', false)]))
  const send = async (path: string) => {
    const accepted = once(server!.server, 'connection')
    const asked = once(server!.server, 'request')
    const socket = connect(Number(url.port), url.hostname)
    socket.write(`PUT ${path} HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\nab`)
    const [ours] = await accepted
    await asked
    // As Node does once the minute is over.
    const late = Object.assign(new Error('timed out'), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
    server!.server.emit('clientError', late, ours)
    socket.end('cd')
    return text(socket)
  }
  expect(await send('/slow')).toMatch(/^HTTP\/1.1 200 .*whole/s)
  expect(await send('/quick')).toBe('')
})

test('a connection on which a body is refused stays open for its rest, so that the client reads the answer', async () => {
  const url = new URL(
    await serve([
      {
        path: '/',
        methods: ['PUT'],
        handle: (_, response) => sendRefusal(response, badRequest('Too large.', { maxBytes: 1 })),
      },
    ]),
  )
  const socket = connect(Number(url.port), url.hostname)
  socket.write('PUT / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\nab')
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  await expect.poll(() => answer).toMatch(/^HTTP\/1.1 413 .*Connection: close.*Too large/is)
  await (await fetch(new URL('/nowhere', url))).text()
  expect(socket.readableEnded).toBe(false)
  socket.write('cd')
  await once(socket, 'end')
})
