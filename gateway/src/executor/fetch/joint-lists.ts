import type { JsonObject } from '../types.ts'
import type { CompiledFetch } from './fetch.ts'
import type { Asked, Question } from './joint-operations.ts'

/** A fetch of entities that may be sent together with others. */
export interface Joinable {
  readonly fetch: CompiledFetch
  readonly question: Question
  /** What its entities take from the objects around them. */
  readonly contexts: JsonObject | undefined
  readonly representations: readonly JsonObject[]
  /** By a text that is equal for equal representations, where each stands. */
  readonly indices: ReadonlyMap<string, number>
}

/** The entities that some fetches ask the same about. */
export interface JointList<Part extends Joinable> extends Asked {
  readonly length: number
  readonly shares: readonly Share<Part>[]
}

/** What of a list is one fetch's. */
export interface Share<Part extends Joinable> {
  readonly part: Part
  /** Where each of its representations stands in the list. */
  readonly places: readonly number[]
}

/**
 * What a request of several fetches may amount to. Of all but the representations a client may ask the gateway as much, and
 * the gateway a subgraph four times as much (`behindGateway`).
 */
const most = { lists: 30, aliases: 100, characters: 32_768, representations: 2_000 }

/** Divides fetches into requests, in order; each is of one list or more. */
export function divide<Part extends Joinable>(parts: readonly Part[]): JointList<Part>[][] {
  const requests: Map<string, Part[]>[] = []
  let lists = new Map<string, Part[]>()
  let room = { ...most }
  for (const part of parts) {
    const name = part.contexts ? `${part.question.id} ${JSON.stringify(part.contexts)}` : String(part.question.id)
    if (requests.length === 0 || !fits(part, room, lists.has(name))) {
      lists = new Map()
      requests.push(lists)
      room = { ...most }
    }
    const list = lists.get(name)
    room.representations -= part.representations.length
    if (list) list.push(part)
    else {
      lists.set(name, [part])
      room.lists--
      room.aliases -= part.question.aliases
      room.characters -= part.question.characters
    }
  }
  // In the same order whichever came first, so that there is one operation of them.
  return requests.map((one) => [...one.values()].map(toList).sort((a, b) => a.question.id - b.question.id))
}

function fits({ question, representations }: Joinable, room: typeof most, isListed: boolean): boolean {
  if (representations.length > room.representations) return false
  return isListed || (room.lists > 0 && question.aliases <= room.aliases && question.characters <= room.characters)
}

function toList<Part extends Joinable>(parts: readonly Part[]): JointList<Part> {
  const [{ fetch, question, contexts, representations }] = parts as [Part]
  const values = (all: readonly JsonObject[]) => ({ ...contexts, representations: all })
  if (parts.length === 1) {
    const places = representations.map((_, index) => index)
    const [part] = parts as [Part]
    return { fetch, question, values: values(representations), length: places.length, shares: [{ part, places }] }
  }
  const all: JsonObject[] = []
  const indices = new Map<string, number>()
  const shares = parts.map((part) => {
    const places: number[] = []
    for (const [text, at] of part.indices) {
      let place = indices.get(text)
      if (place === undefined) {
        place = all.length
        indices.set(text, place)
        all.push(part.representations[at]!)
      }
      places[at] = place
    }
    return { part, places }
  })
  return { fetch, question, values: values(all), length: all.length, shares }
}
