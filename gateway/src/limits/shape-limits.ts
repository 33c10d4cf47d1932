import { codedError } from '@plaza/server'
import { type DocumentNode, type FragmentDefinitionNode, type GraphQLError, Kind, type SelectionSetNode } from 'graphql'

export interface ShapeLimits {
  /** Fields within fields. */
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
}

/** What an operation amounts to with its fragments in place. */
export interface OperationShape {
  readonly depth: number
  readonly aliases: number
  readonly directives: number
  readonly rootFields: number
}

export const defaultShapeLimits: ShapeLimits = { depth: 20, aliases: 100, directives: 50, rootFields: 30 }

/** Introspection is deeper than what people ask, and is answered from memory, so what is in it is not counted. */
const free = new Set(['__schema', '__type'])

/**
 * The shape of all operations of a document: the greatest depth and most root fields of one, all aliases and
 * directives.
 */
export function measureShape(document: DocumentNode): OperationShape {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  // Each fragment is measured once, however often it is spread.
  const known = new Map<string, OperationShape>()

  const ofFragment = (name: string): OperationShape => {
    const shape = known.get(name)
    if (shape) return shape
    const fragment = fragments.get(name)
    // A fragment that spreads itself is not valid, and measured before that is found out.
    known.set(name, { depth: 0, aliases: 0, directives: 0, rootFields: 0 })
    const measured = fragment ? measure(fragment.selectionSet) : { depth: 0, aliases: 0, directives: 0, rootFields: 0 }
    known.set(name, measured)
    return measured
  }

  const measure = (selectionSet: SelectionSetNode): OperationShape => {
    let [depth, aliases, directives, rootFields] = [0, 0, 0, 0]
    for (const selection of selectionSet.selections) {
      directives += selection.directives?.length ?? 0
      if (selection.kind === Kind.FIELD) {
        rootFields++
        if (selection.alias) aliases++
        const inner =
          selection.selectionSet && !free.has(selection.name.value) ? measure(selection.selectionSet) : undefined
        depth = Math.max(depth, 1 + (inner?.depth ?? 0))
        aliases += inner?.aliases ?? 0
        directives += inner?.directives ?? 0
        continue
      }
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD ? ofFragment(selection.name.value) : measure(selection.selectionSet)
      depth = Math.max(depth, inner.depth)
      aliases += inner.aliases
      directives += inner.directives
      rootFields += inner.rootFields
    }
    return { depth, aliases, directives, rootFields }
  }

  const total = { depth: 0, aliases: 0, directives: 0, rootFields: 0 }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue
    const shape = measure(definition.selectionSet)
    total.depth = Math.max(total.depth, shape.depth)
    total.aliases += shape.aliases
    total.directives += shape.directives + (definition.directives?.length ?? 0)
    total.rootFields = Math.max(total.rootFields, shape.rootFields)
  }
  return total
}

/** The first limit that a document exceeds, as an error to answer with. */
export function exceededShape(document: DocumentNode, limits: ShapeLimits): GraphQLError | undefined {
  const shape = measureShape(document)
  for (const [name, label] of [
    ['depth', 'levels deep'],
    ['aliases', 'aliases'],
    ['directives', 'directives'],
    ['rootFields', 'root fields'],
  ] as const) {
    if (shape[name] > limits[name]) {
      const message = `The operation has ${shape[name]} ${label}; ${limits[name]} is the most allowed.`
      return codedError('GRAPHQL_VALIDATION_FAILED', message)
    }
  }
  return undefined
}
