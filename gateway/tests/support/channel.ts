import { expect } from 'vitest'

export interface Channel<T> {
  /** To every listener there is now. */
  send(event: T): void
  end(): void
  listen(): AsyncIterableIterator<T>
  /** Waits until so many listen. */
  listeners(count: number): Promise<void>
  /** Events that listeners have taken. */
  readonly taken: number
}

/** A source of events for tests, that knows who listens. */
export function createChannel<T>(): Channel<T> {
  const open = new Set<{ readonly queue: T[]; wake: (() => void) | undefined; ended: boolean }>()
  let taken = 0
  return {
    get taken() {
      return taken
    },
    send: (event) => {
      for (const listener of open) {
        listener.queue.push(event)
        listener.wake?.()
      }
    },
    end: () => {
      for (const listener of open) {
        listener.ended = true
        listener.wake?.()
      }
    },
    listen: () => {
      const listener: { queue: T[]; wake: (() => void) | undefined; ended: boolean } = {
        queue: [],
        wake: undefined,
        ended: false,
      }
      open.add(listener)
      const stop = (): IteratorResult<T> => {
        open.delete(listener)
        listener.ended = true
        listener.wake?.()
        return { done: true, value: undefined }
      }
      const iterator: AsyncIterableIterator<T> = {
        next: async () => {
          while (listener.queue.length === 0) {
            if (listener.ended) return stop()
            await new Promise<void>((resolve) => {
              listener.wake = resolve
            })
          }
          taken++
          return { done: false, value: listener.queue.shift() as T }
        },
        return: async () => stop(),
        [Symbol.asyncIterator]: () => iterator,
      }
      return iterator
    },
    listeners: async (count) => {
      await expect.poll(() => open.size).toBe(count)
    },
  }
}
