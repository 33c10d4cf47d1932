/**
 * The items of a source until the signal aborts, which ends the source at once, also while it waits or nobody reads. Each
 * step has a promise of its own: one promise for the whole stream would keep every item that was raced with it in memory.
 */
export async function* untilAborted<Item>(
  source: AsyncIterable<Item>,
  signal: AbortSignal,
): AsyncGenerator<Item, void, void> {
  const iterator = source[Symbol.asyncIterator]()
  let wake = () => {}
  const end = () => {
    wake()
    // Not awaited: a generator that waits takes `return` only when it wakes.
    iterator.return?.().catch(() => {})
  }
  signal.addEventListener('abort', end, { once: true })
  try {
    while (!signal.aborted) {
      const step = await new Promise<IteratorResult<Item, unknown> | null>((resolve, reject) => {
        wake = () => resolve(null)
        iterator.next().then(resolve, reject)
      })
      if (step === null || step.done) return
      yield step.value
    }
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
