import { SubgraphUnavailable } from '../errors.ts'
import type { FetchContext } from '../types.ts'

/**
 * The life of one fetch: ended by its answer, by its time-out or by the client. An AbortController costs about as much
 * as a small in-process fetch, so it is made only for a transport or resolver that asks for the signal.
 */
export class FetchScope implements FetchContext {
  readonly request: unknown
  #giveUp: ((reason: unknown) => void) | undefined
  #controller: AbortController | undefined
  /** Most fetches have one. */
  #listener: ((reason: unknown) => void) | undefined
  #others: Set<(reason: unknown) => void> | undefined
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
    if (!this.#listener) {
      this.#listener = listener
      return () => {
        if (this.#listener === listener) this.#listener = undefined
      }
    }
    this.#others ??= new Set()
    const others = this.#others.add(listener)
    return () => others.delete(listener)
  }

  /** Tells one listener when the fetch is to be given up; at once where it is already. */
  whenGivenUp(tell: (reason: unknown) => void): void {
    this.#giveUp = tell
    if (this.#reason !== undefined) tell(this.#reason)
  }

  abort(reason: unknown): void {
    if (this.#reason !== undefined) return
    this.#reason = reason ?? new SubgraphUnavailable('Aborted')
    this.#controller?.abort(this.#reason)
    this.#listener?.(this.#reason)
    for (const listener of this.#others ?? []) listener(this.#reason)
    this.#giveUp?.(this.#reason)
  }

  close(): void {
    clearTimeout(this.#timer)
  }
}
