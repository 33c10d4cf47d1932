/**
 * The items of a source until the signal is aborted, which ends the source even while nobody reads. One promise a step
 * is raced: a race with a promise as old as the stream would never let go of it.
 */
export async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T, void, void> {
  const iterator = source[Symbol.asyncIterator]()
  let wake: (() => void) | undefined
  // Not awaited: a generator that waits takes `return` only when it wakes.
  const end = () => void iterator.return?.().catch(() => undefined)
  const onAbort = () => {
    wake?.()
    end()
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    while (!signal.aborted) {
      const next = await new Promise<IteratorResult<T, unknown> | undefined>((resolve, reject) => {
        wake = () => resolve(undefined)
        iterator.next().then(resolve, reject)
      })
      if (!next || next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    end()
  }
}
