import type { PlanExecutionResult } from 'gateway/testing'

/** What a client sees of an answer: data, and the place and code of each error. Two are equal when their texts are. */
export type Outcome = string

export const invalid: Outcome = 'the operation is not valid'

export const tooCostly: Outcome = 'the operation may cost too much'

export function outcomeOf(results: readonly PlanExecutionResult[]): Outcome {
  const seen = results.map(({ data, errors = [] }) => ({
    data: data ?? null,
    errors: [
      ...new Set(errors.map(({ path = [], extensions }) => `${path.join('.')} ${extensions.code ?? ''}`)),
    ].sort(),
  }))
  return JSON.stringify(seen, (_, value) => (isRecord(value) ? sorted(value) : value))
}

export const hasErrors = (outcome: Outcome): boolean =>
  outcome === invalid || outcome === tooCostly || outcome.includes('"errors":["')

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const sorted = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
