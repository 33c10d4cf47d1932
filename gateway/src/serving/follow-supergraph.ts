import { describe, type Logger } from '@plaza/server'
import type { OperationManifest } from '../request/persisted-operations.ts'
import { reloadOnChange } from './hot-reload.ts'
import { planAhead } from './plan-ahead.ts'
import type { AuthorizedSupergraph } from './serve-supergraph.ts'

export interface FollowOptions {
  /** The supergraph's file. */
  file: string
  /** Throws for a supergraph that can't be served. */
  load(sdl: string): AuthorizedSupergraph
  /** What serves now. */
  current(): AuthorizedSupergraph
  /** From here on new requests go to the new one. */
  swap(next: AuthorizedSupergraph): void
  manifest: OperationManifest
  log: Logger
}

/**
 * Plans the manifest's operations for the supergraph that serves, and replaces it by each good one that its file has.
 */
export function followSupergraph({ file, load, current, swap, manifest, log }: FollowOptions): {
  stop(): Promise<void>
} {
  let stopping = false
  const reload = reloadOnChange({
    file,
    current,
    load,
    async prepare(next) {
      await next.ready()
      await planAhead(next.executor, manifest, log)
    },
    swap(next) {
      swap(next)
      log.info({ file }, 'the new supergraph serves')
    },
    onRefused: (error) =>
      log.error({ err: describe(error), file }, 'the new supergraph is refused; the old one goes on'),
  })
  // Nobody waits for it: operations that are asked for meanwhile are planned between two of the manifest's.
  planAhead(current().executor, manifest, log).catch((error) => {
    if (!stopping) log.error({ err: describe(error) }, 'no operation can be planned')
  })
  return {
    stop() {
      stopping = true
      return reload.stop()
    },
  }
}
