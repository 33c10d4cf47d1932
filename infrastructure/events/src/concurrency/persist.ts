import { pause } from './pause.ts'

const backoffMs = { first: 200, most: 2_000 }

/**
 * Does work again, with back-off, until it succeeds. Resolves with undefined when the signal aborts before; never rejects.
 * @param options.onFailure told of each failure
 */
export async function persist<Result>(
  work: () => Promise<Result>,
  { signal, onFailure }: { signal: AbortSignal; onFailure(error: unknown): void },
): Promise<Result | undefined> {
  for (let ms = backoffMs.first; !signal.aborted; ms = Math.min(ms * 2, backoffMs.most)) {
    try {
      return await work()
    } catch (error) {
      if (!signal.aborted) onFailure(error)
      await pause(ms, signal)
    }
  }
  return undefined
}
