import { type DefinitionNode, type DirectiveDefinitionNode, type DocumentNode, Kind, visit } from 'graphql'
import { mapLinks } from '../../supergraph/links.ts'

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
 * Takes out the links of directives that clients may use, so that the API keeps those directives. Apollo's
 * `removeAllCoreFeatures` takes all that a link imports out of the API, also what `@composeDirective` put there for
 * operations. Serves clients of a supergraph that composes such a directive; README.md says when it can go.
 */
export function keepExecutableDirectives(supergraph: DocumentNode): DocumentNode {
  const forClients = new Set(executableDirectives(supergraph).map(({ name }) => `@${name.value}`))
  if (forClients.size === 0) return supergraph
  return mapLinks(supergraph, (link) => {
    const isForeign = !link.url.startsWith('https://specs.apollo.dev/') && link.purpose === undefined
    return isForeign && [...link.imports.values()].some((name) => forClients.has(name)) ? null : link.node
  })
}

/**
 * Makes a function that writes the supergraph's defaults of directives' arguments into an operation: subgraphs may have
 * others.
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

const executableDirectives = ({ definitions }: DocumentNode): DirectiveDefinitionNode[] =>
  definitions.filter(isExecutableDirective)

/** Whether a definition is that of a directive which operations may use. */
export const isExecutableDirective = (definition: DefinitionNode): definition is DirectiveDefinitionNode =>
  definition.kind === Kind.DIRECTIVE_DEFINITION && definition.locations.some(({ value }) => executable.has(value))
