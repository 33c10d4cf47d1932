import { workerData } from 'node:worker_threads'
import type { QueryPlannerConfig } from '@apollo/query-planner'
import { type ErrorCode, isErrorCode } from '@plaza/server/errors'
import { GraphQLError, parse } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { createPlanner, type Plan } from './planner.ts'

/** What the thread is started with. */
export interface PlanningSettings {
  readonly sdl: string
  readonly config?: QueryPlannerConfig
}

export interface PlanningTask {
  /**
   * The printed operation. Without it nothing is planned, and the answer says whether this supergraph can be planned
   * for.
   */
  readonly text?: string
  readonly operationName?: string | null | undefined
  /** Of `@override`, those that are on. */
  readonly labels?: readonly string[]
}

/** An error that crosses threads loses all but its message, so what it says is sent as plain data. */
export type PlanningAnswer =
  | { readonly planned?: PlannedOperation; readonly durationMs: number }
  | { readonly refused: { readonly message: string; readonly code?: ErrorCode } }

let plan: Plan | undefined
const { sdl, config } = workerData as PlanningSettings

/**
 * The task of the planning thread. The planner is made at the first one, whose answer says what is wrong with the
 * supergraph.
 */
export default function answer({ text, operationName, labels }: PlanningTask): PlanningAnswer {
  try {
    plan ??= createPlanner(sdl, config)
    if (text === undefined) return { durationMs: 0 }
    const started = performance.now()
    const planned = plan(parse(text, { noLocation: true }), operationName, labels)
    return { planned, durationMs: performance.now() - started }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { message } = error
    const code = error instanceof GraphQLError ? error.extensions.code : undefined
    return { refused: isErrorCode(code) ? { message, code } : { message } }
  }
}
