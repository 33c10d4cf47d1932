import { other } from '../clients.ts'
import type { Presences } from '../variables.ts'
import type { Row } from './format.ts'
import { limits } from './limits.ts'

/** How often one version of a client has sent one operation. */
export interface Counted {
  count: number
  /** When it was sent first and last, as ISO 8601; empty while it is counted. */
  first: string
  last: string
  readonly variables: Presences
  /** Of operations whose text is not kept: how often each coordinate was used. */
  readonly uses: Map<string, number>
}

/** Stands for operations of which nothing is known any more. No file is called so. */
const lost = 'lost'

/** Adds up rows of one day, within the limits of the store. */
export class Tally {
  readonly #clients = new Map<string, Map<string, Map<string, Counted>>>()
  #rows = 0

  get isEmpty(): boolean {
    return this.#rows === 0
  }

  /** Where to count an operation of a client. */
  at(name: string, version: string, operation: string): Counted {
    return (
      this.#clients.get(name)?.get(version)?.get(operation) ??
      this.#add(name, version, operation) ??
      this.#add(other, other, operation) ??
      this.#add(other, other, lost, true)!
    )
  }

  add({ client, version, operation, count, first, last, variables = {}, uses = {} }: Row): void {
    const counted = this.at(client, version, operation)
    counted.count += count
    counted.first = counted.first === '' || first < counted.first ? first : counted.first
    counted.last = last > counted.last ? last : counted.last
    for (const [key, [given, nulls]] of Object.entries(variables)) {
      const [before, nullsBefore] = counted.variables.get(key) ?? [0, 0]
      counted.variables.set(key, [before + given, nullsBefore + nulls])
    }
    for (const [coordinate, times] of Object.entries(uses))
      counted.uses.set(coordinate, (counted.uses.get(coordinate) ?? 0) + times)
  }

  /** The rows in an order that is the same each time; `first` and `last` are of those that were counted here. */
  rows(first: string, last: string): Row[] {
    const rows: Row[] = []
    for (const [client, versions] of this.#clients)
      for (const [version, operations] of versions)
        for (const [operation, counted] of operations)
          rows.push({
            operation,
            client,
            version,
            count: counted.count,
            first: counted.first || first,
            last: counted.last || last,
            ...(counted.variables.size > 0 && { variables: Object.fromEntries(counted.variables) }),
            ...(counted.uses.size > 0 && { uses: Object.fromEntries(counted.uses) }),
          })
    return rows.sort(byKey)
  }

  #add(wantedName: string, wantedVersion: string, operation: string, always = false): Counted | undefined {
    const name = this.#clients.has(wantedName) || this.#clients.size < limits.clients ? wantedName : other
    const versions = this.#clients.get(name) ?? new Map<string, Map<string, Counted>>()
    const version =
      name === wantedName && (versions.has(wantedVersion) || versions.size < limits.versions) ? wantedVersion : other
    const operations = versions.get(version) ?? new Map<string, Counted>()
    const known = operations.get(operation)
    if (known) return known
    // Every operation has room in the bucket, whoever may have filled the rest.
    const room = name === other ? limits.rows + limits.operations : limits.rows
    if (this.#rows >= room && !always) return undefined
    const counted: Counted = { count: 0, first: '', last: '', variables: new Map(), uses: new Map() }
    this.#rows++
    this.#clients.set(name, versions.set(version, operations.set(operation, counted)))
    return counted
  }
}

function byKey(one: Row, another: Row): number {
  for (const key of ['client', 'version', 'operation'] as const)
    if (one[key] !== another[key]) return one[key] < another[key] ? -1 : 1
  return 0
}
