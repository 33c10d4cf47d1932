import { type OperationDefinitionNode, valueFromASTUntyped } from 'graphql'
import type { OperationParts } from '../executor/answer/selections.ts'

export type Variables = { readonly [name: string]: unknown }

/** Estimates an operation, and notes in `asked` the variables whose values it has looked at. */
export type Estimate = (parts: OperationParts, variables: Variables, asked: Set<string>) => number

/** What is known of an operation: nothing but the values of these variables decides what it costs. */
interface Known {
  readonly defaults: Variables | undefined
  readonly asked: Set<string>
  /** By the values of all that is in `asked`. */
  readonly costs: Map<string, number>
}

/** Most costs that are kept of one operation, by the values it was asked with: page sizes and conditions are few. */
const maxCosts = 32
const longestValue = 40

/** Makes an estimate remember what it has found of an operation, for as long as there is the operation. */
export function rememberedCosts(estimate: Estimate): (parts: OperationParts, given: Variables) => number {
  const operations = new WeakMap<OperationDefinitionNode, Known>()
  return (parts, given) => {
    const { operation } = parts
    let known = operations.get(operation)
    if (!known) {
      known = { defaults: defaultsOf(operation), asked: new Set(), costs: new Map() }
      operations.set(operation, known)
    }
    const { defaults, asked, costs } = known
    const variables = defaults ? { ...defaults, ...given } : given
    const key = keyOf(variables, asked)
    const found = key === undefined ? undefined : costs.get(key)
    if (found !== undefined) return found
    const cost = estimate(parts, variables, asked)
    // Which variables are looked at may depend on the values of others, so there may be more of them now; what was kept under
    // fewer is not found again.
    const complete = keyOf(variables, asked)
    if (costs.size >= maxCosts) costs.clear()
    if (complete !== undefined) costs.set(complete, cost)
    return cost
  }
}

/** Undefined for values that are no texts, numbers and the like, or long: those seldom come again. */
function keyOf(variables: Variables, asked: ReadonlySet<string>): string | undefined {
  let key = ''
  for (const name of asked) {
    const value = variables[name]
    if (typeof value === 'string' ? value.length > longestValue : typeof value === 'object' && value !== null) {
      return undefined
    }
    key += typeof value === 'string' ? `${JSON.stringify(value)},` : `${value},`
  }
  return key
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Variables | undefined {
  const defaults = variableDefinitions.flatMap(({ variable, defaultValue }) =>
    defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
  )
  return defaults.length > 0 ? Object.fromEntries(defaults) : undefined
}
