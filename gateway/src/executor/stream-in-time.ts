/**
 * The stream that a subgraph starts, unless the signal aborts first; one that comes too late is ended.
 * @throws the signal's reason, or what `starting` rejects with
 */
export function streamInTime<Stream>(starting: Promise<Stream>, signal: AbortSignal): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(signal.reason)
      starting.then(end, () => {})
    }
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
    starting.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp))
  })
}

function end(stream: unknown): void {
  const { return: close } = stream as Partial<AsyncIterator<unknown>>
  close?.call(stream)?.catch(() => {})
}
