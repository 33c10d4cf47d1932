import { hash } from 'node:crypto'
import { type DocumentNode, type GraphQLSchema, print, separateOperations } from 'graphql'
import { type ClientVersion, other } from './clients.ts'
import type { StoredOperation } from './store/format.ts'
import { Tally } from './store/tally.ts'
import { type Uses, usesOf } from './uses.ts'
import { countGiven, variableSlots } from './variables.ts'
import { withoutValues } from './without-values.ts'

/** One request, whose document is valid against the schema and has the operation. */
export interface UsedOperation {
  readonly document: DocumentNode
  readonly operationName?: string | null | undefined
  readonly variables?: { readonly [name: string]: unknown } | null | undefined
  readonly schema: GraphQLSchema
  readonly client: ClientVersion
}

/** What is worked out once for each operation of each document. */
interface Known {
  readonly id: string
  readonly slots: ReturnType<typeof variableSlots>
  /** Of an operation whose text is not kept. */
  readonly uses: Uses | undefined
}

/** Whether the text of an operation is kept already, and whether there is room for more. */
export interface KeptOperations {
  has(id: string): boolean
  hasRoom(operations: number, bytes: number): boolean
}

/** What was counted since the last time, and the operations that are not kept yet. */
export interface Taken {
  readonly tally: Tally
  readonly operations: ReadonlyMap<string, StoredOperation>
}

/** Texts that wait to be written. */
const waitingBytes = 4 * 1024 * 1024

/** Counts in memory. A request costs it a few look-ups; an operation is walked when its document is first seen. */
export class Recorder {
  readonly #kept: KeptOperations
  #documents = new WeakMap<DocumentNode, Map<string, Known>>()
  #tally = new Tally()
  #waiting = new Map<string, StoredOperation>()
  #waitingBytes = 0

  constructor(kept: KeptOperations) {
    this.#kept = kept
  }

  record(used: UsedOperation): void {
    const { document, operationName, variables, client } = used
    const known = this.#documents.get(document)?.get(operationName ?? '') ?? this.#learn(used)
    const counted = this.#tally.at(client.name, client.version, known.id)
    counted.count++
    if (variables && known.slots.length > 0) countGiven(counted.variables, known.slots, variables)
    for (const coordinate in known.uses) counted.uses.set(coordinate, (counted.uses.get(coordinate) ?? 0) + 1)
  }

  /** All that was counted until now; from here on it is counted anew. */
  take(): Taken {
    const taken = { tally: this.#tally, operations: new Map(this.#waiting) }
    this.#tally = new Tally()
    return taken
  }

  /** What was taken has been written. */
  written({ operations }: Taken): void {
    for (const [id, { text }] of operations) {
      this.#waiting.delete(id)
      this.#waitingBytes -= text.length
    }
  }

  /** What was taken could not be written; it is counted on. */
  giveBack({ tally }: Taken, first: string, last: string): void {
    for (const row of tally.rows(first, last)) this.#tally.add(row)
  }

  /** Looks at each operation again, for which there may be room now. */
  forget(): void {
    this.#documents = new WeakMap()
  }

  #learn({ document, operationName, schema }: UsedOperation): Known {
    const separate = separateOperations(document)
    const name = operationName ?? ''
    // The only operation of a document needs no name to be asked for.
    const own = withoutValues(separate[name] ?? Object.values(separate)[0]!, schema)
    const text = print(own)
    const uses = usesOf(own, schema)
    // The same text may use something else once the schema has changed.
    const id = hash('sha256', `${text}\n${JSON.stringify(uses)}`)
    const isKept = this.#keep(id, { name: operationName ?? (Object.keys(separate)[0] || null), text, uses })
    const known = isKept ? { id, slots: variableSlots(own, schema), uses: undefined } : { id: other, slots: [], uses }
    const ofDocument = this.#documents.get(document) ?? new Map<string, Known>()
    this.#documents.set(document, ofDocument.set(name, known))
    return known
  }

  #keep(id: string, operation: StoredOperation): boolean {
    if (this.#kept.has(id) || this.#waiting.has(id)) return true
    const bytes = this.#waitingBytes + operation.text.length
    if (bytes > waitingBytes || !this.#kept.hasRoom(this.#waiting.size + 1, bytes)) return false
    this.#waiting.set(id, operation)
    this.#waitingBytes = bytes
    return true
  }
}
