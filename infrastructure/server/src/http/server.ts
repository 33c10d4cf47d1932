import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { badRequest, codedError } from '../errors/coded-error.ts'
import { describe } from '../errors/describe.ts'
import { requestIdOf } from '../identity/request.ts'
import type { Logger } from '../logger.ts'
import { maxHeaderBytes, refuseUnreadable } from './client-error.ts'
import { sendRefusal } from './refusal.ts'

/** What answers the requests of a path. */
export interface HttpRoute {
  /** A path, or a prefix that ends in `/*`. */
  path: string
  /** Other methods are answered with 405. */
  methods: readonly string[]
  /** The route itself limits how long a body may take; the bodies of others must be whole after a minute. */
  timesBodies?: boolean
  /** Answers; what it throws is logged and answered with 500, or breaks the response off when its headers are out. */
  handle(request: IncomingMessage, response: ServerResponse): void | Promise<void>
}

/** A server that listens. */
export interface HttpServer {
  /** Without a path, e.g. `http://127.0.0.1:4000`. */
  readonly url: string
  readonly port: number
  readonly server: Server
  /** Whether `drain` has been called. */
  readonly isDraining: boolean
  /**
   * Answers on, and asks each client to send its next request over a new connection, which a balancer may open to another
   * process: every answer from now on closes its connection.
   */
  drain(): void
  /** Takes no new connections, lets requests finish, and cuts off those that are left after `graceMs`. */
  close(graceMs: number): Promise<void>
}

/** A port or address that cannot be had; the message says what to do. */
export class ListenError extends Error {
  override name = 'ListenError'
}

/**
 * Starts an HTTP server; port 0 takes a free one.
 * @throws ListenError when the port or address cannot be had
 */
export async function listen(options: {
  host: string
  port: number
  routes: readonly HttpRoute[]
  log: Logger
  /** What to do about a port that is taken, to follow "or" in the error's message. */
  otherwise?: string
}): Promise<HttpServer> {
  const exact = new Map(options.routes.filter((r) => !r.path.endsWith('/*')).map((r) => [r.path, r]))
  const prefixes = options.routes.filter((r) => r.path.endsWith('/*'))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-request-id', requestIdOf(request))
    const path = pathOf(request)
    const route = exact.get(path) ?? prefixes.find((r) => path.startsWith(r.path.slice(0, -1)))
    if (!route) return sendRefusal(response, badRequest('There is nothing here; try /graphql.', {}, { status: 404 }))
    if (!route.methods.includes(request.method ?? '')) {
      const allow = route.methods.join(', ')
      return sendRefusal(response, badRequest(`This takes ${allow}.`, {}, { status: 405, headers: { allow } }))
    }
    if (route.timesBodies) {
      untimed.add(request.socket)
      response.once('close', () => untimed.delete(request.socket))
    }
    await route.handle(request, response)
  }

  let draining = false
  let closing = false
  const answering = new Set<Duplex>()
  const untimed = new WeakSet<Duplex>()
  const limits = { keepAliveTimeout: 65_000, requestTimeout: 60_000, maxHeaderSize: maxHeaderBytes }
  const server = createServer(limits, (request, response) => {
    const { socket } = request
    // Node says `Connection: close` then.
    if (draining) response.shouldKeepAlive = false
    answering.add(socket)
    response.once('close', () => {
      answering.delete(socket)
      // A connection whose last request has just ended would otherwise hold up the close until it times out.
      if (closing) setImmediate(() => server.closeIdleConnections())
    })
    answer(request, response).catch((error) => {
      const requestId = requestIdOf(request)
      // Whoever leaves before the request is whole has nothing to be told, and nothing is the matter here.
      if (request.socket.destroyed && !request.complete) return
      options.log.error({ err: describe(error), method: request.method, requestId }, 'request failed')
      if (response.headersSent) response.destroy()
      else sendRefusal(response, codedError('INTERNAL_SERVER_ERROR', undefined, { requestId }))
    })
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT' && untimed.has(socket)) return
    // In the middle of an answer, a refusal would become a part of it.
    if (answering.has(socket)) socket.destroy()
    else refuseUnreadable(error, socket)
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    openedAt.set(socket, performance.now())
    socket.once('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, options)))
    server.listen(options.port, options.host, () => resolve())
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${urlHost(options.host)}:${port}`,
    port,
    server,
    get isDraining() {
      return draining
    },
    drain() {
      draining = true
    },
    close,
  }

  async function close(graceMs: number): Promise<void> {
    draining = true
    closing = true
    // What has connected by now is accepted before this turn of the event loop ends, and would be reset otherwise.
    await new Promise((resolve) => setImmediate(resolve))
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    // Browsers connect ahead. Such a connection is not idle to Node, which would wait for its first request.
    for (const socket of sockets) if (socket.bytesRead === 0) endUnlessUsed(socket)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    await closed
    clearTimeout(cut)
  }
}

/** The first request of a connection may be on its way, unless it has had the time to be here. */
function endUnlessUsed(socket: Socket): void {
  const ageMs = performance.now() - (openedAt.get(socket) ?? 0)
  if (ageMs >= firstRequestWithinMs) socket.destroy()
  else setTimeout(() => socket.bytesRead === 0 && socket.destroy(), firstRequestWithinMs - ageMs)
}

const firstRequestWithinMs = 500
const openedAt = new WeakMap<Socket, number>()

/** An error of `listen` as a sentence that says what to do, where it is one that a person can mend. */
export function listenError(
  error: NodeJS.ErrnoException,
  {
    host,
    port,
    otherwise = 'shift every port, e.g. PORT_OFFSET=10000',
  }: { host: string; port: number; otherwise?: string },
): Error {
  if (error.code === 'EADDRINUSE')
    return new ListenError(`Port ${port} is taken. Stop what listens there, or ${otherwise}.`, { cause: error })
  if (error.code === 'EACCES')
    return new ListenError(`Port ${port} needs privileges; choose one above 1023.`, { cause: error })
  if (error.code === 'EADDRNOTAVAIL')
    return new ListenError(`This machine has no address ${host}; set HOST to one it has.`, { cause: error })
  if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN')
    return new ListenError(`HOST=${host} is no address of this machine; set HOST to one it has.`, { cause: error })
  return error
}

const urlHost = (host: string) => (host === '0.0.0.0' || host === '::' ? 'localhost' : host)

/** The path of a request, without its search parameters and without a slash at its end. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const path = url.split('?', 1)[0] ?? ''
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** Aborts when the client leaves before its answer has gone out whole. */
export function clientGone(response: ServerResponse): AbortSignal {
  const aborted = new AbortController()
  // After a whole answer there is nothing to abort, and the reason alone costs microseconds.
  const leave = () => response.writableFinished || aborted.abort()
  if (response.closed) leave()
  else response.once('close', leave)
  return aborted.signal
}
