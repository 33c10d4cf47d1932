import {
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
} from 'graphql'
import { argumentsOfEach } from './directives.ts'

/**
 * The fields, as `Type.field`, that a supergraph expects of a subgraph and that the subgraph's schema lacks. There are
 * some where the supergraph is newer than the running service.
 */
export function missingFields(supergraph: DocumentNode, subgraph: string, schema: GraphQLSchema): string[] {
  const graph = graphOf(supergraph, subgraph)
  const missing: string[] = []
  for (const definition of supergraph.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    if (!argumentsOfEach(definition, 'join__type').some((join) => join.graph === graph)) continue
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
      argumentsOfEach(value, 'join__graph').some((join) => join.name === subgraph),
    )
    return value?.name.value
  }
  return undefined
}

/** A field that names no subgraph is served by each that has its type. */
function isServedBy(field: FieldDefinitionNode, graph: string | undefined): boolean {
  const joins = argumentsOfEach(field, 'join__field')
  return joins.length === 0 || joins.some((join) => join.graph === graph && join.external !== true)
}
