import { type ConstDirectiveNode, type DefinitionNode, type FieldDefinitionNode, Kind, parse, print } from 'graphql'
import { type FieldsType, hasFields } from './supergraph.ts'

/**
 * A supergraph as it would be without one of its changes: who answers a field, or who knows a type and by which keys, is
 * as before. What `@provides` named before is external again, for it can't be provided otherwise.
 * @param coordinate `Type` or `Type.field`
 */
export function reverted(coordinate: string, before: string, after: string): string {
  const was = new Map<string, FieldsType>()
  for (const type of typesOf(before)) was.set(type.name.value, type)
  const [typeName = '', fieldName] = coordinate.split('.')
  const provided = providedBy(was.get(typeName)?.fields?.find(({ name }) => name.value === fieldName))
  const revert = (definition: DefinitionNode): DefinitionNode => {
    if (!hasFields(definition)) return definition
    const name = definition.name.value
    const old = was.get(name)
    if (!old) return definition
    const fields = (definition.fields ?? []).map((field) => {
      const oldField = old.fields?.find((one) => one.name.value === field.name.value)
      if (!oldField) return field
      return coordinate === `${name}.${field.name.value}`
        ? joinedAs(oldField, field)
        : withExternals(oldField, field, provided)
    })
    return { ...(coordinate === name ? joinedAs(old, definition) : definition), fields }
  }
  return print({ kind: Kind.DOCUMENT, definitions: parse(after, { noLocation: true }).definitions.map(revert) })
}

const typesOf = (sdl: string): FieldsType[] => parse(sdl, { noLocation: true }).definitions.filter(hasFields)

interface Joined {
  readonly directives?: readonly ConstDirectiveNode[] | undefined
}

const isJoin = ({ name }: ConstDirectiveNode): boolean => name.value.startsWith('join__')

function joinedAs<Node extends Joined>(old: Joined, node: Node): Node {
  const own = (node.directives ?? []).filter((one) => !isJoin(one))
  return { ...node, directives: [...(old.directives ?? []).filter(isJoin), ...own] }
}

/** What a field provides, as `graph name` of each field. */
const providedBy = (field: FieldDefinitionNode | undefined): Set<string> =>
  new Set(
    (field?.directives ?? []).filter(isJoin).flatMap((join) => {
      const names = argumentOf(join, 'provides')?.match(/\w+/g) ?? []
      return names.map((name) => `${graphOf(join)} ${name}`)
    }),
  )

function withExternals(
  old: FieldDefinitionNode,
  field: FieldDefinitionNode,
  provided: ReadonlySet<string>,
): FieldDefinitionNode {
  const joins = (field.directives ?? []).filter(isJoin)
  // All subgraphs of its type have such a field.
  if (joins.length === 0) return field
  const graphs = joins.map(graphOf)
  const externals = (old.directives ?? []).filter(isJoin).filter((one) => {
    const graph = graphOf(one)
    const isMissing = argumentOf(one, 'external') === 'true' && !graphs.includes(graph)
    return isMissing && provided.has(`${graph} ${old.name.value}`)
  })
  return { ...field, directives: [...(field.directives ?? []), ...externals] }
}

function argumentOf({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined {
  const found = given.find((one) => one.name.value === name)
  return found && print(found.value)
}

const graphOf = (join: ConstDirectiveNode): string | undefined => argumentOf(join, 'graph')
