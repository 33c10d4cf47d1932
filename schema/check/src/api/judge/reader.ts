import type { ASTNode, GraphQLSchema } from 'graphql'
import type { Operation } from '../../change.ts'
import type { Definitions } from '../definitions.ts'
import { type Slice, schemaOf, sliceOf, type Uses, usesOf } from '../slice.ts'
import type { Effect } from './effect.ts'
import { type Names, outcomeChanges } from './outcome.ts'
import { type Parts, partsOf, positionsIn } from './positions.ts'
import { isValid, refusals } from './validity.ts'

/** An operation that clients send, to be judged under other schemas than the one that it was written for. */
export class Reader {
  readonly operation: Operation
  readonly uses: Uses
  readonly slice: Slice
  readonly #parts: Parts
  #schema: GraphQLSchema | undefined
  #accepted: boolean | undefined
  #positions: ReadonlyMap<ASTNode, string> | undefined

  constructor(operation: Operation, before: Definitions) {
    this.operation = operation
    this.uses = usesOf(operation.document)
    this.slice = sliceOf(before, this.uses)
    this.#parts = partsOf(operation.document)
  }

  /** Made when it is first asked for: few operations are touched by a change. */
  get #before(): GraphQLSchema {
    this.#schema ??= schemaOf(this.slice)
    return this.#schema
  }

  /** Whether the server accepted the operation; what it refused already no change can break. */
  get accepted(): boolean {
    this.#accepted ??=
      this.#before.getRootType(this.#parts.operation.operation) !== undefined &&
      isValid(this.#before, this.operation.document)
    return this.#accepted
  }

  /** What becomes of the operation under other definitions. */
  effects({ definitions, names }: { readonly definitions: Definitions; readonly names: Names }): Effect[] {
    const after = schemaOf(sliceOf(definitions, this.uses))
    return [...refusals(after, this.operation.document), ...outcomeChanges(this.#parts, this.#before, after, names)]
  }

  /** The response path that a node of the operation stands at. */
  pathOf(node: ASTNode): string {
    this.#positions ??= positionsIn(this.#parts)
    return this.#positions.get(node) ?? ''
  }
}
