import type { ASTNode, GraphQLSchema } from 'graphql'
import type { Operation } from '../../change.ts'
import type { Definitions } from '../definitions.ts'
import { type Slice, schemaOf, sliceOf, type Uses, usesOf } from '../slice.ts'
import type { Effect } from './effect.ts'
import { type Names, outcomeChanges } from './outcome.ts'
import { positionsIn } from './positions.ts'
import { isValid, refusal } from './validity.ts'

/** An operation that clients send, to be judged under other schemas than the one that it was written for. */
export class Reader {
  readonly operation: Operation
  readonly uses: Uses
  readonly #definitions: Definitions
  readonly #definitionsAfter: Definitions
  #slice: Slice | undefined
  #sliceAfter: Slice | undefined
  #schema: GraphQLSchema | undefined
  #accepted: boolean | undefined
  #positions: ReadonlyMap<ASTNode, string> | undefined

  constructor(operation: Operation, before: Definitions, after: Definitions) {
    this.operation = operation
    this.uses = usesOf(operation.document)
    this.#definitions = before
    this.#definitionsAfter = after
  }

  /** What matters to the operation, as it was. This and the schema of it are made when they are first asked for. */
  get slice(): Slice {
    this.#slice ??= sliceOf(this.#definitions, this.uses)
    return this.#slice
  }

  /** What matters to it now, with the names that stood before. */
  get sliceAfter(): Slice {
    this.#sliceAfter ??= sliceOf(this.#definitionsAfter, this.uses)
    return this.#sliceAfter
  }

  get #before(): GraphQLSchema {
    this.#schema ??= schemaOf(this.slice)
    return this.#schema
  }

  /** Whether the server accepted the operation; what it refused already no change can break. */
  get accepted(): boolean {
    this.#accepted ??=
      Boolean(this.#before.getRootType(this.uses.parts.operation.operation)) &&
      isValid(this.#before, this.operation.document)
    return this.#accepted
  }

  /** What becomes of the operation under other definitions. */
  effects({ definitions, names }: { readonly definitions: Definitions; readonly names: Names }): Effect[] {
    const after = schemaOf(sliceOf(definitions, this.uses))
    return [...refusal(after, this.operation.document), ...outcomeChanges(this.uses.parts, this.#before, after, names)]
  }

  /** The response path that a node of the operation stands at. */
  pathOf(node: ASTNode): string {
    this.#positions ??= positionsIn(this.uses.parts)
    return this.#positions.get(node) ?? ''
  }
}
