import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'

const allDetails = {
  descriptions: true,
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
}

/** Where a schema is so small that the usual introspection query says little about what may be asked. */
const leastLimit = 50_000

/**
 * Makes a function that says what is wrong with a document that asks for too much of the schema, which is answered without
 * a cost: for more than twice what the usual introspection query asks for.
 */
export function introspectionLimit(schema: GraphQLSchema): (document: DocumentNode) => string | undefined {
  const sizes = listSizes(schema)
  let most: number | undefined
  return (document) => {
    const asked = introspectionSize(schema, sizes, document)
    if (asked <= leastLimit) return undefined
    most ??= Math.max(leastLimit, 2 * introspectionSize(schema, sizes, parse(getIntrospectionQuery(allDetails))))
    if (asked <= most) return undefined
    return `The document asks for about ${asked} parts of the schema; ${most} is the most allowed.`
  }
}

/** How long the lists of introspection are on average, by field. */
function listSizes(schema: GraphQLSchema): ReadonlyMap<string, number> {
  const types = Object.values(schema.getTypeMap())
  const fields = types.flatMap((type) =>
    isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [],
  )
  const perType = (count: number) => Math.max(1, count / types.length)
  const sum = (count: (type: GraphQLNamedType) => number) => types.reduce((total, type) => total + count(type), 0)
  return new Map([
    ['__Schema.types', types.length],
    ['__Schema.directives', schema.getDirectives().length],
    ['__Type.fields', perType(fields.length)],
    [
      '__Type.inputFields',
      perType(sum((type) => (isInputObjectType(type) ? Object.keys(type.getFields()).length : 0))),
    ],
    ['__Type.enumValues', perType(sum((type) => (isEnumType(type) ? type.getValues().length : 0)))],
    ['__Field.args', Math.max(1, fields.reduce((total, { args }) => total + args.length, 0) / (fields.length || 1))],
  ])
}

/** How many parts of the schema all `__schema` and `__type` of a document come to. */
function introspectionSize(schema: GraphQLSchema, sizes: ReadonlyMap<string, number>, document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const known = new Map<string, number>()
  const ofFragment = (name: string): number => {
    const size = known.get(name)
    if (size !== undefined) return size
    known.set(name, 0)
    const fragment = fragments.get(name)
    const type = fragment && schema.getType(fragment.typeCondition.name.value)
    const measured = fragment ? sizeOf(fragment.selectionSet, type) : 0
    known.set(name, measured)
    return measured
  }
  const sizeOf = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined): number => {
    let size = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) size += ofFragment(selection.name.value)
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition
        size += sizeOf(selection.selectionSet, condition ? schema.getType(condition.name.value) : parent)
      } else {
        const name = selection.name.value
        const type = typeOfField(schema, parent, name)
        const inner = selection.selectionSet ? sizeOf(selection.selectionSet, type) : 0
        size += parent?.name.startsWith('__') ? (sizes.get(`${parent.name}.${name}`) ?? 1) * (1 + inner) : inner
      }
    }
    return Math.round(size)
  }
  return document.definitions.reduce(
    (total, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? total + sizeOf(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined)
        : total,
    0,
  )
}

function typeOfField(schema: GraphQLSchema, parent: GraphQLNamedType | undefined, name: string) {
  if (name === '__schema') return schema.getType('__Schema')
  if (name === '__type') return schema.getType('__Type')
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined
  return field && getNamedType(field.type)
}
