import { type DefinitionNode, type DocumentNode, type FragmentDefinitionNode, Kind, visit } from 'graphql'

/** The same document without the fragments and variables that nothing uses, which would make it invalid. */
export function withoutUnused(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  )
  const reached = new Set<string>()
  const operations = document.definitions.flatMap((definition): DefinitionNode[] => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const { variableDefinitions = [], ...body } = definition
    const used = usedBy(body, fragments)
    for (const name of used.fragments) reached.add(name)
    return [
      {
        ...body,
        variableDefinitions: variableDefinitions.filter(({ variable }) => used.variables.has(variable.name.value)),
      },
    ]
  })
  return { ...document, definitions: [...operations, ...[...reached].flatMap((name) => fragments.get(name) ?? [])] }
}

function usedBy(node: DefinitionNode, fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
  const used = { fragments: new Set<string>(), variables: new Set<string>() }
  const waiting: DefinitionNode[] = [node]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    visit(next, {
      Variable: ({ name }) => void used.variables.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value)
        if (!fragment || used.fragments.has(name.value)) return
        used.fragments.add(name.value)
        waiting.push(fragment)
      },
    })
  }
  return used
}
