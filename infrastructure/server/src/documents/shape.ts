import { type DocumentNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'
import type { DocumentLimits } from './limits.ts'

/** What a document amounts to with its fragments in place, for each limit that its text alone does not tell. */
export type DocumentShape = Omit<DocumentLimits, 'characters' | 'tokens' | 'nesting'>

type SelectionShape = {
  -readonly [Limit in 'depth' | 'selections' | 'aliases' | 'directives' | 'rootFields']: number
}

/**
 * Selection sets within selection sets, through fragments, that are walked; what is nested further counts as so many levels
 * of fields, which no limit allows. Validation recurses, too.
 */
const maxNesting = 200

const empty = (): SelectionShape => ({ depth: 0, selections: 0, aliases: 0, directives: 0, rootFields: 0 })

/**
 * Measures a document that need not be valid. Each fragment is measured once, however often it is spread; one that no
 * operation spreads counts as if one did, because validation walks through it all the same.
 */
export function measureShape(document: DocumentNode): DocumentShape {
  const fragments = new Map<string, FragmentDefinitionNode>()
  let [definitions, operations, variables, directives] = [0, 0, 0, 0]
  for (const definition of document.definitions) {
    if (!('directives' in definition)) continue
    directives += definition.directives?.length ?? 0
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      definitions++
      fragments.set(definition.name.value, definition)
    } else if (definition.kind === Kind.OPERATION_DEFINITION) {
      operations++
      variables += definition.variableDefinitions?.length ?? 0
      for (const variable of definition.variableDefinitions ?? []) directives += variable.directives?.length ?? 0
    }
  }

  const known = new Map<string, SelectionShape>()
  const ofFragment = (name: string): SelectionShape => {
    const shape = known.get(name)
    if (shape) return shape
    const fragment = fragments.get(name)
    // A fragment that spreads itself is not valid, and measured before that is found out.
    known.set(name, empty())
    const measured = fragment ? measure(fragment.selectionSet) : empty()
    known.set(name, measured)
    return measured
  }

  let nesting = 0
  const measure = (selectionSet: SelectionSetNode): SelectionShape => {
    const shape = empty()
    if (nesting === maxNesting) return { ...shape, depth: maxNesting }
    nesting++
    for (const selection of selectionSet.selections) {
      const isField = selection.kind === Kind.FIELD
      let inner: SelectionShape | undefined
      if (selection.kind === Kind.FRAGMENT_SPREAD) inner = ofFragment(selection.name.value)
      else if (selection.selectionSet) inner = measure(selection.selectionSet)
      if (selection.kind !== Kind.FRAGMENT_SPREAD) shape.selections++
      if (isField && selection.alias) shape.aliases++
      shape.depth = Math.max(shape.depth, (inner?.depth ?? 0) + (isField ? 1 : 0))
      shape.selections += inner?.selections ?? 0
      shape.aliases += inner?.aliases ?? 0
      shape.directives += (inner?.directives ?? 0) + (selection.directives?.length ?? 0)
      shape.rootFields += isField ? 1 : (inner?.rootFields ?? 0)
    }
    nesting--
    return shape
  }

  const total = { operations, fragments: definitions, variables, ...empty(), directives }
  const add = (shape: SelectionShape) => {
    total.depth = Math.max(total.depth, shape.depth)
    total.selections += shape.selections
    total.aliases += shape.aliases
    total.directives += shape.directives
    total.rootFields = Math.max(total.rootFields, shape.rootFields)
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) add(measure(definition.selectionSet))
  }
  for (const name of fragments.keys()) if (!known.has(name)) add(ofFragment(name))
  return total
}

const labels = {
  operations: 'operations',
  fragments: 'fragments',
  variables: 'variables',
  depth: 'levels deep',
  selections: 'selections with its fragments in place',
  aliases: 'aliases',
  directives: 'directives',
  rootFields: 'root fields',
} as const satisfies Record<keyof DocumentShape, string>

/** What to say of the first limit that a document exceeds. */
export function exceededShape(document: DocumentNode, limits: DocumentLimits): string | undefined {
  const shape = measureShape(document)
  for (const [name, label] of Object.entries(labels) as [keyof DocumentShape, string][]) {
    if (shape[name] <= limits[name]) continue
    return `The document ${name === 'depth' ? 'is' : 'has'} ${shape[name]} ${label}; ${limits[name]} is the most allowed.`
  }
  return undefined
}
