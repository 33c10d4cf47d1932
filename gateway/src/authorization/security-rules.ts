import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import type { Requirement } from './requirements.ts'

export interface SecurityRules {
  readonly schema: GraphQLSchema
  readonly types: ReadonlyMap<string, Requirement>
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, Requirement>
}

const features = ['authenticated', 'requiresScopes', 'policy'] as const
type Feature = (typeof features)[number]

/** Also declared `for: SECURITY`, with nothing to enforce: contexts are the planner's, the inaccessible is not in the API. */
const harmless = ['context', 'inaccessible']

/**
 * Takes the claim `for: SECURITY` out of a supergraph, which stock packages refuse to load, and gives back the rules
 * that must be enforced in its stead. Throws on a security feature it doesn't know: nothing is dropped unenforced.
 */
export function stripSecurity(supergraphSdl: string): { sdl: string; rules: SecurityRules } {
  const document = parse(supergraphSdl, { noLocation: true })
  const names = new Map<string, Feature>()
  const withoutClaims = visit(document, {
    Directive: (directive) => {
      if (directive.name.value !== 'link') return undefined
      const feature = featureOf(directive)
      const claims = argumentOf(directive, 'for') === 'SECURITY'
      if (!feature) {
        if (claims && !harmless.includes(nameOf(directive))) {
          throw new Error(`Unknown security feature ${String(argumentOf(directive, 'url'))}`)
        }
        return false
      }
      names.set(localName(directive, feature), feature)
      return { ...directive, arguments: (directive.arguments ?? []).filter(({ name }) => name.value !== 'for') }
    },
  })
  return { sdl: print(withoutClaims), rules: collectRules(document, names) }
}

/** `https://specs.apollo.dev/authenticated/v0.1` is the feature `authenticated`. */
function nameOf(link: DirectiveNode): string {
  return String(argumentOf(link, 'url')).split('/').at(-2) ?? ''
}

function featureOf(link: DirectiveNode): Feature | undefined {
  return features.find((feature) => feature === nameOf(link))
}

/** The directive's name in this schema: renamed by `as`, on the link or in its imports. */
function localName(link: DirectiveNode, feature: Feature): string {
  const imports = argumentOf(link, 'import')
  for (const imported of Array.isArray(imports) ? imports : []) {
    const { name, as } = typeof imported === 'string' ? { name: imported, as: imported } : imported
    if (name === `@${feature}` && typeof as === 'string') return as.slice(1)
  }
  const renamed = argumentOf(link, 'as')
  return typeof renamed === 'string' ? renamed : feature
}

function argumentOf(directive: DirectiveNode, name: string): unknown {
  const value = directive.arguments?.find((argument) => argument.name.value === name)?.value
  return value && valueFromASTUntyped(value)
}

function collectRules(document: DocumentNode, names: ReadonlyMap<string, Feature>): SecurityRules {
  const types = new Map<string, Requirement>()
  const fields = new Map<string, Requirement>()
  const add = (to: Map<string, Requirement>, key: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const requirement = requirementOf(directives ?? [], names)
    if (requirement) to.set(key, requirement)
  }
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue
    const type = definition.name.value
    add(types, type, definition.directives as readonly ConstDirectiveNode[])
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of definition.fields ?? []) add(fields, `${type}.${field.name.value}`, field.directives)
  }
  return { schema: buildASTSchema(document, { assumeValid: true, assumeValidSDL: true }), types, fields }
}

function requirementOf(
  directives: readonly ConstDirectiveNode[],
  names: ReadonlyMap<string, Feature>,
): Requirement | undefined {
  let requirement: Requirement | undefined
  for (const directive of directives) {
    const feature = names.get(directive.name.value)
    if (!feature) continue
    requirement ??= { authenticated: false, scopes: [], policies: [] }
    if (feature === 'authenticated') requirement = { ...requirement, authenticated: true }
    else if (feature === 'policy') requirement = { ...requirement, policies: alternatives(directive, 'policies') }
    else requirement = { ...requirement, scopes: alternatives(directive, 'scopes') }
  }
  return requirement
}

function alternatives(directive: ConstDirectiveNode, argument: string): string[][] {
  const value = argumentOf(directive, argument)
  if (!Array.isArray(value) || !value.every(Array.isArray) || value.length === 0) {
    throw new Error(`@${directive.name.value} without ${argument} would let everybody through`)
  }
  return value as string[][]
}
