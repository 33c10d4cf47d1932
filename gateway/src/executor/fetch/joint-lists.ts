import type { JsonObject } from '../types.ts'
import { Distinct } from './distinct.ts'
import type { CompiledFetch } from './fetch.ts'
import type { Asked, Question } from './joint-operations.ts'

/** A fetch of entities that may be sent together with others. */
export interface Joinable {
  readonly fetch: CompiledFetch
  readonly question: Question
  /** What its entities take from the objects around them. */
  readonly contexts: JsonObject | undefined
  /** No two are equal. */
  readonly representations: readonly JsonObject[]
}

/** The entities that some fetches ask the same about. */
export interface JointList<Part extends Joinable> extends Asked {
  readonly length: number
  readonly shares: readonly Share<Part>[]
}

/** What of a list is one fetch's. */
export interface Share<Part extends Joinable> {
  readonly part: Part
  /** Where each of its representations stands in the list; undefined where the list is its own. */
  readonly places: readonly number[] | undefined
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
    const shares = [{ part: parts[0]!, places: undefined }]
    return { fetch, question, values: values(representations), length: representations.length, shares }
  }
  const all = new Distinct()
  const shares = parts.map((part) => ({ part, places: part.representations.map((one) => all.place(one)) }))
  return { fetch, question, values: values(all.representations), length: all.representations.length, shares }
}
