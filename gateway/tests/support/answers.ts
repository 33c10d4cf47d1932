import type { PlanExecutionResult } from '../../src/executor/index.ts'

export interface Answer {
  readonly data: unknown
  readonly errors: readonly string[]
}

/** The parts of a result that two gateways must agree on: data, and each error's message and path. */
export function answerOf({ data, errors }: PlanExecutionResult): Answer {
  return {
    data: data === undefined ? null : JSON.parse(JSON.stringify(data)),
    errors: (errors ?? [])
      .map((error) => (error.path ? `${error.message} @ ${error.path.join('.')}` : error.message))
      .sort(),
  }
}
