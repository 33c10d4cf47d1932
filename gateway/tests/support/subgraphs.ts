import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { type DocumentNode, type GraphQLFieldResolver, type GraphQLSchema, parse } from 'graphql'

type Row = { readonly [field: string]: unknown }
type Resolver = GraphQLFieldResolver<unknown, unknown>

export interface SubgraphSpec {
  readonly sdl: string
  /** What root fields answer; a function to use the arguments. */
  readonly root?: { readonly [field: string]: unknown }
  /** What references find, by type: the rows that agree with the reference's key fields. */
  readonly entities?: { readonly [type: string]: readonly Row[] }
  readonly resolvers?: { readonly [type: string]: { readonly [field: string]: Resolver | object } }
}

type Fields = { [field: string]: unknown }

/** Without a prototype, since a field may be called `constructor`. */
const noFields = (): Fields => Object.create(null)

export type SubgraphSpecs = { readonly [name: string]: SubgraphSpec }

const federation = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key" "@requires" "@provides" "@external" "@shareable" "@override" "@inaccessible" "@tag" "@extends"
  "@interfaceObject" "@composeDirective" "@authenticated" "@requiresScopes" "@policy"
  "@context" "@fromContext" "@cost" "@listSize" "FieldSet" "ContextFieldValue"
])`

function typeDefsOf({ sdl }: SubgraphSpec) {
  return parse(sdl.includes('@link(') ? sdl : `${federation}\n${sdl}`)
}

export function composeSpecs(specs: SubgraphSpecs): string {
  const services = Object.entries(specs).map(([name, spec]) => ({
    name,
    url: `http://${name}.test/graphql`,
    typeDefs: typeDefsOf(spec),
  }))
  const { supergraphSdl, errors } = composeServices(services)
  if (errors) throw new Error(errors.map(String).join('\n'))
  return supergraphSdl
}

/** A subgraph that answers from its rows, and gives each request fresh copies: results must not leak into the data. */
export function schemaOf(spec: SubgraphSpec): GraphQLSchema {
  const { root = {}, entities = {} } = spec
  const typeDefs = typeDefsOf(spec)
  const resolvers: { [type: string]: Fields } = {}
  for (const [type, fields] of Object.entries(spec.resolvers ?? {})) resolvers[type] = Object.assign(noFields(), fields)
  for (const type of ['Query', 'Mutation', 'Subscription']) {
    for (const name of fieldsOf(typeDefs, type)) {
      if (!(name in root) || resolvers[type]?.[name]) continue
      const value = root[name]
      resolvers[type] ??= noFields()
      resolvers[type][name] = typeof value === 'function' ? value : () => copy(value)
    }
  }
  for (const [type, rows] of Object.entries(entities)) {
    const fields = resolvers[type] ?? noFields()
    resolvers[type] = fields
    fields.__resolveReference ??= async (reference: Row) => findRow(type, rows, reference)
    for (const field of fieldsOf(typeDefs, type)) fields[field] ??= fromRows(type, rows, field)
  }
  return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }])
}

function findRow(type: string, rows: readonly Row[], reference: Row): Row | null {
  const row = rows.find((candidate) =>
    Object.entries(reference).every(
      ([field, value]) => field === '__typename' || !Object.hasOwn(candidate, field) || equal(candidate[field], value),
    ),
  )
  if (!row) return null
  if (row.$error) throw new Error(String(row.$error))
  return { __typename: type, ...reference, ...(copy(row) as Row) }
}

function equal(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => equal(item, b[i]))
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  return Object.entries(b).every(([key, value]) => key === '__typename' || equal((a as Row)[key], value))
}

function fieldsOf(typeDefs: DocumentNode, type: string): string[] {
  return typeDefs.definitions.flatMap((node) =>
    'name' in node && node.name?.value === type && 'fields' in node
      ? (node.fields ?? []).map((field) => field.name.value)
      : [],
  )
}

/** An object that is only a reference gets the rest of its fields from its row, as a loader would do it. */
function fromRows(type: string, rows: readonly Row[], field: string): Resolver {
  return (source, args, context, info) => {
    const row = Object.hasOwn(source as Row, field) ? (source as Row) : findRow(type, rows, source as Row)
    const value = row?.[field]
    return typeof value === 'function' ? value(args, context, info) : value
  }
}

/** A deep copy, functions aside. */
function copy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copy)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]))
}
