import type { IncomingRequest, Viewer } from '@plaza/server'
import type { RequestContext } from '../define-subgraph.ts'

/** Somebody who asks, or listens. */
export interface Listener {
  /** Null when signed out. */
  readonly viewer: Viewer | null
  readonly request: IncomingRequest
}

/** What is found in a context, e.g. by executing an operation. */
export type Run<Found> = (
  context: RequestContext,
  variables: Readonly<Record<string, unknown>> | undefined,
  event: unknown,
) => Found | Promise<Found>

/** What one listener is to be shown. */
export interface Ask<Found = unknown> {
  /** The same function for the same operation. All that it finds follows from what it is called with. */
  readonly run: Run<Found>
  readonly variables: Readonly<Record<string, unknown>> | undefined
  /** The event: the same object for everybody who is shown it; undefined where none is, as for a query. */
  readonly event?: unknown
  readonly listener: Listener
}

/** Answers what many ask at the same moment. */
export interface Audience {
  /**
   * What the listener is shown. Those who ask alike in one turn of the event loop are answered together: each statement is
   * one for all of them, and the operation is executed once for all who are shown the same. They get the same object, which
   * nobody may change.
   */
  answer<Found>(ask: Ask<Found>): Promise<Found>
}
