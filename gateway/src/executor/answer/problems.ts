import { codedError } from '@plaza/server'
import type { GraphQLError } from 'graphql'
import type { Absences } from '../fetch/absences.ts'
import type { JsonObject } from '../types.ts'

interface Problem {
  readonly message: string
  /** Innermost first, as the projection unwinds. */
  readonly path: (string | number)[]
  /** The value took its parent with it. */
  fatal: boolean
  /** Why nobody may have the value; told in place of what a subgraph says of the same place. */
  readonly refusal?: GraphQLError
  /** Nobody's fault: a subgraph knows no such entity. */
  readonly isAbsence?: boolean
}

/** What a projection finds wrong. Paths are put together only while an error unwinds, so a good answer pays nothing. */
export class Problems {
  count = 0
  readonly variables: JsonObject
  readonly #absences: Absences
  readonly #found: Problem[] = []

  constructor(variables: JsonObject, absences: Absences) {
    this.variables = variables
    this.#absences = absences
  }

  add(message: string): void {
    this.#found.push({ message, path: [], fatal: false })
    this.count++
  }

  /** The value can't be asked for like this. */
  refuse(refusal: GraphQLError): void {
    this.#found.push({ message: refusal.message, path: [], fatal: true, refusal })
    this.count++
  }

  /** Whether a non-null field that an object lacks is absent; it takes its parent with it, and is told of nowhere. */
  isAbsent(object: JsonObject, key: string, what: string): boolean {
    if (!this.#absences.has(object, key)) return false
    this.#found.push({ message: noNull(what), path: [], fatal: true, isAbsence: true })
    this.count++
    return true
  }

  /** Everything found since `from` lies under this key. */
  under(key: string | number, from: number): void {
    for (let index = from; index < this.count; index++) this.#found[index]?.path.push(key)
  }

  /** A null where none may be: the last thing found since `from` is its reason, or else the null itself. */
  nullInNonNull(what: string, from: number): void {
    if (this.count === from) this.add(noNull(what))
    const last = this.#found.at(-1)
    if (last) last.fatal = true
  }

  /** Problems that cost more than the value itself, which the response has to explain. */
  fatal(): GraphQLError[] {
    return this.#found.filter(({ fatal, isAbsence }) => fatal && !isAbsence).map(toError)
  }

  /** What is absent, with its place. */
  absences(): GraphQLError[] {
    return this.#found.filter(({ isAbsence }) => isAbsence).map(toError)
  }

  /** What could not be asked for, with its place. */
  refusals(): GraphQLError[] {
    return this.#found.filter(({ refusal }) => refusal).map(toError)
  }

  /** Values that were no good, in the order they were found. */
  badValues(): GraphQLError[] {
    return this.#found.filter(({ refusal, isAbsence }) => !refusal && !isAbsence).map(toError)
  }
}

const noNull = (what: string) => `Cannot return null for non-nullable ${what}.`

function toError({ message, path, refusal }: Problem): GraphQLError {
  const place = { path: path.toReversed() }
  if (refusal) return codedError('BAD_USER_INPUT', message, {}, { ...place, nodes: refusal.nodes ?? null })
  return codedError('INVALID_GRAPHQL', message, {}, place)
}
