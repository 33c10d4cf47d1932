import { type GraphQLObjectType, type GraphQLSchema, isUnionType, print } from 'graphql'
import { questionBehind } from './paths.ts'
import type { Attack } from './reading.ts'
import { rootsOf } from './roots.ts'
import { type Style, styles } from './styles.ts'
import type { Targets, Town } from './town.ts'

/** Which of the victim's things a reference by `id` can name, where the entity does not say so. `MediaFile` needs a grant besides. */
const namedBy: Record<string, keyof Targets & string> = {
  Viewer: 'userId',
  Notification: 'notificationIds',
  MediaFile: 'mediaIds',
}

/** `friendRequestId` for a `FriendRequest`. */
const idOf = (type: string) => `${type[0]!.toLowerCase()}${type.slice(1)}Id`

/** A reference is JSON, and holds whatever its sender likes. */
const malformed = (id: string) => [
  null,
  7,
  true,
  '',
  'no id',
  `${id}' or true --`,
  [id],
  { id },
  '%',
  '\u0000',
  `${id}\n`,
]

/** Subgraphs execute what they are sent: the style matters to the gateway's planner, and is varied there. */
const stylesEach = 3

/** Every entity of every subgraph by every reference, and every root, straight on the subgraph's own port. */
export function entityAttacks(town: Town): Attack[] {
  const attacks: Attack[] = []
  let turn = 0
  for (const { name, url, schema } of town.plaza.plaza.subgraphs.values()) {
    for (const type of entitiesOf(schema)) {
      const ids = town.targets[namedBy[type.name] ?? idOf(type.name)]
      if (!ids) throw new Error(`What would an attacker give for a ${type.name}?`)
      const refs = ids.map((id) => ({ __typename: type.name, id }))
      // What another service owns says its own id again, and no more.
      const echoed = resolves(type) ? [] : ids
      if (echoed.length === 0) {
        const question = questionBehindEntity(schema, type, 'plain')
        const variables = { refs: malformed(ids[0]!).map((id) => ({ __typename: type.name, id })) }
        attacks.push({
          what: `_entities of ${type.name} in ${name} by what is no id`,
          ...{ url, document: question.document, variables, paths: question.paths * variables.refs.length },
        })
      }
      for (let each = 0; each < stylesEach; each++) {
        const style = styles[turn++ % styles.length]!
        const question = questionBehindEntity(schema, type, style)
        attacks.push({
          what: `_entities of ${type.name} in ${name} (${style})`,
          ...{ url, document: question.document, variables: { refs }, paths: question.paths * refs.length, echoed },
        })
      }
    }
    for (const root of rootsOf(schema, town.targets)) {
      const question = questionBehind(schema, root, styles[turn++ % styles.length]!, 1)
      for (const variables of root.asked) {
        attacks.push({
          what: `${root.from} of ${name} (${question.style}) ${JSON.stringify(variables)}`,
          ...{ url, document: question.document, variables, paths: question.paths },
        })
      }
    }
  }
  return attacks
}

const resolves = (type: GraphQLObjectType) => {
  const keys = (type.astNode?.directives ?? []).filter(({ name }) => name.value === 'key')
  const extended = (type.extensionASTNodes ?? []).flatMap(({ directives }) =>
    (directives ?? []).filter(({ name }) => name.value === 'key'),
  )
  if (keys.length + extended.length === 0)
    throw new Error(`${type.name} has no key; is this the schema with directives?`)
  return [...keys, ...extended].some((key) => !/resolvable: false/.test(print(key)))
}

export function entitiesOf(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const entities = schema.getType('_Entity')
  return isUnionType(entities) ? entities.getTypes() : []
}

function questionBehindEntity(schema: GraphQLSchema, type: GraphQLObjectType, style: Style) {
  return questionBehind(
    schema,
    {
      from: type.name,
      call: `... on ${type.name}`,
      within: '_entities(representations: $refs)',
      ...{ type, variables: ['$refs: [_Any!]!'] },
    },
    style,
    1,
  )
}
