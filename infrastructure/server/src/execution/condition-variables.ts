import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, visit } from 'graphql'

/** Names of the variables that @skip and @include ask in an operation and in the fragments that it may use. */
export function conditionVariables(definitions: Iterable<OperationDefinitionNode | FragmentDefinitionNode>): string[] {
  const names = new Set<string>()
  for (const definition of definitions) {
    visit(definition, {
      Directive: (directive) => {
        if (directive.name.value !== 'skip' && directive.name.value !== 'include') return
        for (const { value } of directive.arguments ?? []) {
          if (value.kind === Kind.VARIABLE) names.add(value.name.value)
        }
      },
    })
  }
  return [...names]
}
