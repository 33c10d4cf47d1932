import type { DocumentNode } from 'graphql'
import { followFile } from './follow-file.ts'

/** A supergraph that can be served and given up. */
export interface Replaceable {
  readonly sdl: string
  readonly executor: {
    readonly running: number
    warm(operation: { document: DocumentNode; operationName?: string | null; cacheKey?: string }): void
  }
  close(): Promise<void>
}

export interface HotReloadOptions<Served extends Replaceable> {
  readonly file: string
  readonly current: () => Served
  /** Checks and builds; throws for a supergraph that can't be served. */
  readonly load: (sdl: string) => Served
  /** Operations to plan before the new supergraph takes over; those it doesn't know are passed over. */
  readonly warm?: (next: Served) => void
  /** From here on new requests go to the new one. */
  readonly swap: (next: Served) => void
  readonly onSwapped?: (next: Served) => void
  /** The file has something that can't be served; the old supergraph goes on. */
  readonly onRefused: (error: unknown) => void
  readonly intervalMs?: number
  /** How long the old one is kept at least, for requests that were parsed for it and not yet run. */
  readonly graceMs?: number
}

/** Serves whatever good supergraph the file has. A bad one changes nothing, and requests in flight end on the old one. */
export function reloadOnChange<Served extends Replaceable>(options: HotReloadOptions<Served>): { stop(): void } {
  const { file, current, load, warm, swap, onSwapped, onRefused, intervalMs, graceMs = 5_000 } = options
  return followFile(file, current().sdl, {
    ...(intervalMs && { intervalMs }),
    onError: onRefused,
    onContent: (sdl) => {
      let next: Served
      try {
        next = load(sdl)
        warm?.(next)
      } catch (error) {
        onRefused(error)
        return
      }
      const previous = current()
      swap(next)
      onSwapped?.(next)
      closeWhenIdle(previous, graceMs)
    },
  })
}

function closeWhenIdle(previous: Replaceable, graceMs: number): void {
  const close = () => {
    if (previous.executor.running > 0) setTimeout(close, graceMs).unref()
    // Its transports have nothing left to lose.
    else previous.close().catch(() => undefined)
  }
  setTimeout(close, graceMs).unref()
}
