import { workerData } from 'node:worker_threads'
import type { QueryPlannerConfig } from '@apollo/query-planner'
import { type ErrorCode, isErrorCode } from '@plaza/server'
import { GraphQLError, parse } from 'graphql'
import type { PlannedOperation } from '../executor/operation.ts'
import { createPlanner, type Plan } from './planner.ts'

/** What the thread is started with. */
export interface PlanningSettings {
  readonly sdl: string
  readonly config?: QueryPlannerConfig
}

export interface PlanningTask {
  /** Nothing is planned without it: the answer says whether the supergraph can be planned for at all. */
  readonly text?: string
  readonly operationName?: string | null | undefined
}

/** Errors lose all but their message on the way between threads, so they go as what they say. */
export type PlanningAnswer =
  | { readonly planned?: PlannedOperation; readonly durationMs: number }
  | { readonly refused: { readonly message: string; readonly code?: ErrorCode } }

let plan: Plan | undefined
const { sdl, config } = workerData as PlanningSettings

/** Runs in the thread of its own. The planner is made at the first task, whose answer can say what is wrong with it. */
export default function answer({ text, operationName }: PlanningTask): PlanningAnswer {
  try {
    plan ??= createPlanner(sdl, config)
    if (text === undefined) return { durationMs: 0 }
    const started = performance.now()
    const planned = plan(parse(text, { noLocation: true }), operationName)
    return { planned, durationMs: performance.now() - started }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { message } = error
    const code = error instanceof GraphQLError ? error.extensions.code : undefined
    return { refused: isErrorCode(code) ? { message, code } : { message } }
  }
}
