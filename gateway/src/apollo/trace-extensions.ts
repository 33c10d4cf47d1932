import type { QueryPlan } from '@apollo/query-planner'
import type { ExecutionTrace, PlanExecutionResult } from '../executor/index.ts'
import type { AskedTrace } from '../request/traces.ts'

/** The result with what its request has asked to be told of itself, in `extensions`. */
export async function withTrace(
  result: PlanExecutionResult,
  asked: AskedTrace,
  traced: ExecutionTrace,
  cost: number,
): Promise<PlanExecutionResult> {
  const totalMs = traced.elapsedMs()
  return {
    ...result,
    extensions: {
      ...result.extensions,
      ...(asked.plan && traced.plan && { apolloQueryPlan: await tellPlan(traced.plan) }),
      ...(asked.trace && {
        trace: {
          version: 1,
          plan: { cached: traced.isPlanCached, durationMs: traced.planMs },
          totalMs,
          cost,
          fetches: traced.fetches.toSorted((one, other) => one.startMs - other.startMs),
        },
      }),
    },
  }
}

/** As Apollo Router answers to the same header, for Apollo's tools. Loaded when the first asks: nothing else needs it here. */
async function tellPlan(plan: QueryPlan): Promise<{ object: QueryPlan; text: string }> {
  const { prettyFormatQueryPlan } = await import('@apollo/query-planner')
  const object = withoutInputs(plan)
  return { object, text: prettyFormatQueryPlan(object) }
}

/** Texts that stand in the document itself are inputs as well as variables are: a password, an address, an id. */
const withoutInputs = (plan: QueryPlan): QueryPlan =>
  JSON.parse(
    JSON.stringify(plan, (key, value) => {
      if (key === 'operationDocumentNode') return undefined
      return key === 'operation' && typeof value === 'string' ? value.replaceAll(writtenText, '""') : value
    }),
  )

const writtenText = /"""(?:\\"""|[^"]|"(?!""))*"""|"(?:\\.|[^"\\])*"/g
