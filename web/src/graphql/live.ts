import { type Client, CloseCode, createClient } from 'graphql-ws'
import type { Session } from '../session/session.ts'

export type LiveStatus = 'connecting' | 'connected' | 'lost'

/** The one WebSocket of the page: everything live goes over it. */
export interface Live {
  readonly client: Client
  readonly status: () => LiveStatus
  /** Calls when the status changes. */
  readonly subscribe: (listener: () => void) => () => void
  /** Calls when the connection is there again after it was lost, and once more when its subscriptions surely have begun. */
  readonly onReconnected: (listener: () => void) => () => void
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
/** A subscription does not say when it has begun. What happens between the reading and its beginning is read once more. */
const begunWithinMs = 2_000

export function createLive(session: Session): Live {
  const listeners = new Set<() => void>()
  const reconnected = new Set<() => void>()
  let status: LiveStatus = 'connecting'
  let token: string | null = null
  let pong: ReturnType<typeof setTimeout> | undefined
  let begun: ReturnType<typeof setTimeout> | undefined
  const missed = () => {
    for (const listener of reconnected) listener()
  }
  const set = (next: LiveStatus) => {
    const wasLost = status === 'lost'
    status = next
    for (const listener of listeners) listener()
    clearTimeout(begun)
    if (!wasLost || next !== 'connected') return
    missed()
    begun = setTimeout(missed, begunWithinMs)
  }

  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    // Asked for each connection, so that one that is made anew brings a token that is good then.
    async connectionParams() {
      token = await session.accessToken()
      return token ? { authorization: `Bearer ${token}` } : {}
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
    missed,
    close() {
      window.removeEventListener('offline', cut)
      clearTimeout(begun)
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
