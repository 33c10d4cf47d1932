import {
  buildASTSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  print,
} from 'graphql'
import { argumentsOf, argumentsOfEach } from '../supergraph/directives.ts'
import { directiveName, linksOf, mapLinks } from '../supergraph/links.ts'
import type { Requirement } from './requirements.ts'

/** What a supergraph requires of viewers. */
export interface SecurityRules {
  readonly schema: GraphQLSchema
  /** By name. */
  readonly types: ReadonlyMap<string, Requirement>
  /** By `Type.field`. */
  readonly fields: ReadonlyMap<string, Requirement>
  /** Object fields that an `@interfaceObject` gives to all its implementations, as `Type.field`: its rules are theirs. */
  readonly fromInterfaceObjects: ReadonlySet<string>
}

/** What a type or field requires, by its coordinate `Type` or `Type.field`. */
export function requirementOf({ types, fields }: SecurityRules, coordinate: string): Requirement | undefined {
  return types.get(coordinate) ?? fields.get(coordinate)
}

const features = ['authenticated', 'requiresScopes', 'policy'] as const
type Feature = (typeof features)[number]

/**
 * Features declared `for: SECURITY` that need no rule: the planner handles contexts, and what is inaccessible is not in
 * the API.
 */
const harmless = ['context', 'inaccessible']

/**
 * Takes the claims `for: SECURITY` of the known features out of a supergraph, which Apollo's packages refuse to load
 * with them, and gives the rules that must be enforced instead.
 * @throws Error for an unknown security feature, so that none goes unenforced
 */
export function stripSecurity(supergraphSdl: string): { sdl: string; rules: SecurityRules } {
  const document = parse(supergraphSdl, { noLocation: true })
  const names = new Map<string, Feature>()
  for (const link of linksOf(document)) {
    const feature = features.find((name) => name === link.name)
    if (feature) names.set(directiveName(link), feature)
    else if (link.purpose === 'SECURITY' && !harmless.includes(link.name)) {
      throw new Error(`Unknown security feature ${link.url}`)
    }
  }
  const withoutClaims = mapLinks(document, ({ name, node }) =>
    features.some((feature) => feature === name) ? withoutPurpose(node) : node,
  )
  return { sdl: print(withoutClaims), rules: collectRules(document, names) }
}

function withoutPurpose(link: ConstDirectiveNode): ConstDirectiveNode {
  return { ...link, arguments: (link.arguments ?? []).filter(({ name }) => name.value !== 'for') }
}

function collectRules(document: DocumentNode, names: ReadonlyMap<string, Feature>): SecurityRules {
  const types = new Map<string, Requirement>()
  const fields = new Map<string, Requirement>()
  const fromInterfaceObjects = new Set<string>()
  const add = (to: Map<string, Requirement>, key: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const requirement = readRequirement(directives ?? [], names)
    if (requirement) to.set(key, requirement)
  }
  for (const definition of document.definitions) {
    if (!('name' in definition) || !definition.name || !('directives' in definition)) continue
    if (definition.kind === Kind.OPERATION_DEFINITION || definition.kind === Kind.FRAGMENT_DEFINITION) continue
    const type = definition.name.value
    add(types, type, definition.directives as readonly ConstDirectiveNode[])
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`
      add(fields, coordinate, field.directives)
      if (argumentsOfEach(field, 'join__field').some(({ graph }) => !graph)) fromInterfaceObjects.add(coordinate)
    }
  }
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true })
  return { schema, types, fields, fromInterfaceObjects }
}

function readRequirement(
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
  const value = argumentsOf(directive)[argument]
  if (!Array.isArray(value) || !value.every(Array.isArray) || value.length === 0) {
    throw new Error(`@${directive.name.value} without ${argument} would let everybody through`)
  }
  return value as string[][]
}
