import { SubgraphUnavailable } from '../errors.ts'
import type { FetchContext } from '../types.ts'

/**
 * The life of one fetch: ended by its answer, by its time-out or by the client. An AbortController costs about as much
 * as a small in-process fetch, so it is made only for a transport or resolver that asks for the signal.
 */
export class FetchScope implements FetchContext {
  readonly request: unknown
  #reject: ((reason: unknown) => void) | undefined
  #controller: AbortController | undefined
  #listeners: Set<(reason: unknown) => void> | undefined
  #reason: unknown
  readonly #timer: NodeJS.Timeout | undefined

  /** @param spentMs how much of the time is over already */
  constructor(request: unknown, timeoutMs: number, spentMs = 0) {
    this.request = request
    this.#timer = Number.isFinite(timeoutMs)
      ? setTimeout(() => {
          this.abort(new SubgraphUnavailable(`No answer within ${timeoutMs} ms`))
        }, timeoutMs - spentMs)
      : undefined
  }

  get signal(): AbortSignal {
    this.#controller ??= new AbortController()
    if (this.#reason !== undefined) this.#controller.abort(this.#reason)
    return this.#controller.signal
  }

  onAbort(listener: (reason: unknown) => void): () => void {
    if (this.#reason !== undefined) listener(this.#reason)
    this.#listeners ??= new Set()
    const listeners = this.#listeners.add(listener)
    return () => listeners.delete(listener)
  }

  /** Settles as the work does, or rejects when the fetch is to be given up. */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject
      if (this.#reason !== undefined) reject(this.#reason)
      work.then(resolve, reject)
    })
  }

  abort(reason: unknown): void {
    if (this.#reason !== undefined) return
    this.#reason = reason ?? new SubgraphUnavailable('Aborted')
    this.#controller?.abort(this.#reason)
    for (const listener of this.#listeners ?? []) listener(this.#reason)
    this.#reject?.(this.#reason)
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}
