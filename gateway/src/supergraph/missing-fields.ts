import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql'

type Joined = { readonly directives?: readonly ConstDirectiveNode[] | undefined }

/**
 * The fields that a supergraph expects of a subgraph and that this schema of it lacks, as `Type.field`: those of a
 * supergraph that is newer than the running service.
 */
export function missingFields(supergraph: DocumentNode, subgraph: string, schema: GraphQLSchema): string[] {
  const graph = graphOf(supergraph, subgraph)
  const missing: string[] = []
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    if (!joins(definition, 'join__type').some((join) => argument(join, 'graph') === graph)) continue
    const type = schema.getType(definition.name.value)
    const has = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {}
    for (const field of definition.fields ?? []) {
      const name = field.name.value
      if (isServedBy(field, graph) && !Object.hasOwn(has, name)) missing.push(`${definition.name.value}.${name}`)
    }
  }
  return missing
}

/** What `join__graph` calls a subgraph, e.g. POSTS. */
function graphOf(supergraph: DocumentNode, subgraph: string): string | undefined {
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
    const value = definition.values?.find((value) =>
      joins(value, 'join__graph').some((join) => argument(join, 'name') === subgraph),
    )
    return value?.name.value
  }
  return undefined
}

/** A field that names no subgraph is served by each that has its type. */
function isServedBy(field: FieldDefinitionNode, graph: string | undefined): boolean {
  const fieldJoins = joins(field, 'join__field')
  return (
    fieldJoins.length === 0 ||
    fieldJoins.some((join) => argument(join, 'graph') === graph && argument(join, 'external') !== true)
  )
}

function joins({ directives = [] }: Joined, name: string): readonly ConstDirectiveNode[] {
  return directives.filter((directive) => directive.name.value === name)
}

function argument(join: ConstDirectiveNode, name: string): string | boolean | undefined {
  const value = join.arguments?.find((given) => given.name.value === name)?.value
  return value && 'value' in value ? value.value : undefined
}
