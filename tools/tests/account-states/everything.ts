import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from 'graphql'

/** Objects that are asked for below one another. */
const most = 3
/** What a viewer is shown of the people they have blocked, and what is nobody else's. */
const left = new Set(['Viewer.blockedUsers', 'Viewer.account', 'Message.viewerHasBlockedSender'])

/**
 * A document that asks for all there is of a root field, some objects deep, with the first three of each list. Of people it
 * asks for the id alone: that is for the service to say which names them.
 */
export function everythingOf(
  schema: GraphQLSchema,
  root: GraphQLField<unknown, unknown>,
  { variables = '', args = '' } = {},
): string {
  const fragments = new Map<string, string>()
  const spread = (type: GraphQLNamedType, depth: number): string => {
    if (isLeafType(type)) return ''
    if (type.name === 'User' && depth > 0) return '{ __typename id }'
    const name = `${type.name}${depth}`
    if (!fragments.has(name)) {
      fragments.set(name, '')
      fragments.set(name, `fragment ${name} on ${type.name} { __typename ${fieldsOf(type, depth)} }`)
    }
    return `{ ...${name} }`
  }
  const fieldsOf = (type: GraphQLNamedType, depth: number): string => {
    if (isAbstractType(type)) {
      return schema
        .getPossibleTypes(type)
        .map((member) => `... on ${member.name} ${spread(member, depth)}`)
        .join(' ')
    }
    if (!isObjectType(type)) return ''
    return Object.values(type.getFields())
      .filter((field) => !left.has(`${type.name}.${field.name}`) && !field.args.some(isRequiredArgument))
      .map((field) => fieldOf(field, depth))
      .join(' ')
  }
  const fieldOf = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    const type = getNamedType(field.type)
    const isPart = /(Connection|Edge|PageInfo)$/.test(type.name)
    if (!isLeafType(type) && !isPart && type.name !== 'User' && depth >= most) return ''
    const page = field.args.some(({ name }) => name === 'first') ? '(first: 3)' : ''
    return `${field.name}${page} ${spread(type, isPart ? depth : depth + 1)}`
  }
  const selection = spread(getNamedType(root.type), 0)
  return `query ${variables} { ${root.name}${args} ${selection} } ${[...fragments.values()].join(' ')}`
}
