import { type Client, CloseCode, createClient } from 'graphql-ws'
import type { Session } from '../session/session.ts'
import { clientName } from './client-name.ts'

export type LiveStatus = 'connecting' | 'connected' | 'lost'

/** The one WebSocket of the page: everything live goes over it. */
export interface Live {
  readonly client: Client
  readonly status: () => LiveStatus
  /** Calls when the status changes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Calls when the connection is there again after it was lost: what is not live is read again. */
  readonly onReconnected: (listener: () => void) => () => void
  /** Calls each time that a subscription of the name has begun, at once where it has: what is read from then on misses nothing. */
  readonly onBegun: (name: string, listener: () => void) => () => void
  /** To be told that a subscription of the name has begun. */
  begun(name: string): void
  /** To be told that nobody wants it any more. */
  over(name: string): void
  /** To be told that something live was not sent for a while, though the connection was there. */
  missed(): void
  close(): void
}

const pingEveryMs = 15_000
const pongWithinMs = 5_000
const ackWithinMs = 10_000
/** Pages follow one another: the connection outlives the last subscription of one for so long. */
const idleForMs = 5_000
const normalClosure = 1000
const longestWaitMs = 20_000

export function createLive(session: Session): Live {
  const listeners = new Set<() => void>()
  const reconnected = new Set<() => void>()
  let status: LiveStatus = 'connecting'
  let token: string | null = null
  let pong: ReturnType<typeof setTimeout> | undefined
  const missed = () => {
    for (const listener of reconnected) listener()
  }
  const set = (next: LiveStatus) => {
    const wasLost = status === 'lost'
    status = next
    for (const listener of listeners) listener()
    if (wasLost && next === 'connected') missed()
  }

  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    // Asked for each connection, so that one that is made anew brings a token that is good then.
    async connectionParams() {
      token = await session.accessToken()
      return { 'apollographql-client-name': clientName, ...(token && { authorization: `Bearer ${token}` }) }
    },
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: async (retries) => waitOrOnline(Math.min(500 * 2 ** retries, longestWaitMs) * (0.5 + Math.random() / 2)),
    keepAlive: pingEveryMs,
    connectionAckWaitTimeout: ackWithinMs,
    lazyCloseTimeout: idleForMs,
    on: {
      connected: () => set('connected'),
      closed: (event) => {
        clearTimeout(pong)
        const { code } = event as CloseEvent
        // The token is refused, has expired, or its session has ended.
        if (code === CloseCode.Forbidden) session.refuse(token)
        // A page on which nothing is live needs no connection.
        set(code === normalClosure ? 'connecting' : 'lost')
      },
      // A machine that slept finds its socket dead without being told so.
      ping: (isReceived) => {
        if (!isReceived) pong = setTimeout(() => client.terminate(), pongWithinMs)
      },
      pong: (isReceived) => isReceived && clearTimeout(pong),
    },
  })
  const cut = () => client.terminate()
  window.addEventListener('offline', cut)

  return {
    client,
    status: () => status,
    subscribe: adder(listeners),
    onReconnected: adder(reconnected),
    ...beginnings(),
    missed,
    close() {
      window.removeEventListener('offline', cut)
      listeners.clear()
      reconnected.clear()
      // A connection that is being made rejects when it is no longer wanted.
      Promise.resolve(client.dispose()).catch(() => {})
    },
  }
}

const adder = (set: Set<() => void>) => (listener: () => void) => {
  set.add(listener)
  return () => set.delete(listener)
}

/** Which subscriptions have begun, by their names. */
export function beginnings(): Pick<Live, 'onBegun' | 'begun' | 'over'> {
  const flowing = new Set<string>()
  const listeners = new Map<string, Set<() => void>>()
  return {
    onBegun(name, listener) {
      const known = listeners.get(name) ?? new Set()
      listeners.set(name, known.add(listener))
      if (flowing.has(name)) listener()
      return () => known.delete(listener)
    },
    begun(name) {
      flowing.add(name)
      for (const listener of listeners.get(name) ?? []) listener()
    },
    over: (name) => void flowing.delete(name),
  }
}

/** Ends early when the machine is online again. */
function waitOrOnline(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer)
      window.removeEventListener('online', end)
      resolve()
    }
    const timer = setTimeout(end, ms)
    window.addEventListener('online', end)
  })
}
