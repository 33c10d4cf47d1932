import { type Requirement, requirementOf, type SecurityRules } from 'gateway/authorization'
import { type GraphQLSchema, isInterfaceType, isObjectType } from 'graphql'
import { type Caller, leastCallers, refused } from './callers.ts'

/** What a type or field, by its coordinate, requires of its callers before and after, and who loses or gains by it. */
export interface RequirementChange {
  readonly coordinate: string
  readonly before: Requirement | undefined
  readonly after: Requirement | undefined
  /** Of the callers who met the requirement before, those with the least rights, who don't meet it any more. */
  readonly lost: readonly Caller[]
  /** Those with the least rights who meet it now and didn't before. */
  readonly gained: readonly Caller[]
  /**
   * Coordinates whose changes composition carries here, and which explain this one: to the field of an interface from its
   * implementations, to an implementation from an interface object. Empty where the change is its own.
   */
  readonly carriedFrom: readonly string[]
  /** What requires it, where nothing that the coordinate had before does: types that implement the interface now. */
  readonly through: readonly string[]
}

/** The types and fields of both sides that let in others than before; a requirement that is written differently is the same. */
export function requirementChanges(
  before: SecurityRules,
  after: SecurityRules,
): ReadonlyMap<string, RequirementChange> {
  const coordinates = [before, after].flatMap(({ types, fields }) => [...types.keys(), ...fields.keys()])
  const changes = new Map<string, RequirementChange>()
  for (const coordinate of [...new Set(coordinates)].sort()) {
    if (!exists(before.schema, coordinate) || !exists(after.schema, coordinate)) continue
    const was = requirementOf(before, coordinate)
    const is = requirementOf(after, coordinate)
    const lost = refused(leastCallers(was ? [was] : []), is)
    const gained = refused(leastCallers(is ? [is] : []), was)
    if (lost.length + gained.length === 0) continue
    changes.set(coordinate, { coordinate, before: was, after: is, lost, gained, carriedFrom: [], through: [] })
  }
  for (const change of changes.values()) {
    const sources = sourcesOf(change.coordinate, after)
    const changed = sources.flatMap((source) => changes.get(source) ?? [])
    const isCarried = explain(changed, change)
    changes.set(change.coordinate, {
      ...change,
      carriedFrom: isCarried ? changed.map(({ coordinate }) => coordinate) : [],
      through: sources.filter((source) => refused(change.lost, requirementOf(after, source)).length > 0),
    })
  }
  return changes
}

function exists(schema: GraphQLSchema, coordinate: string): boolean {
  const [typeName = '', field] = coordinate.split('.')
  const type = schema.getType(typeName)
  if (!type || field === undefined) return type !== undefined
  return (isObjectType(type) || isInterfaceType(type)) && field in type.getFields()
}

/** Where the requirement of a coordinate can come from by composition. */
function sourcesOf(coordinate: string, { schema, fromInterfaceObjects }: SecurityRules): string[] {
  const [typeName = '', ...field] = coordinate.split('.')
  const type = schema.getType(typeName)
  const on = (owner: { readonly name: string }) => [owner.name, ...field].join('.')
  if (isObjectType(type) && fromInterfaceObjects.has(coordinate)) return type.getInterfaces().map(on)
  if (!isInterfaceType(type)) return []
  return schema
    .getPossibleTypes(type)
    .map(on)
    .filter((source) => !fromInterfaceObjects.has(source))
}

/** Whether everybody who loses or gains by the change does so by one of the sources too. */
function explain(sources: readonly RequirementChange[], { lost, gained }: RequirementChange): boolean {
  const isIn = (caller: Caller, requirement: Requirement | undefined) => refused([caller], requirement).length === 0
  return (
    sources.length > 0 &&
    lost.every((caller) => sources.some(({ after }) => !isIn(caller, after))) &&
    gained.every((caller) => sources.some(({ before }) => !isIn(caller, before)))
  )
}
