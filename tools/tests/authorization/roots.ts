import { type GraphQLNamedType, type GraphQLSchema, getNamedType } from 'graphql'
import { given } from './paths.ts'
import type { Targets } from './town.ts'

/** A way into the graph, and everything that attackers ask there for. */
export interface Root {
  readonly from: string
  readonly call: string
  readonly within?: string
  readonly type: GraphQLNamedType
  readonly variables: readonly string[]
  /** The variables' values; one request each. */
  readonly asked: readonly Record<string, string>[]
}

/** Which of the victim's things an argument can name. */
const askedFor: Record<string, (keyof Targets & string)[]> = {
  'post.id': ['postId'],
  'comment.id': ['commentId'],
  'user.id': ['userId'],
  'userByUsername.username': ['username'],
  'searchUsers.query': ['username'],
  'searchPosts.query': ['words'],
  'tag.name': ['tag'],
  'conversation.id': ['conversationId'],
  'mediaFile.id': ['mediaIds'],
  'mediaCollection.id': ['collectionId'],
  'usernameAvailable.username': ['username'],
}

/** Every field of `Query`, and of `Viewer` on its own. A new field with a new argument has to be taken up above. */
export function rootsOf(schema: GraphQLSchema, targets: Targets): Root[] {
  const roots: Root[] = []
  for (const field of Object.values(schema.getQueryType()!.getFields())) {
    if (field.name === 'viewer' || field.name.startsWith('_')) continue
    const argument = field.args.find(({ name }) => !['first', 'after'].includes(name))
    const type = getNamedType(field.type)
    const from = `Query.${field.name}`
    if (!argument) {
      roots.push({ from, call: field.name, type, variables: [], asked: [{}] })
      continue
    }
    const names = askedFor[`${field.name}.${argument.name}`]
    if (!names) throw new Error(`What would an attacker give for ${from}(${argument.name}:)?`)
    const asked = names.flatMap((name) => (targets[name] ?? []).map((value) => ({ asked: value })))
    // What is switched on may lead past what is asked otherwise.
    const switches = field.args.filter((arg) => getNamedType(arg.type).name === 'Boolean')
    for (const more of ['', ...switches.map(({ name }) => `, ${name}: true`)]) {
      roots.push({
        from,
        call: `${field.name}(${argument.name}: $asked${more})`,
        type,
        variables: [`$asked: ${argument.type}`],
        asked,
      })
    }
  }
  const viewer = schema.getType('Viewer')
  if (viewer && 'getFields' in viewer) {
    for (const field of Object.values((viewer as ReturnType<GraphQLSchema['getQueryType']> & object).getFields())) {
      const type = getNamedType(field.type)
      const few = given[`Viewer.${field.name}`] ?? (field.args.some(({ name }) => name === 'first') ? '(first: 9)' : '')
      roots.push({
        from: `Viewer.${field.name}`,
        call: field.name + few,
        within: 'viewer',
        type,
        variables: [],
        asked: [{}],
      })
    }
  }
  return roots
}
