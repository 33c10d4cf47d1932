import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { httpOf, nestsTooDeep, type OperationParams, pathOf, textOfResult } from '@plaza/server'
import { GraphQLError, parse } from 'graphql'
import { CloseCode, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws'
import { type Extra, useServer } from 'graphql-ws/use/ws'
import { WebSocket, WebSocketServer } from 'ws'
import { type Admission, type Subscriptions, shuttingDown } from './subscriptions.ts'

/** What the WebSocket server needs. */
export interface WebSocketOptions {
  readonly server: Server
  readonly path: string
  readonly subscriptions: Subscriptions
  /** Finds who connects, by the `connection_init` payload; throws a GraphQLError to refuse them. */
  readonly admit: (request: IncomingMessage, params: { readonly [name: string]: unknown }) => Promise<Admission>
  /** A browser sends no preflight for a WebSocket, so its origin is checked here. */
  readonly allowsOrigin: (request: IncomingMessage) => boolean
  readonly maxConnections: number
  /** Counts a connection against the rate limit; throws a GraphQLError when there are too many. */
  readonly takeConnection?: (request: IncomingMessage) => Promise<void>
  /** Counts an operation against the rate limit; throws a GraphQLError when there are too many. */
  readonly takeOperation?: (request: IncomingMessage, admission: Admission) => Promise<void>
  /** 12,000 unless given. */
  readonly heartbeatMs?: number
  /** 1 MiB unless given. */
  readonly maxMessageBytes?: number
  /** How long a client may take to send `connection_init`; 5,000 unless given. */
  readonly initTimeoutMs?: number
}

/** Closes on a message that is nested too deep, before graphql-ws parses it. */
class CarefulWebSocket extends WebSocket {
  override emit(event: string | symbol, ...given: unknown[]): boolean {
    if (event !== 'message' || !nestsTooDeep(String(given[0]))) return super.emit(event, ...given)
    this.close(CloseCode.BadRequest, 'The message is nested more than 100 levels deep.')
    return true
  }
}

/** A WebSocket server on a path. */
export interface MountedWebSocket {
  readonly connections: number
  /** Takes no new connections and closes those there are, with a reason. */
  close(): Promise<void>
}

type ExtraOfOurs = Extra & { admission?: Admission }

/** The gateway runs operations itself, so graphql-ws is given this document in the place of each. */
const placeholder = parse('subscription { _ }', { noLocation: true })

/** Serves GraphQL over WebSocket, in the graphql-transport-ws protocol, on a path of an HTTP server. */
export function mountWebSocket(options: WebSocketOptions): MountedWebSocket {
  const { server, path, subscriptions, admit, allowsOrigin, maxConnections, takeConnection, takeOperation } = options
  const { heartbeatMs = 12_000, maxMessageBytes = 1024 * 1024, initTimeoutMs = 5_000 } = options
  const sockets = new WebSocketServer({
    noServer: true,
    WebSocket: CarefulWebSocket,
    maxPayload: maxMessageBytes,
    handleProtocols: (offered) => offered.has(GRAPHQL_TRANSPORT_WS_PROTOCOL) && GRAPHQL_TRANSPORT_WS_PROTOCOL,
  })

  const protocol = useServer<Record<string, unknown>, { admission?: Admission }>(
    {
      connectionInitWaitTimeout: initTimeoutMs,
      onConnect: async ({ extra, connectionParams }) => {
        try {
          const admission = await admit(extra.request, connectionParams ?? {})
          ;(extra as ExtraOfOurs).admission = admission
          endWithAdmission(extra as ExtraOfOurs, admission)
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error
          extra.socket.close(CloseCode.Forbidden, closeReason(error.message))
          return false
        }
        return true
      },
      onSubscribe: async ({ extra }, id, payload) => {
        const admission = (extra as ExtraOfOurs).admission as Admission
        try {
          await takeOperation?.(extra.request, admission)
        } catch (error) {
          if (error instanceof GraphQLError) return [error]
          throw error
        }
        return {
          schema: undefined as never,
          document: placeholder,
          contextValue: { id, socket: extra.socket, params: payload, admission },
        }
      },
      subscribe: async ({ contextValue }) => {
        return sendResults(subscriptions, contextValue as Subscribed) as never
      },
    },
    sockets,
    heartbeatMs,
  )

  // graphql-ws prints what a client does wrong, such as a message that is too large, for which `ws` has closed already.
  sockets.on('connection', (socket) => socket.removeAllListeners('error').on('error', () => {}))

  const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (pathOf(request) !== path) return refuse(socket, '404 Not Found')
    if (!allowsOrigin(request)) return refuse(socket, '403 Forbidden')
    if (sockets.clients.size >= maxConnections) return refuse(socket, '503 Service Unavailable')
    try {
      await takeConnection?.(request)
    } catch (error) {
      const { status, headers } = httpOf(error as GraphQLError)
      return refuse(socket, `${status} ${STATUS_CODES[status]}`, headers)
    }
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
  }
  server.on('upgrade', upgrade)

  return {
    get connections() {
      return sockets.clients.size
    },
    async close() {
      server.off('upgrade', upgrade)
      for (const client of sockets.clients) client.close(1001, closeReason(shuttingDown().message))
      await protocol.dispose()
    },
  }
}

/** Closes the socket when the right to it ends: later operations would be refused one by one otherwise. */
function endWithAdmission({ socket }: Extra, { signal }: Admission): void {
  const close = () => {
    const { reason } = signal
    socket.close(CloseCode.Forbidden, closeReason(reason instanceof Error ? reason.message : 'Forbidden'))
  }
  if (signal.aborted) close()
  signal.addEventListener('abort', close, { once: true })
  socket.once('close', () => signal.removeEventListener('abort', close))
}

/** An operation of a client. */
interface Subscribed {
  /** The client's, for its messages. */
  readonly id: string
  readonly socket: WebSocket
  readonly params: OperationParams
  readonly admission: Admission
}

/**
 * Sends the results of an operation itself, since graphql-ws would make JSON of each for each client, and ask each error for
 * its `toJSON`, where masked ones are what is told already. What graphql-ws gets has no results: it waits for the end, and
 * ends the operation by `return`, which has to get through to one that waits.
 */
function sendResults(subscriptions: Subscriptions, { id, socket, params, admission }: Subscribed) {
  const left = new AbortController()
  const results = subscriptions.start(subscriptions.prepare(params, admission), admission, left.signal)
  const begin = `{"id":${JSON.stringify(id)},"type":"next","payload":`
  const over = { value: undefined, done: true } as const
  const iterator: AsyncIterableIterator<never> = {
    async next() {
      for await (const result of results) {
        if (left.signal.aborted) break
        await sendTo(socket, `${begin}${textOfResult(result)}}`)
      }
      return over
    },
    async return() {
      left.abort()
      await results.return()
      return over
    },
    [Symbol.asyncIterator]: () => iterator,
  }
  return iterator
}

/** Resolves when the message has left this process. */
function sendTo(socket: WebSocket, message: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.readyState !== WebSocket.OPEN) resolve()
    else socket.send(message, (error) => (error ? reject(error) : resolve()))
  })
}

function refuse(socket: Duplex, status: string, headers: ReadonlyMap<string, string> = new Map()): void {
  const lines = [...headers].map(([name, value]) => `${name}: ${value}\r\n`).join('')
  socket.end(`HTTP/1.1 ${status}\r\n${lines}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** The protocol has room for 123 bytes. */
function closeReason(message: string): string {
  return Buffer.byteLength(message) <= 123 ? message : `${Buffer.from(message).subarray(0, 120).toString('latin1')}...`
}
