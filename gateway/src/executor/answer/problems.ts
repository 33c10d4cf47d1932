import { codedError } from '@plaza/server'
import type { GraphQLError } from 'graphql'
import type { JsonObject } from '../types.ts'

interface Problem {
  readonly message: string
  /** Innermost first, as the projection unwinds. */
  readonly path: (string | number)[]
  /** The value took its parent with it. */
  fatal: boolean
}

/** What a projection finds wrong. Paths are put together only while an error unwinds, so a good answer pays nothing. */
export class Problems {
  count = 0
  readonly variables: JsonObject
  readonly #found: Problem[] = []

  constructor(variables: JsonObject) {
    this.variables = variables
  }

  add(message: string): void {
    this.#found.push({ message, path: [], fatal: false })
    this.count++
  }

  /** Everything found since `from` lies under this key. */
  under(key: string | number, from: number): void {
    for (let index = from; index < this.count; index++) this.#found[index]?.path.push(key)
  }

  /** A null where none may be: the last thing found since `from` is its reason, or else the null itself. */
  nullInNonNull(what: string, from: number): void {
    if (this.count === from) this.add(`Cannot return null for non-nullable ${what}.`)
    const last = this.#found.at(-1)
    if (last) last.fatal = true
  }

  /** Problems that cost more than the value itself, which the response has to explain. */
  fatal(): GraphQLError[] {
    return this.#found.filter(({ fatal }) => fatal).map(toError)
  }

  /** All problems, in the order they were found. */
  all(): GraphQLError[] {
    return this.#found.map(toError)
  }
}

function toError({ message, path }: Problem): GraphQLError {
  return codedError('INVALID_GRAPHQL', message, {}, { path: path.toReversed() })
}
