import type { EventContract } from '@plaza/schema/events'
import type { Logger } from 'pino'
import type { ReceivedEvent, ReceivedEventOf } from '../consumer.ts'
import { type Message, parseMessage } from '../envelope.ts'
import type { StreamOptions } from './feed.ts'

/** Most events that wait in one stream; a reader further behind is better off with a new subscription. */
export const mostWaiting = 10_000

/** Why a stream ends whose reader is slower than its events. */
export class FellBehind extends Error {
  override readonly name = 'FellBehind'

  constructor() {
    super(`${mostWaiting} events wait for this stream and are not read: it ends`)
  }
}

type Listener = (event: ReceivedEvent) => void
type KeysOf = (event: ReceivedEvent) => readonly string[]
type ByKey = Map<string, Set<Listener>>

/** Hands one service's live events to the subscriptions in this process. */
export class LiveHub {
  readonly #listeners = new Map<string, Set<Listener>>()
  /** By what finds the keys of an event, and by key. */
  readonly #keyed = new Map<string, Map<KeysOf, ByKey>>()
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  /** The event types that have listeners. */
  get types(): string[] {
    return [...new Set([...this.#listeners.keys(), ...this.#keyed.keys()])]
  }

  wants(type: string): boolean {
    return this.#listeners.has(type) || this.#keyed.has(type)
  }

  listen(type: string, listener: Listener): () => void {
    return listenUnder(this.#listeners, type, listener)
  }

  #listenAbout(type: string, { keys, of }: { keys: readonly string[]; of: KeysOf }, listener: Listener): () => void {
    const all = this.#keyed.get(type) ?? new Map<KeysOf, ByKey>()
    this.#keyed.set(type, all)
    const byKey: ByKey = all.get(of) ?? new Map()
    all.set(of, byKey)
    const stops = keys.map((key) => listenUnder(byKey, key, listener))
    return () => {
      for (const stop of stops) stop()
      if (byKey.size === 0 && all.get(of) === byKey) all.delete(of)
      if (all.size === 0 && this.#keyed.get(type) === all) this.#keyed.delete(type)
    }
  }

  emit(message: Message): void {
    const type = message.headers.ce_type ?? ''
    if (this.wants(type)) tellEach((event) => this.#listenersOf(type, event), message, this.#log)
  }

  #listenersOf(type: string, event: ReceivedEvent): Set<Listener> {
    const found = new Set(this.#listeners.get(type))
    for (const [of, byKey] of this.#keyed.get(type) ?? []) {
      for (const key of of(event)) for (const listener of byKey.get(key) ?? []) found.add(listener)
    }
    return found
  }

  /** Ends with the signal, or when its reader leaves it. */
  stream<Contract extends EventContract>(
    contracts: readonly Contract[],
    options: StreamOptions<ReceivedEventOf<Contract>> = {},
  ): AsyncIterableIterator<ReceivedEventOf<Contract>> {
    const queue: ReceivedEventOf<Contract>[] = []
    let wake: (() => void) | undefined
    let open = true
    let failure: Error | undefined
    const take = (received: ReceivedEvent): void => {
      const event = received as unknown as ReceivedEventOf<Contract>
      if (!open || (options.filter && !options.filter(event))) return
      if (queue.length < mostWaiting) queue.push(event)
      else {
        failure = new FellBehind()
        queue.length = 0
        close()
      }
      wake?.()
    }
    const about = options.about as { keys: readonly string[]; of: KeysOf } | undefined
    const stops = contracts.map(({ type }) => (about ? this.#listenAbout(type, about, take) : this.listen(type, take)))
    const close = (): void => {
      open = false
      for (const stop of stops) stop()
      options.signal?.removeEventListener('abort', close)
      wake?.()
    }
    options.signal?.addEventListener('abort', close)
    if (options.signal?.aborted) close()
    return {
      [Symbol.asyncIterator]() {
        return this
      },
      async next() {
        while (open && queue.length === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
        if (failure) throw failure
        const value = queue.shift()
        return open && value ? { value, done: false } : { value: undefined, done: true }
      },
      async return() {
        close()
        return { value: undefined, done: true }
      },
    }
  }
}

/** Calls listeners with the event of a message; an error, of a listener or of the message, is logged and not thrown. */
export function tell(listeners: readonly Listener[], message: Message, log: Logger): void {
  tellEach(() => listeners, message, log)
}

function tellEach(listenersOf: (event: ReceivedEvent) => Iterable<Listener>, message: Message, log: Logger): void {
  try {
    const event = parseMessage(message)
    if (event) for (const listener of listenersOf(event)) listener(event)
  } catch (error) {
    log.warn({ err: error, topic: message.topic }, 'a live event could not be read or handled, and was dropped')
  }
}

function listenUnder(listeners: ByKey, key: string, listener: Listener): () => void {
  const those = listeners.get(key) ?? new Set()
  listeners.set(key, those.add(listener))
  return () => {
    those.delete(listener)
    if (those.size === 0 && listeners.get(key) === those) listeners.delete(key)
  }
}
