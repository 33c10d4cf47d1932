import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isInherited, isObject, readOwn, writeOwn } from '../own-keys.ts'
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
  const buildPlain = compilePlain(steps)
  return {
    build: (entity, failed) => {
      if (failed === undefined && buildPlain) return buildPlain(entity)
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

/** Such as `... on User { __typename id }`. */
interface PlainStep extends FragmentStep {
  readonly selections: readonly FieldStep[]
}

/**
 * Generates the same for entities nothing of which has failed, where the types are apart and have plain fields: a literal, so
 * that engines see one shape. Undefined for anything else.
 */
function compilePlain(steps: readonly Step[]): ((entity: JsonObject) => JsonObject | null) | undefined {
  if (!steps.every(isPlain)) return undefined
  const names = steps.flatMap(({ accepted }) => [...accepted])
  if (new Set(names).size < names.length) return undefined
  // The code is made of GraphQL names alone, which are quoted all the same.
  const cases = steps.map(({ selections }, at) => {
    const keys = [...new Set(selections.map(({ key }) => key))]
    const reads = keys.map((key, index) => `const v${index} = e[${JSON.stringify(key)}];`).join(' ')
    const isAbsent = keys.map((_, index) => `v${index} === undefined`).join(' || ')
    const literal = keys.map((key, index) => `${JSON.stringify(key)}: v${index}`).join(', ')
    return `if (accepted[${at}].has(t)) { ${reads} return ${isAbsent} ? null : { ${literal} }; }`
  })
  const code = `return (e) => { const t = e.__typename; if (typeof t !== 'string') return null;\n${cases.join('\n')}\nreturn null; }`
  return new Function('accepted', code)(steps.map(({ accepted }) => accepted))
}

function isPlain(step: Step): step is PlainStep {
  if (!('accepted' in step)) return false
  const keys = step.selections.map((field) =>
    'accepted' in field || field.selections !== null || isInherited(field.key) ? undefined : field.key,
  )
  return keys.includes('__typename') && !keys.includes(undefined)
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
