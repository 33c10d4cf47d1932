import {
  type ASTNode,
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  type ListValueNode,
  print,
  TypeInfo,
  type ValueNode,
  visit,
  visitWithTypeInfo,
} from 'graphql'

/**
 * A valid document as it may be kept: each scalar value that stands in it is replaced by an empty one of its kind. Nulls,
 * variables, names of enum values and of input fields stay, since the schema has them; of equal items of a list one stays.
 * `@skip` and `@include` with a written condition are written so that they select.
 */
export function withoutValues(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema)
  /** Whether the value has a form that the schema gives; what is in a custom scalar is data, whatever its form. */
  const isShaped = (node: ValueNode): boolean => {
    const named = getNamedType(types.getInputType())
    if (node.kind === Kind.OBJECT) return isInputObjectType(named)
    if (node.kind === Kind.ENUM) return isEnumType(named)
    // Inside of a list, the type is that of its items.
    return isListType(getNullableType(types.getParentInputType())) || isInputObjectType(named) || isEnumType(named)
  }
  const emptied = (node: ValueNode): ValueNode | undefined => {
    switch (node.kind) {
      case Kind.STRING:
        return { kind: Kind.STRING, value: '' }
      case Kind.INT:
        return { kind: Kind.INT, value: '0' }
      case Kind.FLOAT:
        return { kind: Kind.FLOAT, value: '0.0' }
      case Kind.BOOLEAN:
        return { kind: Kind.BOOLEAN, value: types.getDirective()?.name === 'include' }
      case Kind.ENUM:
        return isShaped(node) ? undefined : { kind: Kind.ENUM, value: '_' }
      case Kind.OBJECT:
        return isShaped(node) ? undefined : { kind: Kind.OBJECT, fields: [] }
      case Kind.LIST:
        return isShaped(node) ? undefined : { kind: Kind.LIST, values: [] }
      default:
        return undefined
    }
  }
  return visit(
    document,
    visitWithTypeInfo(types, {
      enter: (node: ASTNode) => (isValue(node) ? emptied(node) : undefined),
      leave: (node: ASTNode) => (node.kind === Kind.LIST ? withoutRepeats(node) : undefined),
    }),
  )
}

const valueKinds: ReadonlySet<string> = new Set([
  Kind.STRING,
  Kind.INT,
  Kind.FLOAT,
  Kind.BOOLEAN,
  Kind.ENUM,
  Kind.OBJECT,
  Kind.LIST,
])

const isValue = (node: ASTNode): node is ValueNode => valueKinds.has(node.kind)

function withoutRepeats(list: ListValueNode): ListValueNode {
  const values = [...new Map(list.values.map((value) => [print(value), value])).values()]
  return { ...list, values }
}
