import { readResult } from '../errors.ts'
import type { CompiledFetch } from '../fetch/fetch.ts'
import { acceptRootResult } from '../fetch/root-fetch.ts'
import type { CompiledOperation } from '../operation.ts'
import { Run } from '../run.ts'
import type { ExecutionRequest, JsonObject, PlanExecutionResult, SubgraphResult } from '../types.ts'
import { copyOf } from './copy.ts'
import { type Listener, Listeners } from './listeners.ts'

/** What a stream needs to be shown an event. */
export interface LiveStream {
  readonly operation: CompiledOperation
  /** Of the stream's source. */
  readonly primary: CompiledFetch
  readonly request: ExecutionRequest
  readonly variables: JsonObject
  /** Equal for streams that ask with the same variables. */
  readonly variablesText: string
  readonly project: (run: Run) => PlanExecutionResult
}

/** Streams that ask the same, and have all been given the same object as an event. */
interface Gathering {
  readonly stream: LiveStream
  readonly listeners: { readonly context: unknown; readonly show: Show }[]
}

interface Show {
  resolve(result: PlanExecutionResult): void
  reject(error: unknown): void
}

/**
 * Answers events for all streams together that ask the same and got the same, which a subgraph says by giving them one object:
 * what is to be added is asked for each viewer, and those who see the same share one run and one result.
 */
export class LiveEvents {
  readonly #gathering = new Map<SubgraphResult, Gathering[]>()

  /** What the stream shows of an event. It may be shared, so nobody may change it. */
  answer(stream: LiveStream, event: SubgraphResult): Promise<PlanExecutionResult> {
    const show = Promise.withResolvers<PlanExecutionResult>()
    const listener = { context: stream.request.context, show }
    const gatherings = this.#gathering.get(event) ?? this.#begin(event)
    const joined = gatherings.find((gathering) => isAlike(gathering.stream, stream))
    if (joined) joined.listeners.push(listener)
    else gatherings.push({ stream, listeners: [listener] })
    return show.promise
  }

  /** Those who share an event get it in one turn of the event loop. */
  #begin(event: SubgraphResult): Gathering[] {
    const gatherings: Gathering[] = []
    this.#gathering.set(event, gatherings)
    setImmediate(() => {
      this.#gathering.delete(event)
      for (const gathering of gatherings) showAll(gathering, event)
    })
    return gatherings
  }
}

const isAlike = (a: LiveStream, b: LiveStream): boolean =>
  a.operation === b.operation && a.variablesText === b.variablesText && a.request.permitted === b.request.permitted

function showAll({ stream, listeners }: Gathering, event: SubgraphResult): void {
  const members: Listener[] = listeners.map(({ context }, number) => ({ context, number, company: undefined! }))
  const showTo = (company: Listeners) => {
    run(stream, event, company).then(
      (result) => {
        for (const { number } of company.members) listeners[number]!.show.resolve(result)
      },
      (error) => {
        for (const { number } of company.members) listeners[number]!.show.reject(error)
      },
    )
  }
  showTo(new Listeners(members, showTo))
}

async function run(stream: LiveStream, event: SubgraphResult, listeners: Listeners): Promise<PlanExecutionResult> {
  const { operation, primary, request, variables, project } = stream
  // Whoever leaves takes nothing from the others, so no signal of theirs ends it; each fetch has its time.
  const run = new Run({ ...request, context: listeners, signal: undefined, trace: undefined }, variables)
  try {
    const { data, ...rest } = readResult(event)
    const isKept = operation.run === undefined && primary.rewriteOutput === undefined && !rest.errors
    acceptRootResult(primary, { ...rest, data: isKept ? data : copyOf(data) }, run, [], [run.data])
    if (data) await operation.run?.(run)
    return project(run)
  } finally {
    run.end()
  }
}
