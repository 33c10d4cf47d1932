import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type SchemaDefinitionNode,
  type SchemaExtensionNode,
} from 'graphql'
import { argumentsOf } from './directives.ts'

/** One `@link` of a supergraph: a specification whose directives and types it uses. */
export interface Link {
  /** As it is written: `https://specs.apollo.dev/cost/v0.1`. */
  readonly url: string
  /** What the specification is called by its URL: `cost`. */
  readonly name: string
  /** `v0.1`; undefined where the URL ends without one. */
  readonly version: string | undefined
  /** What this supergraph calls the specification, by `as`; else the same as `name`. */
  readonly localName: string
  /** By its name in the specification, what each imported element is called here: `@listSize` → `@size`. */
  readonly imports: ReadonlyMap<string, string>
  /** `SECURITY` or `EXECUTION`: a gateway that doesn't know the specification must refuse the supergraph. */
  readonly purpose: string | undefined
  readonly node: ConstDirectiveNode
}

/** The links of a supergraph, in order; https://specs.apollo.dev/link/v1.0 says what they mean. */
export function linksOf(supergraph: DocumentNode): Link[] {
  return supergraph.definitions.flatMap((definition) =>
    isSchema(definition) ? (definition.directives ?? []).filter(isLink).map(readLink) : [],
  )
}

/** The same supergraph with another node in the place of each link, or without the link where `change` gives null. */
export function mapLinks(supergraph: DocumentNode, change: (link: Link) => ConstDirectiveNode | null): DocumentNode {
  const definitions = supergraph.definitions.map((definition) => {
    if (!isSchema(definition)) return definition
    const directives = (definition.directives ?? []).flatMap((directive) =>
      isLink(directive) ? (change(readLink(directive)) ?? []) : [directive],
    )
    return { ...definition, directives }
  })
  return { ...supergraph, definitions }
}

/**
 * What a directive of a linked specification is called in the supergraph, without `@`: the name that it is imported by,
 * or else its own after the specification's (`cost__listSize`).
 * @param directive its name in the specification; one that is called as the specification has no prefix
 */
export function directiveName(link: Link, directive = link.name): string {
  const imported = link.imports.get(`@${directive}`)
  if (imported !== undefined) return imported.slice(1)
  return directive === link.name ? link.localName : `${link.localName}__${directive}`
}

function isSchema(node: DefinitionNode): node is SchemaDefinitionNode | SchemaExtensionNode {
  return node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
}

function isLink({ name }: ConstDirectiveNode): boolean {
  return name.value === 'link'
}

function readLink(node: ConstDirectiveNode): Link {
  const { url: given, as, for: purpose, import: imports } = argumentsOf(node)
  const url = String(given ?? '')
  const [, name = '', version] = /([^/]*?)(?:\/(v\d+\.\d+))?\/?$/.exec(url) ?? []
  return {
    url,
    name,
    version,
    localName: typeof as === 'string' ? as : name,
    imports: new Map((Array.isArray(imports) ? imports : []).map(readImport)),
    purpose: typeof purpose === 'string' ? purpose : undefined,
    node,
  }
}

/** `"@name"`, or `{ name: "@name", as: "@local" }`. */
function readImport(imported: string | { readonly name: string; readonly as?: string }): readonly [string, string] {
  if (typeof imported === 'string') return [imported, imported]
  return [imported.name, imported.as ?? imported.name]
}
