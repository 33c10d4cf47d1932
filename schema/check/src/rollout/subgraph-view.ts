import { buildSubgraph } from '@apollo/federation-internals'
import { type GraphQLSchema, getNamedType, isInterfaceType, isObjectType, Kind, type SelectionSetNode } from 'graphql'
import type { Subgraph } from '../change.ts'
import { parseSelections } from '../plans/supergraph.ts'

/** A subgraph as a gateway may ask it. */
export interface SubgraphView {
  /** With `_entities` and `_service`. */
  readonly schema: GraphQLSchema
  /** By type, the keys by which the subgraph finds entities. */
  readonly keys: ReadonlyMap<string, readonly SelectionSetNode[]>
  /** By `Type.field`. */
  readonly requires: ReadonlyMap<string, SelectionSetNode>
  readonly provides: ReadonlyMap<string, SelectionSetNode>
  /** By `Type.field`, the arguments that the gateway fills from a context. */
  readonly contextual: ReadonlyMap<string, readonly string[]>
  /** `Type.field` of what the subgraph names and does not resolve; fields of keys, which it is given, are not among them. */
  readonly external: ReadonlySet<string>
}

/** Reads a subgraph. @throws GraphQLError where its SDL does not stand on its own, which composition has said before */
export function viewOf({ name, url, document }: Subgraph): SubgraphView {
  const subgraph = buildSubgraph(name, url, document)
  const metadata = subgraph.metadata()
  const schema = subgraph.schema.toGraphQLJSSchema()
  const keys = new Map<string, SelectionSetNode[]>()
  const requires = new Map<string, SelectionSetNode>()
  const provides = new Map<string, SelectionSetNode>()
  const contextual = new Map<string, string[]>()
  const fromContext = metadata.federationDirectiveNameInSchema('fromContext')
  const external = new Set<string>()
  const given = new Set<string>()
  for (const type of [...subgraph.schema.objectTypes(), ...subgraph.schema.interfaceTypes()]) {
    for (const key of type.appliedDirectivesOf(metadata.keyDirective())) {
      const { fields, resolvable } = key.arguments()
      const selections = parseSelections(String(fields))
      for (const coordinate of coordinatesIn(selections, type.name, schema)) given.add(coordinate)
      if (resolvable !== false) keys.set(type.name, [...(keys.get(type.name) ?? []), selections])
    }
    for (const field of type.fields()) {
      const coordinate = `${type.name}.${field.name}`
      const [required] = field.appliedDirectivesOf(metadata.requiresDirective())
      if (required) requires.set(coordinate, parseSelections(String(required.arguments().fields)))
      const [provided] = field.appliedDirectivesOf(metadata.providesDirective())
      if (provided) provides.set(coordinate, parseSelections(String(provided.arguments().fields)))
      const filled = field.arguments().filter((one) => one.appliedDirectives.some(({ name }) => name === fromContext))
      if (filled.length > 0)
        contextual.set(
          coordinate,
          filled.map(({ name }) => name),
        )
      if (metadata.isFieldExternal(field)) external.add(coordinate)
    }
  }
  for (const coordinate of given) external.delete(coordinate)
  return { schema, keys, requires, provides, contextual, external }
}

function coordinatesIn({ selections }: SelectionSetNode, type: string, schema: GraphQLSchema): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return coordinatesIn(selection.selectionSet, selection.typeCondition?.name.value ?? type, schema)
    if (selection.kind !== Kind.FIELD) return []
    const coordinate = `${type}.${selection.name.value}`
    const parent = schema.getType(type)
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined
    if (!field || !selection.selectionSet) return [coordinate]
    return [coordinate, ...coordinatesIn(selection.selectionSet, getNamedType(field.type).name, schema)]
  })
}
