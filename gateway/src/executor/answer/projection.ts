import {
  type FieldNode,
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
import { isInherited, readOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import { introspector } from './introspection.ts'
import { completeLeaf, leafTest } from './leaves.ts'
import type { Problems } from './problems.ts'
import { collectFields, type OperationParts } from './selections.ts'

/**
 * Shapes one value of the merged tree for the client. Null where the value is missing or bad; undefined when that null
 * may not stand and takes its parent with it.
 */
type Complete = (value: unknown, problems: Problems) => unknown

export interface ProjectionSetup {
  readonly schema: GraphQLSchema
  readonly parts: OperationParts
  /** Where the plan was made with other response keys than the client's: theirs by the client's. */
  readonly planKeys: ReadonlyMap<string, string>
}

export type Projection = (data: JsonObject, problems: Problems) => JsonObject | null

/** Compiles the projection of an operation for one set of @skip and @include values. */
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

  /** Generates the function that builds one object: a literal, so that engines and JSON.stringify see one shape. */
  objectOf(type: GraphQLNamedType, nodes: readonly Selecting[]): Complete {
    const { schema, parts, planKeys } = this.#setup
    const selectionSets = nodes.flatMap((node) => (node.selectionSet ? [node.selectionSet] : []))
    const fields = collectFields(schema, parts, this.#variables, type, selectionSets)
    const completers: Complete[] = []
    const body: string[] = []
    const entries: string[] = []
    for (const [key, fieldNodes] of fields) {
      const [node] = fieldNodes
      if (!node) continue
      const index = completers.length
      const quoted = JSON.stringify(key)
      entries.push(`[${quoted}]: r${index}`)
      const name = node.name.value
      if (name === '__typename') {
        completers.push(typenameOf(type))
        body.push(fieldCode(index, quoted, 'undefined', undefined, true))
        continue
      }
      if (name === '__schema' || name === '__type') {
        completers.push(introspector(schema, parts, fieldNodes, key))
        body.push(fieldCode(index, quoted, 'undefined', undefined, true))
        continue
      }
      const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined
      if (!field) throw new Error(`${type.name} has no field ${name}`)
      completers.push(this.#valueOf(field.type, fieldNodes, `field ${type.name}.${name}`))
      const planKey = planKeys.get(key) ?? key
      const read = isInherited(planKey) ? `readOwn(o, ${JSON.stringify(planKey)})` : `o[${JSON.stringify(planKey)}]`
      body.push(fieldCode(index, quoted, read, leafTest(field.type, `v${index}`), isNonNullType(field.type)))
    }
    const names = completers.map((_, index) => `c${index}`)
    // The code is made of GraphQL names alone, which are quoted all the same; nothing of a request's values is in it.
    const make = new Function(
      'readOwn',
      ...names,
      `return function project(o, p) {\nlet n = p.count;\n${body.join('\n')}\nreturn {${entries.join(', ')}};\n}`,
    )
    return make(readOwn, ...completers) as Complete
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
    const complete = this.objectOf(type, nodes)
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
        complete = this.objectOf(type, nodes)
        byType.set(type.name, complete)
      }
      return complete(value, problems) ?? null
    }
  }
}

/** Reads one field; the common leaves are tested in place, all else goes through the completer. */
function fieldCode(index: number, key: string, read: string, test: string | undefined, nonNull: boolean): string {
  const call = `c${index}(v${index}, p)`
  const located = `if (p.count !== n) { p.under(${key}, n); n = p.count; }`
  const bubble = nonNull ? `if (r${index} === undefined) return undefined;` : ''
  if (test)
    return `const v${index} = ${read}; let r${index} = v${index}; if (!(${test})) { r${index} = ${call}; ${located} ${bubble} }`
  return `const v${index} = ${read}; const r${index} = ${call}; ${located} ${bubble}`
}

function typenameOf(type: GraphQLNamedType): Complete {
  if (isObjectType(type)) return () => type.name
  return (_, problems) => {
    problems.nullInNonNull(`field ${type.name}.__typename`, problems.count)
    return undefined
  }
}

function listOf(complete: Complete, what: string): Complete {
  return (value, problems) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) return invalid(problems, what)
    const items = new Array<unknown>(value.length)
    let before = problems.count
    for (let index = 0; index < value.length; index++) {
      const item = complete(value[index], problems)
      if (problems.count !== before) {
        problems.under(index, before)
        before = problems.count
        if (item === undefined) return null
      }
      items[index] = item
    }
    return items
  }
}

function invalid(problems: Problems, what: string): null {
  problems.add(`Invalid value found for ${what}.`)
  return null
}

function belongsTo(schema: GraphQLSchema, type: GraphQLNamedType, declared: GraphQLNamedType): boolean {
  if (type === declared) return true
  return isAbstractType(declared) && (isObjectType(type) || isInterfaceType(type)) && schema.isSubType(declared, type)
}
