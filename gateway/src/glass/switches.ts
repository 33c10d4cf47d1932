import { untilAborted } from '@plaza/server'
import { type SubgraphResult, type SubgraphTransport, SubgraphUnavailable } from '../executor/index.ts'

/** Switches by which a gateway takes subgraphs for gone, to show what an outage of one does. */
export class ServiceSwitches {
  #names: readonly string[] = []
  /** Of each subgraph that may be reached; aborted by its switch. */
  readonly #reachable = new Map<string, AbortController>()

  get services(): readonly { readonly name: string; readonly isOn: boolean }[] {
    return this.#names.map((name) => ({ name, isOn: this.isOn(name) }))
  }

  /** What was never switched is on. */
  isOn(name: string): boolean {
    return !this.#reachable.get(name)?.signal.aborted
  }

  /** Switches a subgraph on or off; its streams end as it goes. False where there is none of that name. */
  set(name: string, isOn: boolean): boolean {
    if (!this.#names.includes(name)) return false
    if (isOn !== this.isOn(name)) {
      if (isOn) this.#reachable.set(name, new AbortController())
      else this.#controllerOf(name).abort()
    }
    return true
  }

  /** The same transports behind the switches, of which these are the subgraphs from now on. */
  over(transports: ReadonlyMap<string, SubgraphTransport>): ReadonlyMap<string, SubgraphTransport> {
    this.#names = [...transports.keys()]
    return new Map([...transports].map(([name, transport]) => [name, this.#switched(name, transport)]))
  }

  #switched(name: string, transport: SubgraphTransport): SubgraphTransport {
    return {
      ...transport,
      execute: async (fetch, context) => {
        if (!this.isOn(name)) throw switchedOff()
        return transport.execute(fetch, context)
      },
      subscribe: async (fetch, { request, signal: left }) => {
        const off = this.#controllerOf(name).signal
        if (off.aborted) throw switchedOff()
        const events = await transport.subscribe!(fetch, { request, signal: AbortSignal.any([left, off]) })
        return whileOn(events, off)
      },
    }
  }

  #controllerOf(name: string): AbortController {
    const controller = this.#reachable.get(name) ?? new AbortController()
    this.#reachable.set(name, controller)
    return controller
  }
}

/** What a port answers that nobody listens on: nothing can have come of what was to be sent to it. */
const nobodyListens = 'ECONNREFUSED'
const switchedOff = () => Object.assign(new SubgraphUnavailable('Switched off'), { code: nobodyListens })

async function* whileOn(
  events: AsyncIterable<SubgraphResult>,
  off: AbortSignal,
): AsyncGenerator<SubgraphResult, void, void> {
  yield* untilAborted(events, off)
  if (off.aborted) throw switchedOff()
}
