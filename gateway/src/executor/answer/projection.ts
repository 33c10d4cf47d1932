/** This folder: from the merged tree to what the client asked for. */

import {
  type FieldNode,
  GraphQLError,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import type { JsonObject } from '../types.ts'
import { type Complete, invalid, listOf, typenameOf } from './completers.ts'
import { introspector } from './introspection.ts'
import { completeLeaf } from './leaves.ts'
import { compileObject, type ObjectField } from './object-code.ts'
import type { Problems } from './problems.ts'
import { collectFields, type OperationParts } from './selections.ts'

export interface ProjectionSetup {
  readonly schema: GraphQLSchema
  readonly parts: OperationParts
  /** By the client's response keys, those of the plan, where they had to differ. */
  readonly planKeys: ReadonlyMap<string, string>
}

export type Projection = (data: JsonObject, problems: Problems) => JsonObject | null

/**
 * Compiles the projection of an operation for one set of @skip and @include values; null data where a null takes it
 * all.
 * @throws GraphQLError BAD_USER_INPUT where a condition at the root is null, so that nothing is run
 */
export function compileProjection(setup: ProjectionSetup, variables: JsonObject): Projection {
  const { schema, parts } = setup
  const root = schema.getRootType(parts.operation.operation)
  if (!root) throw new Error(`The schema has no ${parts.operation.operation} type`)
  const compiler = new ProjectionCompiler(setup, variables)
  const complete = compiler.objectOf(root, [parts.operation])
  return (data, problems) => (complete(data, problems) as JsonObject | undefined) ?? null
}

type Selecting = { readonly selectionSet?: FieldNode['selectionSet'] | undefined }

class ProjectionCompiler {
  readonly #setup: ProjectionSetup
  readonly #variables: JsonObject

  constructor(setup: ProjectionSetup, variables: JsonObject) {
    this.#setup = setup
    this.#variables = variables
  }

  /** One object of a type that is known. */
  objectOf(type: GraphQLNamedType, nodes: readonly Selecting[]): Complete {
    const { schema, parts } = this.#setup
    const selectionSets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))
    const fields = collectFields(schema, parts, this.#variables, type, selectionSets)
    return compileObject([...fields].map(([key, fieldNodes]) => this.#fieldOf(type, key, fieldNodes)))
  }

  /** Like `objectOf`, for a selection below the root: one that can't be made is an error at each of its objects. */
  #selectionOf(type: GraphQLNamedType, nodes: readonly Selecting[]): Complete {
    try {
      return this.objectOf(type, nodes)
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error
      return (_, problems) => {
        problems.refuse(error)
        return undefined
      }
    }
  }

  #fieldOf(type: GraphQLNamedType, key: string, nodes: readonly [FieldNode, ...FieldNode[]]): ObjectField {
    const { schema, parts, planKeys } = this.#setup
    const name = nodes[0].name.value
    if (name === '__typename') return { key, complete: typenameOf(type) }
    if (name === '__schema' || name === '__type') return { key, complete: introspector(schema, parts, nodes, key) }
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
    if (!field) throw new Error(`${type.name} has no field ${name}`)
    const what = `field ${type.name}.${name}`
    const complete = this.#valueOf(field.type, nodes, what)
    return { key, complete, source: { key: planKeys.get(key) ?? key, type: field.type, what } }
  }

  #valueOf(type: GraphQLOutputType, nodes: readonly FieldNode[], what: string): Complete {
    if (isNonNullType(type)) {
      const complete = this.#valueOf(type.ofType, nodes, what)
      return (value, problems) => {
        const before = problems.count
        const completed = complete(value, problems)
        if (completed !== null) return completed
        problems.nullInNonNull(what, before)
        return undefined
      }
    }
    if (isListType(type)) return listOf(this.#valueOf(type.ofType, nodes, `item of ${what}`), what)
    if (isLeafType(type)) return completeLeaf(type, what)
    if (isAbstractType(type)) return this.#abstractOf(type, nodes, what)
    const complete = this.#selectionOf(type, nodes)
    return (value, problems) => {
      if (value === null || value === undefined) return null
      if (typeof value !== 'object') return invalid(problems, what)
      return complete(value, problems) ?? null
    }
  }

  /** Compiles a type's selections when the first object of it comes: a union of many types would multiply otherwise. */
  #abstractOf(declared: GraphQLNamedType, nodes: readonly FieldNode[], what: string): Complete {
    const { schema } = this.#setup
    const byType = new Map<string, Complete>()
    return (value, problems) => {
      if (value === null || value === undefined) return null
      if (typeof value !== 'object') return invalid(problems, what)
      const name = (value as JsonObject).__typename ?? declared.name
      let complete = byType.get(name as string)
      if (!complete) {
        const type = typeof name === 'string' ? schema.getType(name) : undefined
        if (!type || !belongsTo(schema, type, declared)) {
          problems.add(`Invalid __typename found for ${what}.`)
          return null
        }
        complete = this.#selectionOf(type, nodes)
        byType.set(type.name, complete)
      }
      return complete(value, problems) ?? null
    }
  }
}

function belongsTo(schema: GraphQLSchema, type: GraphQLNamedType, declared: GraphQLNamedType): boolean {
  if (type === declared) return true
  return isAbstractType(declared) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(declared, type)
}
