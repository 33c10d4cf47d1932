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
  /** Does what has to be done before the new supergraph takes over; rejects for one that can't be served. */
  readonly prepare: (next: Served) => Promise<void>
  /** From here on new requests go to the new one. */
  readonly swap: (next: Served) => void
  /** The file has something that can't be served; the old supergraph goes on. */
  readonly onRefused: (error: unknown) => void
  readonly intervalMs?: number
  /**
   * How long the old one is kept at least, in milliseconds, for requests that were validated against it and don't run
   * yet.
   */
  readonly graceMs?: number
}

/**
 * Replaces the supergraph that serves by each good one that the file has; a bad one changes nothing. The old one is
 * closed once nothing runs on it. Stopping waits until the replaced ones are closed.
 */
export function reloadOnChange<Served extends Replaceable>(
  options: HotReloadOptions<Served>,
): { stop(): Promise<void> } {
  const { file, current, load, prepare, swap, onRefused, intervalMs, graceMs = 5_000 } = options
  const retired = new Set<Replaceable>()
  let stopped = false

  const close = async (served: Replaceable) => {
    retired.delete(served)
    // Nothing runs on it, so what goes wrong here costs nobody anything.
    await served.close().catch(() => undefined)
  }
  const closeWhenIdle = (previous: Replaceable) => {
    const closeOrWait = () => {
      if (!retired.has(previous)) return
      if (previous.executor.running > 0) setTimeout(closeOrWait, graceMs).unref()
      else void close(previous)
    }
    setTimeout(closeOrWait, graceMs).unref()
  }
  const take = async (sdl: string) => {
    // A bad supergraph was taken back: the file has the one that serves.
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
