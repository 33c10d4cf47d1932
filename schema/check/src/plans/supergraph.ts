import { isExecutableDirective } from 'gateway/planning'
import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SchemaDefinitionNode,
  type SelectionSetNode,
  type TypeDefinitionNode,
  type TypeNode,
  valueFromASTUntyped,
} from 'graphql'

/** What a subgraph says of a type or of a field, as composition wrote it down. */
export interface Join {
  /** The subgraph's name; null for a field that implementations have of an `@interfaceObject`. */
  readonly subgraph: string | null
  readonly given: Readonly<Record<string, unknown>>
}

export type FieldsType = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

/** A supergraph's text by its parts, for what needs to know more of it than clients see. */
export interface SupergraphParts {
  type(name: string): TypeDefinitionNode | undefined
  /** With fields: an object or an interface. */
  fieldsType(name: string): FieldsType | undefined
  field(type: string, name: string): FieldDefinitionNode | undefined
  implementations(name: string): readonly string[]
  types(): Iterable<string>
  joins(node: TypeDefinitionNode | FieldDefinitionNode): readonly Join[]
  /** Links, the definitions of directives for clients, and the names of the subgraphs. */
  readonly frame: string
  /** Types of arguments that clients give to directives. */
  readonly directiveInputs: readonly string[]
  /** `@fromContext` is used: what a field needs may stand anywhere above it. */
  readonly hasContexts: boolean
  /** Labels of progressive `@override`. */
  readonly labels: readonly string[]
}

/** Parses a supergraph. @throws GraphQLError for a text that is no SDL */
export function readSupergraph(sdl: string): SupergraphParts {
  const types = new Map<string, TypeDefinitionNode>()
  const fields = new Map<string, FieldDefinitionNode>()
  const implementations = new Map<string, string[]>()
  const subgraphs = new Map<string, string>()
  const labels = new Set<string>()
  const frame: string[] = []
  const directiveInputs: string[] = []
  let hasContexts = false
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (isOfJoin(definition)) {
      if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue
      for (const value of definition.values ?? []) {
        const [graph] = (value.directives ?? []).filter(({ name }) => name.value === 'join__graph').map(argumentsOf)
        subgraphs.set(value.name.value, String(graph?.name))
        frame.push(`${value.name.value} ${graph?.name}`)
      }
      continue
    }
    if (!isType(definition)) {
      if (definition.kind === Kind.SCHEMA_DEFINITION) frame.push(print(withoutPlanlessLinks(definition)))
      if (!isExecutableDirective(definition)) continue
      frame.push(print(withoutDescription(definition)))
      directiveInputs.push(...(definition.arguments ?? []).map(({ type }) => nameOf(type)))
      continue
    }
    const name = definition.name.value
    types.set(name, definition)
    if (!hasFields(definition)) continue
    for (const { name: one } of definition.interfaces ?? []) {
      const known = implementations.get(one.value)
      if (known) known.push(name)
      else implementations.set(one.value, [name])
    }
    for (const field of definition.fields ?? []) {
      fields.set(`${name}.${field.name.value}`, field)
      for (const { overrideLabel, contextArguments } of joinsOf(field)) {
        if (typeof overrideLabel === 'string') labels.add(overrideLabel)
        if (contextArguments) hasContexts = true
      }
    }
  }
  return {
    type: (name) => types.get(name),
    fieldsType: (name) => {
      const type = types.get(name)
      return type && hasFields(type) ? type : undefined
    },
    field: (type, name) => fields.get(`${type}.${name}`),
    implementations: (name) => implementations.get(name) ?? [],
    types: () => types.keys(),
    joins: (node) =>
      joinsOf(node).map((given) => ({
        subgraph: typeof given.graph === 'string' ? (subgraphs.get(given.graph) ?? null) : null,
        given,
      })),
    frame: frame.join('\n'),
    directiveInputs,
    hasContexts,
    labels: [...labels].sort(),
  }
}

/** The directives that say where a type, a field, an implementation or a member comes from. */
const joinDirectives = new Set(['join__type', 'join__field', 'join__implements', 'join__unionMember'])

const joinsOf = ({ directives = [] }: { readonly directives?: readonly ConstDirectiveNode[] }) =>
  directives.filter(({ name }) => joinDirectives.has(name.value)).map(argumentsOf)

const argumentsOf = ({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))

/** Directives of types and fields that no plan depends on. */
const planless = new Set([
  'deprecated',
  'tag',
  'cost',
  'listSize',
  'cost__listSize',
  'authenticated',
  'requiresScopes',
  'policy',
])

const withoutPlanlessLinks = (schema: SchemaDefinitionNode): SchemaDefinitionNode => ({
  ...schema,
  directives: (schema.directives ?? []).filter((directive) => {
    const [, feature = ''] = /([^/]+)\/v[\d.]+$/.exec(String(argumentsOf(directive).url)) ?? []
    return !planless.has(feature)
  }),
})

interface Described {
  readonly description?: unknown
  readonly directives?: readonly ConstDirectiveNode[]
  readonly arguments?: readonly InputValueDefinitionNode[]
}

/** A node without what no plan depends on. */
export function withoutDescription<Node extends object>(node: Node): Node {
  const { description: _, directives = [], arguments: given = [], ...rest } = node as Described
  return {
    ...rest,
    directives: directives.filter(({ name }) => !planless.has(name.value)),
    ...('arguments' in node && { arguments: given.map(withoutDescription) }),
  } as unknown as Node
}

/** The name of a type within lists and non-null. */
export const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type))

/** What a directive selects: `id owner { id }`, with or without braces around it. */
export function parseSelections(text: string): SelectionSetNode {
  const [operation] = parse(text.trimStart().startsWith('{') ? text : `{ ${text} }`, { noLocation: true }).definitions
  return (operation as { selectionSet: SelectionSetNode }).selectionSet
}

const isOfJoin = (definition: DefinitionNode): boolean =>
  'name' in definition && /^(join|link|core)__/.test(definition.name?.value ?? '')

const isType = (definition: DefinitionNode): definition is TypeDefinitionNode =>
  'name' in definition && definition.kind !== Kind.DIRECTIVE_DEFINITION && definition.kind.endsWith('TypeDefinition')

/** Objects and interfaces. */
export const hasFields = (type: DefinitionNode): type is FieldsType =>
  type.kind === Kind.OBJECT_TYPE_DEFINITION || type.kind === Kind.INTERFACE_TYPE_DEFINITION
