import { followFile } from './follow-file.ts'

/** A supergraph that can be served and given up. */
export interface Replaceable {
  readonly sdl: string
  readonly executor: { readonly running: number }
  close(): Promise<void>
}

export interface HotReloadOptions<Served extends Replaceable> {
  readonly file: string
  readonly current: () => Served
  /** Checks and builds; throws for a supergraph that can't be served. */
  readonly load: (sdl: string) => Served
  /** What has to be done before the new supergraph takes over; rejects for one that can't be served. */
  readonly prepare: (next: Served) => Promise<void>
  /** From here on new requests go to the new one. */
  readonly swap: (next: Served) => void
  /** The file has something that can't be served; the old supergraph goes on. */
  readonly onRefused: (error: unknown) => void
  readonly intervalMs?: number
  /** How long the old one is kept at least, for requests that were parsed for it and not yet run. */
  readonly graceMs?: number
}

/** Serves whatever good supergraph the file has. A bad one changes nothing, and requests in flight end on the old one. */
export function reloadOnChange<Served extends Replaceable>(
  options: HotReloadOptions<Served>,
): { stop(): Promise<void> } {
  const { file, current, load, prepare, swap, onRefused, intervalMs, graceMs = 5_000 } = options
  const retired = new Set<Replaceable>()
  let stopped = false

  const close = async (served: Replaceable) => {
    retired.delete(served)
    // Its transports have nothing left to lose.
    await served.close().catch(() => undefined)
  }
  const closeWhenIdle = (previous: Replaceable) => {
    const look = () => {
      if (!retired.has(previous)) return
      if (previous.executor.running > 0) setTimeout(look, graceMs).unref()
      else void close(previous)
    }
    setTimeout(look, graceMs).unref()
  }
  const take = async (sdl: string) => {
    // As after a bad one was taken back.
    if (sdl === current().sdl) return
    const next = load(sdl)
    retired.add(next)
    try {
      await prepare(next)
    } catch (error) {
      await close(next)
      throw error
    }
    if (stopped) return
    const previous = current()
    retired.delete(next)
    retired.add(previous)
    swap(next)
    closeWhenIdle(previous)
  }
  const following = followFile(file, current().sdl, {
    ...(intervalMs && { intervalMs }),
    onError: onRefused,
    onContent: (sdl) =>
      take(sdl).catch((error) => {
        if (!stopped) onRefused(error)
      }),
  })
  return {
    async stop() {
      stopped = true
      following.stop()
      await Promise.all([...retired].map(close))
    },
  }
}
