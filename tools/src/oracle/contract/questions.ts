import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
} from 'graphql'
import type { Answers } from './answers.ts'

/** What is selected of a type; of a union or an interface, by the possible types. */
export type Selection = ReadonlyMap<string, readonly Asked[]>

export interface Asked {
  readonly name: string
  readonly alias: string
  readonly args: Readonly<Record<string, unknown>>
  /** Null for a leaf. */
  readonly selection: Selection | null
  /** Its type is a connection: `selection` is what is asked of the nodes. */
  readonly connection: { readonly type: GraphQLObjectType; readonly edgeFields: readonly string[] } | null
}

/** Fields that are asked for more than once, with these arguments. */
const variants: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  'Viewer.friendRequests': [{ direction: 'INCOMING' }, { direction: 'OUTGOING' }],
  'Viewer.homeFeed': [{ ranking: 'LATEST' }, { ranking: 'TOP' }],
  'NotificationGroup.sampleActors': [{ first: 10 }],
  'Viewer.conversations': [{ folder: 'INBOX' }, { folder: 'ARCHIVE' }, { folder: 'REQUESTS' }],
  'Viewer.notifications': [{ unreadOnly: false }, { unreadOnly: true }],
  // From the beginning: the place before anything has happened, seen by somebody from whom nobody is hidden.
  'Conversation.changesSince': [{ cursor: Buffer.from('[0,0,""]').toString('base64url') }],
  'Query.searchUsers': [{ friendsFirst: false }, { friendsFirst: true }],
  'Query.trendingTags': [{ first: 50 }],
}
/** What is no thing of its own leads on to what it is about. */
const onTheWay = new Set([
  ...['FriendRequest', 'NotificationGroup', 'Participant', 'Reaction', 'ReactionCount', 'StorageUsage', 'Viewer'],
  ...['ConversationChanges', 'ConversationEvent'],
  ...['Facet', 'FacetTarget', 'Mention', 'Link', 'TagRef'],
])

/** All that the model answers of what can be reached from a type in so many steps; a step leads from one thing to another. */
export function selectionOf(schema: GraphQLSchema, answers: Answers, type: GraphQLNamedType, steps: number): Selection {
  const possible = isObjectType(type) ? [type] : isCompositeType(type) ? schema.getPossibleTypes(type) : []
  return new Map(
    possible.map((one) => [
      one.name,
      Object.keys(answers[one.name] ?? {}).flatMap((name) => askedFor(schema, answers, one, name, steps)),
    ]),
  )
}

function askedFor(
  schema: GraphQLSchema,
  answers: Answers,
  parent: GraphQLObjectType,
  name: string,
  steps: number,
): Asked[] {
  const field = parent.getFields()[name]
  if (!field) throw new Error(`The oracle answers ${parent.name}.${name}, which the contract does not have.`)
  const type = getNamedType(field.type)
  const place = `${parent.name}.${name}`
  return (variants[place] ?? [{}]).flatMap((variant, n): Asked[] => {
    const alias = n === 0 ? name : `${name}${n}`
    const isList = field.args.some((arg) => arg.name === 'first') && !('first' in variant)
    const args = { ...variant, ...(isList && { [isTwoWay(field.args) ? 'last' : 'first']: 100 }) }
    if (!isCompositeType(type)) return [{ name, alias, args, selection: null, connection: null }]
    const connection = isObjectType(type) && type.name.endsWith('Connection') ? type : null
    const target = connection ? getNamedType(connection.getFields().nodes!.type) : type
    const left = onTheWay.has(target.name) || !(target.name in answers || isAbstractType(target)) ? steps : steps - 1
    if (left < 0) return []
    const selection = selectionOf(schema, answers, target, left)
    if ([...selection.values()].every((fields) => fields.length === 0)) return []
    const edge = connection && (getNamedType(connection.getFields().edges!.type) as GraphQLObjectType)
    const edgeFields = edge ? Object.keys(edge.getFields()).filter((one) => one === 'reason') : []
    return [{ name, alias, args, selection, connection: connection && { type: connection, edgeFields } }]
  })
}

const isTwoWay = (args: readonly { name: string }[]) => args.some(({ name }) => name === 'last')

export function print(selection: Selection): string {
  const asked = [...selection].filter(([, fields]) => fields.length > 0)
  const parts = asked.map(([type, fields]) => `... on ${type} { ${fields.map(printField).join(' ')} }`)
  return `{ __typename ${parts.join(' ')} }`
}

export function printField({ name, alias, args, selection, connection }: Asked): string {
  const given = Object.entries(args).map(([key, value]) => `${key}: ${printValue(key, value)}`)
  const call = `${alias === name ? '' : `${alias}: `}${name}${given.length > 0 ? `(${given.join(', ')})` : ''}`
  if (!selection) return call
  if (!connection) return `${call} ${print(selection)}`
  const total = connection.type.getFields().totalCount ? ' totalCount' : ''
  const edge = ['node { __typename ... on User { id } ... on Post { id } }', ...connection.edgeFields]
  const node = edgeNode(selection, edge)
  return `${call} { nodes ${print(selection)} edges { ${node} }${total} }`
}

/** Edges lead where nodes do: of their node it is asked which one it is. */
function edgeNode(selection: Selection, [, ...more]: readonly string[]): string {
  const [[type, fields]] = [...selection] as [[string, readonly Asked[]]]
  const key = fields.some(({ name }) => name === 'id') ? 'id' : '__typename'
  return [`node { ... on ${type} { ${key} } }`, ...more].join(' ')
}

const printValue = (key: string, value: unknown) =>
  typeof value === 'string' && !['direction', 'folder', 'ranking', 'order', 'type'].includes(key)
    ? JSON.stringify(value)
    : String(value)

/** `Type.field` of everything that is asked for. */
export function coordinatesOf(selection: Selection): Set<string> {
  const found = new Set<string>()
  for (const [type, fields] of selection) {
    for (const { name, selection: inner, connection } of fields) {
      found.add(`${type}.${name}`)
      if (connection) {
        for (const each of ['nodes', 'edges']) found.add(`${connection.type.name}.${each}`)
        found.add(`${getNamedType(connection.type.getFields().edges!.type).name}.node`)
      }
      if (inner) for (const each of coordinatesOf(inner)) found.add(each)
    }
  }
  return found
}
