import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { partsOf, positionsIn } from '../api/judge/positions.ts'

/**
 * The response path where an operation first uses a coordinate; empty where it does so by a variable alone.
 * @param coordinate of a type, a field, an argument or an input field; a field that leaves the argument out uses its default
 */
export function selectionOf(document: DocumentNode, schema: GraphQLSchema, coordinate: string): string {
  const types = new TypeInfo(schema)
  const field = coordinate.replace(/\(.*\)$/, '')
  const found: ASTNode[] = []
  visit(
    document,
    visitWithTypeInfo(types, {
      Field(node) {
        const named = getNamedType(types.getType())?.name
        if (`${types.getParentType()?.name}.${node.name.value}` === field || named === field) found.push(node)
      },
      Argument(node) {
        if (getNamedType(types.getInputType())?.name === coordinate) found.push(node)
      },
      ObjectField(node) {
        if (`${getNamedType(types.getParentInputType())?.name}.${node.name.value}` === coordinate) found.push(node)
      },
    }),
  )
  const positions = positionsIn(partsOf(document))
  return found.flatMap((node) => positions.get(node) ?? [])[0] ?? ''
}
