import { codedError, type httpOf, type OperationParams, readerTooSlow } from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { PlanExecutionResult } from '../executor/index.ts'
import { Backlog } from './backlog.ts'

/** A client that was let in. */
export interface Admission {
  /** The gateway's own; it goes with every operation. */
  readonly context: unknown
  /** What the limits count by: a person's id, or the address of a client that is not signed in. */
  readonly owner: string
  /**
   * Aborts when the right to listen ends: the token has expired, the session has ended. A GraphQLError as its reason is told
   * the client.
   */
  readonly signal: AbortSignal
}

/** One result, or those of a subscription. */
export type OperationResult = PlanExecutionResult | AsyncIterableIterator<PlanExecutionResult>

/** An operation that has been looked at. */
export interface PreparedOperation {
  /** Why nothing of it will run, and what HTTP says of that where the answer has a status of its own. */
  readonly refusal?: { readonly result: PlanExecutionResult; readonly http: ReturnType<typeof httpOf> }
  /**
   * Whether the client asks to be told, by a first result that is `{ extensions: { hasBegun: true } }`, when a stream has
   * begun: between what it reads from then on and what the stream brings there is no gap.
   */
  readonly tellsBegin?: boolean
  /** Runs it, or gives the refusal. The abort of the signal ends it. */
  run(signal: AbortSignal): Promise<OperationResult>
}

/** Looks at an operation with the checks, authorisation and limits of any other. */
export type PrepareOperation = (params: OperationParams, admission: Admission) => PreparedOperation

/** How many operations may be open, and how far behind their clients may be. */
export interface SubscriptionLimits {
  /** Of one owner, over all connections. */
  readonly perOwner: number
  readonly total: number
  /** Characters of JSON that may wait for the client of one stream; 1,048,576 unless given. */
  readonly backlogCharacters?: number
}

/** The operations that are open over SSE and WebSocket: counted, limited, and ended together. */
export class Subscriptions {
  readonly prepare: PrepareOperation
  readonly #limits: SubscriptionLimits
  readonly #open = new Set<AbortController>()
  readonly #byOwner = new Map<string, number>()
  /** The open operations that stream. */
  readonly #streams = new Set<AbortController>()
  /** Why streams were last ended; another object each time. */
  #streamsEnded: { readonly reason: GraphQLError } | undefined
  #closed: GraphQLError | undefined

  constructor(prepare: PrepareOperation, limits: SubscriptionLimits) {
    this.prepare = prepare
    this.#limits = limits
  }

  /** How many operations are open. */
  get size(): number {
    return this.#open.size
  }

  /**
   * The results of one operation. The last one says why the operation was ended, unless it came to its own end or the client
   * left. Leaving is a signal, because a generator that waits for an event can't be returned from.
   */
  async *start(
    operation: PreparedOperation,
    admission: Admission,
    left: AbortSignal,
  ): AsyncGenerator<PlanExecutionResult, void, void> {
    const refusal = this.#closed ?? this.#refusal(admission.owner)
    if (refusal) {
      yield { errors: [refusal] }
      return
    }
    const controller = new AbortController()
    const unlink = [admission.signal, left].map((signal) => follow(signal, controller))
    this.#open.add(controller)
    this.#byOwner.set(admission.owner, (this.#byOwner.get(admission.owner) ?? 0) + 1)
    try {
      yield* this.#results(operation, controller)
    } finally {
      for (const stop of unlink) stop()
      this.#open.delete(controller)
      this.#release(admission.owner)
      controller.abort()
    }
  }

  /** Ends every open operation with a reason that clients are told, and lets no new one start. */
  closeAll(reason: GraphQLError): void {
    this.#closed = reason
    for (const controller of this.#open) controller.abort(reason)
  }

  /** Ends every stream with a reason that clients are told. An operation that has one answer may still give it. */
  endStreams(reason: GraphQLError): void {
    this.#streamsEnded = { reason }
    for (const controller of this.#streams) controller.abort(reason)
  }

  async *#results(
    operation: PreparedOperation,
    controller: AbortController,
  ): AsyncGenerator<PlanExecutionResult, void, void> {
    const { signal } = controller
    const ended = this.#streamsEnded
    try {
      signal.throwIfAborted()
      const result = await operation.run(signal)
      if (Symbol.asyncIterator in result) {
        this.#streams.add(controller)
        // Streams were ended while this one began.
        if (this.#streamsEnded !== ended) controller.abort(this.#streamsEnded?.reason)
        if (operation.tellsBegin) yield { extensions: { hasBegun: true } }
        const backlog = new Backlog(this.#limits.backlogCharacters ?? 1024 * 1024, () =>
          controller.abort(readerTooSlow()),
        )
        signal.addEventListener('abort', () => backlog.end(), { once: true })
        if (signal.aborted) backlog.end()
        void backlog.fill(result)
        yield* backlog
      } else if (!signal.aborted) yield result
    } catch (error) {
      if (!signal.aborted) throw error
    } finally {
      this.#streams.delete(controller)
    }
    if (signal.reason instanceof GraphQLError) yield { errors: [signal.reason] }
  }

  #refusal(owner: string): GraphQLError | undefined {
    if (this.#open.size >= this.#limits.total)
      return tooMany('The server has as many subscriptions open as it takes; try again in a moment.')
    const held = this.#byOwner.get(owner) ?? 0
    return held >= this.#limits.perOwner
      ? tooMany(`You have ${held} subscriptions open, which is the most allowed; end one first.`)
      : undefined
  }

  #release(owner: string): void {
    const left = (this.#byOwner.get(owner) ?? 1) - 1
    if (left > 0) this.#byOwner.set(owner, left)
    else this.#byOwner.delete(owner)
  }
}

/** Aborts the controller with the signal. `AbortSignal.any` keeps what it made for as long as its longest-lived signal lives. */
function follow(signal: AbortSignal, controller: AbortController): () => void {
  const abort = () => controller.abort(signal.reason)
  if (signal.aborted) abort()
  signal.addEventListener('abort', abort, { once: true })
  return () => signal.removeEventListener('abort', abort)
}

function tooMany(message: string): GraphQLError {
  return codedError('RATE_LIMITED', message)
}

/** Why streams end when the server stops. */
export function shuttingDown(): GraphQLError {
  return codedError('SERVER_CLOSING', 'The server is shutting down; subscribe again in a moment.')
}

/** Why streams end when a new supergraph takes over. */
export function schemaChanged(): GraphQLError {
  return codedError('SCHEMA_CHANGED', 'The schema has changed; subscribe again.')
}
