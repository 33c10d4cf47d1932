import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  Kind,
  type OperationDefinitionNode,
  print,
  visit,
} from 'graphql'

type Executable = OperationDefinitionNode | FragmentDefinitionNode

/** Fragments that one client has, by name; the same name may stand in several files with the same text. */
export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/**
 * An operation with exactly the fragments that it uses, in the order of their use.
 * @param missing is told of each spread of a fragment that is not there
 */
export function withFragments(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  missing: (spread: FragmentSpreadNode) => void,
): DocumentNode {
  const used = new Map<string, FragmentDefinitionNode>()
  const collect = (node: Executable) => {
    visit(node, {
      FragmentSpread(spread) {
        const { value } = spread.name
        if (used.has(value)) return
        const fragment = fragments.get(value)
        if (!fragment) return missing(spread)
        used.set(value, fragment)
        collect(fragment)
      },
    })
  }
  collect(operation)
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] }
}

/** The fragments of documents by name. @param clash is told of the second of two that differ */
export function fragmentsOf(
  documents: readonly DocumentNode[],
  clash: (first: FragmentDefinitionNode, second: FragmentDefinitionNode) => void,
): Fragments {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const { definitions } of documents) {
    for (const definition of definitions) {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) continue
      const first = fragments.get(definition.name.value)
      if (!first) fragments.set(definition.name.value, definition)
      else if (print(first) !== print(definition)) clash(first, definition)
    }
  }
  return fragments
}
