import type { EventContract } from '@plaza/schema/events'
import type { Logger } from 'pino'
import type { ReceivedEvent, ReceivedEventOf } from '../consumer.ts'
import { type Message, parseMessage } from '../envelope.ts'

/** Most events that wait in one stream; a reader further behind is better off with a new subscription. */
const mostWaiting = 10_000

type Listener = (event: ReceivedEvent) => void

/** Hands one service's live events to the subscriptions in this process. */
export class LiveHub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #log: Logger

  constructor(log: Logger) {
    this.#log = log
  }

  /** The event types that have listeners. */
  get types(): string[] {
    return [...this.#listeners.keys()]
  }

  wants(type: string): boolean {
    return this.#listeners.has(type)
  }

  listen(type: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(type) ?? new Set()
    this.#listeners.set(type, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(type) === listeners) this.#listeners.delete(type)
    }
  }

  emit(message: Message): void {
    const listeners = this.#listeners.get(message.headers.ce_type ?? '')
    if (listeners) tell([...listeners], message, this.#log)
  }

  /** Ends with the signal, or when its reader leaves it. */
  stream<Contract extends EventContract>(
    contracts: readonly Contract[],
    options: { signal?: AbortSignal | undefined; filter?: (event: ReceivedEventOf<Contract>) => boolean } = {},
  ): AsyncIterableIterator<ReceivedEventOf<Contract>> {
    const queue: ReceivedEventOf<Contract>[] = []
    let wake: (() => void) | undefined
    let open = true
    let failure: Error | undefined
    const stops = contracts.map(({ type }) =>
      this.listen(type, (received) => {
        const event = received as unknown as ReceivedEventOf<Contract>
        if (options.filter && !options.filter(event)) return
        if (queue.length < mostWaiting) queue.push(event)
        else {
          failure = new Error(`${mostWaiting} live events wait and are not read: the stream ends`)
          close()
        }
        wake?.()
      }),
    )
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
  try {
    const event = parseMessage(message)
    if (event) for (const listener of listeners) listener(event)
  } catch (error) {
    log.warn({ err: error, topic: message.topic }, 'a live event could not be read or handled, and was dropped')
  }
}
