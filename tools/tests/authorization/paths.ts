import { encodeCursor, newIdAt } from '@plaza/database'
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
} from 'graphql'
import { type Field, type Style, Writer } from './styles.ts'

export interface Question {
  /** Where it starts: `Query.post`, `Viewer.drafts`, `Post by id`. */
  readonly from: string
  readonly style: Style
  readonly document: string
  /** How many leaves it asks for, each by a path of its own. */
  readonly paths: number
}

/** What fields that need arguments are given, so that they tell as much as they can. */
export const given: Readonly<Record<string, string>> = {
  'Viewer.newPostCount': `(after: "${encodeCursor([new Date(0), newIdAt(new Date(0))])}")`,
  'Conversation.changesSince': `(first: 9, cursor: "${Buffer.from('[0,0,""]').toString('base64url')}")`,
}

/**
 * Selections of everything that can be reached from a type in so many steps. A step leads from one thing to another: from a
 * post to its author. Connections, edges and payloads are no things; they are passed on the way.
 */
export class Explorer {
  readonly #schema: GraphQLSchema
  readonly #writer: Writer
  paths = 0

  constructor(schema: GraphQLSchema, style: Style) {
    this.#schema = schema
    this.#writer = new Writer(style)
  }

  /** '' when nothing can be selected. */
  selection(type: GraphQLNamedType, steps: number): string {
    if (isUnionType(type)) return this.#eachOf(this.#schema.getPossibleTypes(type), '__typename', steps)
    if (!isObjectType(type) && !isInterfaceType(type)) return ''
    const fields = Object.values(type.getFields()).flatMap((field) => this.#field(type, field, steps))
    if (fields.length === 0) return ''
    const own = this.#writer.selection(type.name, fields)
    if (!isInterfaceType(type)) return own
    return `{ ... on ${type.name} ${own} ${this.#inEach(this.#schema.getPossibleTypes(type), steps)} }`
  }

  document(operation: string, field: Field, variables: readonly string[] = []): string {
    return this.#writer.document(operation, `{ ${this.#writer.field(field)} }`, variables)
  }

  #eachOf(types: readonly GraphQLNamedType[], before: string, steps: number): string {
    return `{ ${before} ${this.#inEach(types, steps)} }`
  }

  #inEach(types: readonly GraphQLNamedType[], steps: number): string {
    return types
      .map((type) => [type.name, this.selection(type, steps)])
      .flatMap(([name, selection]) => (selection === '' ? [] : [`... on ${name} ${selection}`]))
      .join(' ')
  }

  #field(parent: GraphQLNamedType, field: GraphQLField<unknown, unknown>, steps: number): Field[] {
    const needed = given[`${parent.name}.${field.name}`]
    if ((!needed && field.args.some(isRequiredArgument)) || field.name.startsWith('_')) return []
    const type = getNamedType(field.type)
    const few = needed ?? (field.args.some(({ name }) => name === 'first') ? '(first: 9)' : '')
    const of = isObjectType(parent)
      ? parent.getInterfaces().find((one) => field.name in one.getFields())?.name
      : undefined
    const call = `${field.name}${few}`
    if (!isCompositeType(type)) {
      this.paths++
      return [{ call, selection: '', of }]
    }
    const left = isOnTheWay(type) ? steps : steps - 1
    // Edges lead where nodes do; asking for both at each step would only double the question.
    if (
      left < 0 ||
      (field.name === 'edges' && left > 0 && 'nodes' in (parent as { getFields?(): object }).getFields!())
    )
      return []
    const selection = this.selection(type, left)
    return selection === '' ? [] : [{ call, selection, of }]
  }
}

export const isOnTheWay = (type: GraphQLNamedType) =>
  /(Connection|Edge|Payload|PageInfo|UserError|Facet|FacetTarget)$/.test(type.name)

/** Everything behind one field of the root type, as one question. `call` has the arguments, by variables. */
export function questionBehind(
  schema: GraphQLSchema,
  root: {
    from: string
    call: string
    type: GraphQLNamedType
    variables?: readonly string[]
    operation?: string
    within?: string
  },
  style: Style,
  steps: number,
): Question {
  const explorer = new Explorer(schema, style)
  const inner = { call: root.call, selection: explorer.selection(root.type, steps) }
  if (inner.selection === '') explorer.paths++
  const field = root.within ? { call: root.within, selection: `{ ${inner.call} ${inner.selection} }` } : inner
  const document = explorer.document(root.operation ?? 'query', field, root.variables)
  return { from: root.from, style, document, paths: explorer.paths }
}
