import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  Kind,
  visit,
} from 'graphql'

const executable = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
])

/**
 * Forgets which specification a directive for clients comes from. Apollo takes whatever a link imports out of the API,
 * also what `@composeDirective` has put there to be used in operations.
 */
export function keepExecutableDirectives(supergraph: DocumentNode): DocumentNode {
  const forClients = new Set(executableDirectives(supergraph).map(({ name }) => `@${name.value}`))
  if (forClients.size === 0) return supergraph
  const forget = (directive: ConstDirectiveNode) =>
    isForeignLink(directive) && importsOf(directive).some((name) => forClients.has(name))
  return {
    ...supergraph,
    definitions: supergraph.definitions.map((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? { ...definition, directives: (definition.directives ?? []).filter((directive) => !forget(directive)) }
        : definition,
    ),
  }
}

/**
 * Writes the defaults of directives' arguments into operations, for subgraphs that have others or none: the supergraph
 * has one definition for all.
 */
export function directiveDefaults(supergraph: DocumentNode): (document: DocumentNode) => DocumentNode {
  const argumentsOf = new Map(
    executableDirectives(supergraph).map(({ name, arguments: all }) => [name.value, all ?? []]),
  )
  if (argumentsOf.size === 0) return (document) => document
  return (document) =>
    visit(document, {
      Directive: (directive) => {
        const given = directive.arguments ?? []
        const missing = (argumentsOf.get(directive.name.value) ?? []).flatMap(({ name, defaultValue }) =>
          defaultValue && !given.some((argument) => argument.name.value === name.value)
            ? [{ kind: Kind.ARGUMENT as const, name, value: defaultValue }]
            : [],
        )
        return missing.length > 0 ? { ...directive, arguments: [...given, ...missing] } : undefined
      },
    })
}

function executableDirectives(supergraph: DocumentNode): DirectiveDefinitionNode[] {
  return supergraph.definitions.filter(
    (definition): definition is DirectiveDefinitionNode =>
      definition.kind === Kind.DIRECTIVE_DEFINITION && definition.locations.some(({ value }) => executable.has(value)),
  )
}

/** What a link is `for`, the gateway has to know. */
function isForeignLink(directive: ConstDirectiveNode): boolean {
  if (directive.name.value !== 'link') return false
  const url = argumentOf(directive, 'url')
  const isApollos = url?.kind === Kind.STRING && url.value.startsWith('https://specs.apollo.dev/')
  return !isApollos && argumentOf(directive, 'for') === undefined
}

/** Under the names that they have here. */
function importsOf(link: ConstDirectiveNode): string[] {
  const imports = argumentOf(link, 'import')
  if (imports?.kind !== Kind.LIST) return []
  return imports.values.flatMap((one) => {
    if (one.kind === Kind.STRING) return [one.value]
    if (one.kind !== Kind.OBJECT) return []
    const field = (wanted: string) => one.fields.find(({ name }) => name.value === wanted)?.value
    const name = field('as') ?? field('name')
    return name?.kind === Kind.STRING ? [name.value] : []
  })
}

function argumentOf(link: ConstDirectiveNode, wanted: string): ConstValueNode | undefined {
  return link.arguments?.find(({ name }) => name.value === wanted)?.value
}
