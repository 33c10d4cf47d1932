import type { Ask, Listener } from './ask.ts'

/** Those who ask alike. */
export interface Gathered {
  readonly run: Ask['run']
  readonly variables: Ask['variables']
  readonly event: unknown
  /** By the viewer's id, which is the empty text for nobody. */
  readonly unanswered: Map<string, Asker>
}

/** One viewer, who may have asked in several places. */
interface Asker {
  readonly listener: Listener
  readonly told: PromiseWithResolvers<unknown>
}

interface OpenGathering extends Gathered {
  readonly variablesText: string
  readonly isSignedIn: boolean
}

/** Gathers those who ask alike until they are answered. Who is signed in and who is not are never together. */
export class Gathering {
  readonly #open = new Map<unknown, OpenGathering[]>()
  readonly #begin: (take: () => Gathered) => void

  /** @param begin called in the next turn of the event loop after the first ask; `take` closes the gathering */
  constructor(begin: (take: () => Gathered) => void) {
    this.#begin = begin
  }

  add(ask: Ask): Promise<unknown> {
    const { unanswered } = this.#find(ask) ?? this.#start(ask)
    const viewerId = ask.listener.viewer?.id ?? ''
    const known = unanswered.get(viewerId)
    if (known) return known.told.promise
    const told = Promise.withResolvers<unknown>()
    unanswered.set(viewerId, { listener: ask.listener, told })
    return told.promise
  }

  #find({ run, variables, event, listener }: Ask): Gathered | undefined {
    const variablesText = textOf(variables)
    return this.#open
      .get(event)
      ?.find(
        (open) =>
          open.run === run && open.variablesText === variablesText && open.isSignedIn === (listener.viewer !== null),
      )
  }

  #start({ run, variables, event, listener }: Ask): Gathered {
    const started: OpenGathering = {
      ...{ run, variables, event, unanswered: new Map() },
      variablesText: textOf(variables),
      isSignedIn: listener.viewer !== null,
    }
    const beside = this.#open.get(event)
    if (beside) beside.push(started)
    else this.#open.set(event, [started])
    setImmediate(() => this.#begin(() => this.#close(started)))
    return started
  }

  #close(started: OpenGathering): Gathered {
    const left = this.#open.get(started.event)?.filter((open) => open !== started) ?? []
    if (left.length > 0) this.#open.set(started.event, left)
    else this.#open.delete(started.event)
    return started
  }
}

/** Of one stream they are the same object at each event. */
const texts = new WeakMap<object, string>()

function textOf(variables: Ask['variables']): string {
  if (!variables) return ''
  const known = texts.get(variables)
  if (known !== undefined) return known
  const text = JSON.stringify(variables)
  texts.set(variables, text)
  return text
}
