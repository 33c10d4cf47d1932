import { type GraphQLSchema, OperationTypeNode } from 'graphql'
import { type Definitions, renamed, SchemaDefinitions } from './definitions.ts'
import { coordinateOf } from './place.ts'
import { type RawChange, rawChanges } from './raw-changes.ts'
import { renamesBetween } from './renames.ts'
import type { ApiRuleId } from './rules.ts'
import { schemaOf } from './slice.ts'
import { textsOf } from './texts.ts'
import type { Piece } from './transplant.ts'

/** One change of the API schema. Its place has the names that stood before, were a type renamed. */
export interface ApiChange extends Piece {
  readonly coordinate: string
  /** What stood there and what stands there now, as short text. */
  readonly before: string | null
  readonly after: string | null
}

export interface ApiChanges {
  readonly changes: readonly ApiChange[]
  readonly before: SchemaDefinitions
  readonly after: SchemaDefinitions
  /** The renamed types, old name to new. */
  readonly renames: ReadonlyMap<string, string>
  /** The later definitions, with the renamed types under their old names. */
  readonly afterAsBefore: Definitions
}

/** What changed, each change once. */
export async function changesBetween(one: GraphQLSchema, other: GraphQLSchema): Promise<ApiChanges> {
  const before = new SchemaDefinitions(one)
  const after = new SchemaDefinitions(other)
  const renames = renamesBetween(before, after)
  const afterAsBefore = renamed(after, new Map([...renames].map(([from, to]) => [to, from])))
  const raw = await rawChanges(one, renames.size ? wholeSchema(afterAsBefore, before, after) : other)
  const changes = new Map<string, ApiChange>()
  const add = ({ rule, place, member }: RawChange) => {
    const texts = textsOf(rule, place, member, before, afterAsBefore)
    const coordinate = coordinateOf(place)
    const change = { rule: ruleOf(rule, texts), place, member, coordinate, before: texts[0], after: texts[1] }
    changes.set([change.rule, coordinate, member].join(' '), change)
  }
  for (const [from, to] of renames) add({ rule: 'type-renamed', place: { type: from }, member: to })
  for (const each of raw) add(each)
  return { changes: withoutConsequences([...changes.values()]), before, after, renames, afterAsBefore }
}

function wholeSchema(definitions: Definitions, ...all: readonly SchemaDefinitions[]): GraphQLSchema {
  const names = new Set(all.flatMap(({ types }) => [...types.keys()]))
  const types = [...names].flatMap((name) => definitions.type(name) ?? [])
  const directives = all.flatMap((each) =>
    [...each.directives.keys()].flatMap((name) => definitions.directive(name) ?? []),
  )
  const roots = Object.values(OperationTypeNode).flatMap((operation) => {
    const root = definitions.root(operation)
    return root === undefined ? [] : [[operation, root] as const]
  })
  return schemaOf({
    types: new Map(types.map((type) => [type.name.value, type])),
    directives: new Map(directives.map((directive) => [directive.name.value, directive])),
    roots: new Map(roots),
  })
}

function ruleOf(rule: RawChange['rule'], [before, after]: readonly [string | null, string | null]): ApiRuleId {
  if (rule !== 'deprecation-changed') return rule
  if (before === null) return 'deprecation-added'
  return after === null ? 'deprecation-removed' : 'deprecation-reason-changed'
}

/** Without what follows from another change: a default from its type, an interface from its kind, a root from its type. */
function withoutConsequences(changes: readonly ApiChange[]): ApiChange[] {
  const has = new Set(changes.map(({ rule, coordinate }) => `${rule} ${coordinate}`))
  return changes.filter(({ rule, coordinate, member }) => {
    if (rule.endsWith('default-changed')) return !has.has(`${rule.replace('default', 'type')} ${coordinate}`)
    if (rule.startsWith('interface-')) return !has.has(`type-kind-changed ${member}`)
    return rule !== 'root-type-changed' || !has.has(`type-removed ${coordinate}`)
  })
}
