import type { FetchContext, SubgraphFetch, SubgraphResult, SubgraphTransport } from '../types.ts'
import { copyOf } from './copy.ts'

/** One stream, of all those that an event is shown to. */
export interface Listener {
  /** Whatever the host passed for the stream's request. */
  readonly context: unknown
  /** Its number among those of the event. */
  readonly number: number
  /** Those it has been answered alike with so far. */
  company: Listeners
}

/** A fetch of the event, and what each listener got. */
interface Asked {
  readonly key: object
  readonly variables: string
  readonly answers: Promise<SubgraphResult>[]
}

/**
 * Listeners of an event who have been answered alike so far: one run serves them all. It asks for each of them, as each of
 * them, and those who get something else than most part with the others.
 */
export class Listeners {
  #members: readonly Listener[]
  /** Shared by all listeners of the event: who has parted asks for nothing twice. */
  readonly #asked: Asked[]
  readonly #onParting: (parted: Listeners) => void

  constructor(members: readonly Listener[], onParting: (parted: Listeners) => void, asked: Asked[] = []) {
    this.#members = members
    this.#onParting = onParting
    this.#asked = asked
    for (const member of members) member.company = this
  }

  get members(): readonly Listener[] {
    return this.#members
  }

  /** What the subgraph answers them. Rejects as their fetches do. */
  async ask(transport: SubgraphTransport, fetch: SubgraphFetch, context: FetchContext): Promise<SubgraphResult> {
    const asked = this.#members
    const answers = this.#answersTo(fetch)
    for (const { context: request, number } of asked)
      answers[number] ??= transport.execute(fetch, new ListenerContext(request, context))
    const settled = await Promise.allSettled(asked.map(({ number }) => answers[number]!))
    const groups = new Map<unknown, Listener[]>()
    for (const [index, listener] of asked.entries()) {
      // Another fetch, which goes on beside this one, may have parted them.
      if (listener.company !== this) continue
      const outcome = settled[index]!
      // Each has an error of its own, of one and the same failure.
      const key = outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason)
      const group = groups.get(key)
      if (group) group.push(listener)
      else groups.set(key, [listener])
    }
    const [most, ...others] = [...groups].sort(([, a], [, b]) => b.length - a.length)
    this.#members = most![1]
    for (const [, members] of others) this.#onParting(new Listeners(members, this.#onParting, this.#asked))
    const { data, ...result } = await answers[most![1][0]!.number]!
    // Others are shown the same answer, and a run merges into its own.
    return { ...result, data: copyOf(data) }
  }

  #answersTo({ key, variables }: SubgraphFetch): Promise<SubgraphResult>[] {
    const text = JSON.stringify(variables)
    const known = this.#asked.find((one) => one.key === key && one.variables === text)
    if (known) return known.answers
    const answers: Promise<SubgraphResult>[] = []
    this.#asked.push({ key, variables: text, answers })
    return answers
  }
}

/** What the fetch of one listener belongs to. The signal is made on first use, as that of any fetch. */
class ListenerContext implements FetchContext {
  readonly request: unknown
  readonly isShared = true
  readonly #fetch: FetchContext

  constructor(request: unknown, fetch: FetchContext) {
    this.request = request
    this.#fetch = fetch
  }

  get signal(): AbortSignal {
    return this.#fetch.signal
  }
}

/** Transports whose fetches ask for all listeners, where listeners are what the request is. */
export function askingForListeners(
  transports: ReadonlyMap<string, SubgraphTransport>,
): ReadonlyMap<string, SubgraphTransport> {
  const asking = (transport: SubgraphTransport): SubgraphTransport => ({
    execute: (fetch, context) =>
      context.request instanceof Listeners
        ? context.request.ask(transport, fetch, context)
        : transport.execute(fetch, context),
    ...(transport.subscribe && { subscribe: (fetch, context) => transport.subscribe!(fetch, context) }),
  })
  return new Map([...transports].map(([name, transport]) => [name, asking(transport)]))
}
