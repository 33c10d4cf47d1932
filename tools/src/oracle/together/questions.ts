import { type RunOperation, recurringOperation } from '@plaza/server'
import type { RunningSubgraph } from '@plaza/subgraph'
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
  parse,
} from 'graphql'

/** What a subgraph knows an entity by. */
export interface Reference {
  readonly __typename: string
  readonly id: string
  readonly accessGrant?: string
}

/** All that a subgraph says of one kind of thing, or of one field of the viewer's. */
export interface WholeQuestion {
  readonly subgraph: RunningSubgraph
  /** `Post`, or `Viewer.drafts`. */
  readonly name: string
  readonly run: RunOperation
  /** Of which entities it is asked; undefined where it is asked of the viewer. */
  readonly entity: string | undefined
}

/** What fields that need arguments are given. */
const given: Readonly<Record<string, string>> = {
  'Conversation.changesSince': `(first: 20, cursor: "${Buffer.from('[0,0,""]').toString('base64url')}")`,
}

const isOnTheWay = ({ name }: GraphQLNamedType) => /(Connection|Edge|PageInfo)$/.test(name)

/** Everything that each subgraph answers of its entities and to its viewer. */
export function wholeQuestions(subgraphs: Iterable<RunningSubgraph>): WholeQuestion[] {
  return [...subgraphs].flatMap((subgraph) => {
    const { schema } = subgraph
    const questionOf = (name: string, text: string, entity?: string): WholeQuestion => ({
      ...{ subgraph, name, entity },
      run: recurringOperation(schema, { document: parse(text), operationName: undefined }),
    })
    const entities = schema.getType('_Entity')
    const types = isUnionType(entities) ? entities.getTypes() : []
    return [
      ...types.map((type) =>
        questionOf(
          type.name,
          `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type.name} ${selectionOf(schema, type, 1)} } }`,
          type.name,
        ),
      ),
      ...fieldsOf(schema, schema.getType('Viewer')!, 2).map((field) =>
        questionOf(`Viewer.${/^\w+/.exec(field)}`, `{ viewer { __typename id ${field} } }`),
      ),
    ]
  })
}

/** All that can be reached in so many steps, each from one thing to another. */
function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, steps: number): string {
  const possible = isUnionType(type) || isInterfaceType(type) ? schema.getPossibleTypes(type) : []
  const inEach = possible.map((one) => `... on ${one.name} ${selectionOf(schema, one, steps)}`)
  return `{ ${['__typename', ...(isObjectType(type) ? fieldsOf(schema, type, steps) : inEach)].join(' ')} }`
}

function fieldsOf(schema: GraphQLSchema, parent: GraphQLNamedType, steps: number): string[] {
  const fields = isObjectType(parent) ? Object.values(parent.getFields()) : []
  return fields.flatMap((field) => fieldOf(schema, parent, field, steps))
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLNamedType,
  { name, args, type: wrapped }: GraphQLField<unknown, unknown>,
  steps: number,
): string[] {
  const needed = given[`${parent.name}.${name}`]
  if (name.startsWith('_') || (needed === undefined && args.some(isRequiredArgument))) return []
  const call = `${name}${needed ?? (args.some((one) => one.name === 'first') ? '(first: 20)' : '')}`
  const type = getNamedType(wrapped)
  if (!isCompositeType(type)) return [call]
  const left = isOnTheWay(type) ? steps : steps - 1
  // Edges lead where nodes do.
  if (left < 0 || name === 'edges') return []
  return [`${call} ${selectionOf(schema, type, left)}`]
}
