import {
  type ConstDirectiveNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  type TypeNode,
} from 'graphql'
import type { Subgraph } from '../change.ts'

/** A type as one subgraph writes it, its extensions with it. */
export interface SourceType {
  readonly name: string
  readonly kind: 'scalar' | 'object' | 'interface' | 'union' | 'enum' | 'input'
  readonly nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[]
  readonly directives: readonly ConstDirectiveNode[]
  readonly fields: readonly FieldDefinitionNode[]
  readonly inputFields: readonly InputValueDefinitionNode[]
  readonly values: readonly EnumValueDefinitionNode[]
  readonly interfaces: readonly string[]
  readonly members: readonly string[]
}

/** A subgraph as the lint reads it. */
export interface Source {
  readonly subgraph: Subgraph
  readonly types: ReadonlyMap<string, SourceType>
  /** The names of the root types; `Query` where the schema doesn't say otherwise. */
  readonly roots: Readonly<Record<'query' | 'mutation' | 'subscription', string>>
  /** The applied directives that mean one of a specification, whatever the subgraph calls it; the name without `@`. */
  applied(on: { readonly directives?: readonly ConstDirectiveNode[] | undefined }, name: string): ConstDirectiveNode[]
}

const kinds: Readonly<Record<string, SourceType['kind']>> = {
  Scalar: 'scalar',
  Object: 'object',
  Interface: 'interface',
  Union: 'union',
  Enum: 'enum',
  InputObject: 'input',
}

/** Reads a subgraph's document. */
export function sourceOf(subgraph: Subgraph): Source {
  const nodes = new Map<string, (TypeDefinitionNode | TypeExtensionNode)[]>()
  const roots = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' }
  const links: ConstDirectiveNode[] = []
  for (const definition of subgraph.document.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION) {
      for (const { operation, type } of definition.operationTypes ?? []) roots[operation] = type.name.value
      links.push(...(definition.directives ?? []).filter(({ name }) => name.value === 'link'))
    }
    if (!isTypeDefinitionNode(definition) && !isTypeExtensionNode(definition)) continue
    nodes.set(definition.name.value, [...(nodes.get(definition.name.value) ?? []), definition])
  }
  const aliases = aliasesOf(links)
  return {
    subgraph,
    types: new Map([...nodes].map(([name, all]) => [name, typeOf(name, all)])),
    roots,
    applied: ({ directives = [] }, name) =>
      directives.filter((directive) => (aliases.get(directive.name.value) ?? directive.name.value) === name),
  }
}

function typeOf(name: string, nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[]): SourceType {
  const all = <Item>(pick: (node: TypeDefinitionNode | TypeExtensionNode) => readonly Item[] | undefined): Item[] =>
    nodes.flatMap((node) => pick(node) ?? [])
  const isInput = nodes[0]!.kind.startsWith('InputObject')
  return {
    name,
    kind: kinds[nodes[0]!.kind.replace(/Type(Definition|Extension)$/, '')]!,
    nodes,
    directives: all((node) => node.directives),
    fields: isInput ? [] : all((node) => ('fields' in node ? (node.fields as FieldDefinitionNode[]) : [])),
    inputFields: isInput ? all((node) => ('fields' in node ? (node.fields as InputValueDefinitionNode[]) : [])) : [],
    values: all((node) => ('values' in node ? node.values : [])),
    interfaces: all((node) => ('interfaces' in node ? node.interfaces : [])).map((type) => type.name.value),
    members: all((node) => ('types' in node ? node.types : [])).map((type) => type.name.value),
  }
}

/** By the name that a subgraph uses for a directive, the name that its specification has for it. */
function aliasesOf(links: readonly ConstDirectiveNode[]): ReadonlyMap<string, string> {
  const aliases = new Map<string, string>()
  for (const link of links) {
    for (const { name, value } of link.arguments ?? []) {
      if (name.value !== 'import' || value.kind !== Kind.LIST) continue
      for (const item of value.values) {
        if (item.kind !== Kind.OBJECT) continue
        const texts = item.fields.map((field) => [
          field.name.value,
          'value' in field.value ? String(field.value.value) : '',
        ])
        const { name: own = '', as = own } = Object.fromEntries(texts) as { name?: string; as?: string }
        if (own.startsWith('@')) aliases.set(as.slice(1), own.slice(1))
      }
    }
  }
  for (const name of ['key', 'external', 'tag', 'authenticated', 'requiresScopes', 'policy', 'listSize', 'cost'])
    aliases.set(`federation__${name}`, name)
  return aliases
}

/** The text of a directive's argument, or null. */
export function argumentOf({ arguments: all = [] }: ConstDirectiveNode, name: string): string | null {
  const value = all.find((argument) => argument.name.value === name)?.value
  return value?.kind === Kind.STRING ? value.value : null
}

/** A type reference taken apart. */
export interface Reference {
  readonly name: string
  readonly isList: boolean
  /** The outermost place may not be null. */
  readonly isNonNull: boolean
  /** The place of the named type itself, be it a field's or an item's, may not be null. */
  readonly isInnerNonNull: boolean
}

/** What a field or argument has as its type. */
export function referenceOf(type: TypeNode): Reference {
  const isNonNull = type.kind === Kind.NON_NULL_TYPE
  const inner = isNonNull ? type.type : type
  if (inner.kind === Kind.NAMED_TYPE)
    return { name: inner.name.value, isList: false, isNonNull, isInnerNonNull: isNonNull }
  return { ...referenceOf(inner.type), isList: true, isNonNull }
}
