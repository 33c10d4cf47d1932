import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, readOwn, writeOwn } from '../own-keys.ts'
import type { JsonObject } from '../types.ts'
import type { Absences } from './absences.ts'
import { type Failed, hasFailed } from './failures.ts'
import { acceptedTypes } from './type-conditions.ts'

export interface Representations {
  /** An entity's representation, or null when something that the fetch needs, at any depth, is missing or has failed. */
  build(entity: JsonObject, failed: Failed | undefined): JsonObject | null
  /** Whether something that the fetch needs of an entity is missing because a subgraph knows no entity that has it. */
  lacks(entity: JsonObject, absences: Absences): boolean
}

interface FieldStep {
  readonly key: string
  readonly selections: readonly Step[] | null
}

interface FragmentStep {
  readonly accepted: ReadonlySet<string>
  readonly selections: readonly Step[]
}

type Step = FieldStep | FragmentStep

/** Compiles the selections that a fetch requires of an entity, as the planner gives them. */
export function compileRepresentation(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): Representations {
  const steps = compileSteps(schema, requires)
  return {
    build: (entity, failed) => {
      const representation = select(entity, steps, failed)
      return representation !== null && typeof representation.__typename === 'string' ? representation : null
    },
    lacks: (entity, absences) => lacks(entity, steps, absences),
  }
}

function compileSteps(schema: GraphQLSchema, selections: readonly QueryPlanSelectionNode[]): Step[] {
  return selections.flatMap((selection): Step[] => {
    if (selection.kind === 'Field') {
      const nested = selection.selections
      return [{ key: selection.alias ?? selection.name, selections: nested ? compileSteps(schema, nested) : null }]
    }
    if (selection.typeCondition === undefined) return compileSteps(schema, selection.selections)
    return [
      {
        accepted: acceptedTypes(schema, selection.typeCondition),
        selections: compileSteps(schema, selection.selections),
      },
    ]
  })
}

function select(source: JsonObject, steps: readonly Step[], failed: Failed | undefined): JsonObject | null {
  const selected: JsonObject = {}
  for (const step of steps) {
    if ('accepted' in step) {
      if (!step.accepted.has(source.__typename as string)) continue
      const part = select(source, step.selections, failed)
      if (part === null) return null
      combine(selected, part)
      continue
    }
    const value = readOwn(source, step.key)
    const failedHere = failed?.get(step.key)
    const chosen = step.selections === null ? value : selectValue(value, step.selections, failedHere)
    if (chosen === undefined || hasFailed(chosen, failedHere)) return null
    writeOwn(selected, step.key, chosen)
  }
  return selected
}

/** Undefined where something is missing or has failed. */
function selectValue(value: unknown, steps: readonly Step[], failed: Failed | undefined): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => selectValue(item, steps, failed?.get(index)))
    return items.includes(undefined) ? undefined : items
  }
  if (isObject(value)) return select(value, steps, failed) ?? undefined
  return value === undefined ? undefined : null
}

function lacks(value: unknown, steps: readonly Step[], absences: Absences): boolean {
  if (Array.isArray(value)) return value.some((item) => lacks(item, steps, absences))
  if (!isObject(value)) return false
  return steps.some((step) => {
    if ('accepted' in step) {
      return step.accepted.has(value.__typename as string) && lacks(value, step.selections, absences)
    }
    const needed = readOwn(value, step.key)
    if (needed === undefined) return absences.has(value, step.key)
    return step.selections !== null && lacks(needed, step.selections, absences)
  })
}

function combine(target: JsonObject, source: JsonObject): void {
  for (const key of Object.keys(source)) {
    const existing = readOwn(target, key)
    const value = source[key]
    if (isObject(existing) && isObject(value)) combine(existing, value)
    else if (Array.isArray(existing) && Array.isArray(value) && existing.length === value.length) {
      value.forEach((item, index) => {
        if (isObject(existing[index]) && isObject(item)) combine(existing[index], item)
        else existing[index] = item
      })
    } else writeOwn(target, key, value)
  }
}

/** A text that is equal for equal representations. Most have one key field beside the type, which spares them JSON. */
export function representationKey(representation: JsonObject): string {
  const { __typename: typename, id } = representation
  if (typeof id === 'string' && Object.keys(representation).length === 2) return `${typename as string} ${id}`
  return JSON.stringify(representation)
}
