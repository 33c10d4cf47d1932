import { ChangeType, diff, type TypeOfChangeType } from '@graphql-inspector/core'
import type { GraphQLSchema } from 'graphql'
import { coordinateOf, ownerOf, type Place } from './place.ts'
import { type Reading, readings } from './readings.ts'

/** A change of the API schema as `diff` finds it; several of them may be one. */
export interface RawChange {
  readonly rule: Reading['rule']
  readonly place: Place
  /** The union's member, the interface, the directive's location that came or went, or the kind of operation. */
  readonly member: string | null
}

/** Everything that `diff` finds, in our words; what it finds within something new is left out. */
export async function rawChanges(before: GraphQLSchema, after: GraphQLSchema): Promise<RawChange[]> {
  const changes = (await diff(before, after)).map(({ type, meta }) => readChange(type, meta))
  const added = new Set(changes.filter(({ rule }) => isAddition(rule)).map(({ place }) => coordinateOf(place)))
  const isNew = (place: Place | null): boolean =>
    place !== null && (added.has(coordinateOf(place)) || isNew(ownerOf(place)))
  return changes.filter(({ rule, place }) => !isNew(isAddition(rule) ? ownerOf(place) : place))
}

const isAddition = (rule: RawChange['rule']): boolean =>
  ['type', 'field', 'input-field', 'argument', 'enum-value', 'directive', 'directive-argument'].includes(
    rule.replace(/-added$/, ''),
  )

/** A change of `diff` in our words. */
export function readChange(type: TypeOfChangeType, meta: Readonly<Record<string, unknown>>): RawChange {
  const { rule, keys, member } = readings[type]
  const text = (key: string | undefined): string | undefined => {
    const value = key === undefined ? undefined : meta[key]
    return typeof value === 'string' ? value : undefined
  }
  const place: Place = {
    type: text(keys.type),
    field: text(keys.field),
    argument: text(keys.argument),
    value: text(keys.value),
    directive: text(keys.directive),
  }
  const directive = text('directiveName') ?? text('addedDirectiveName') ?? text('removedDirectiveName')
  const said = rule === 'directive-usage-changed' ? usageRules(type)[directive ?? ''] : undefined
  return { rule: said ?? rule, place, member: text(member) ?? null }
}

/** Directives that say what the schema is in other words have rules of their own. */
const usageRules = (type: TypeOfChangeType): Readonly<Record<string, RawChange['rule']>> => ({
  deprecated: 'deprecation-changed',
  specifiedBy: 'scalar-specification-changed',
  oneOf: type === ChangeType.DirectiveUsageInputObjectRemoved ? 'one-of-removed' : 'one-of-added',
})
