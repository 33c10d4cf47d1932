import type { ApolloServerPlugin } from '@apollo/server'
import type { DocumentNode } from 'graphql'
import type { GatewayContext } from '../request/context.ts'
import type { OperationManifest } from '../request/persisted-operations.ts'
import type { GatewayMetrics, OperationKind, Outcome } from './metrics.ts'

/** Counts the outcome of one operation; for one that streams, the outcome of its start. */
export type CountOperation = (
  asked: { readonly kind?: OperationKind | undefined; readonly document?: DocumentNode | undefined },
  result: { readonly data?: unknown; readonly errors?: readonly unknown[] | undefined },
) => void

/** Counts operations under the names that the manifest has for them: clients choose names, and labels must stay few. */
export function operationCounter(metrics: GatewayMetrics, manifest: OperationManifest): CountOperation {
  return ({ kind, document }, result) =>
    metrics.answered({ kind, name: document && manifest.nameOf(document) }, outcomeOf(result))
}

function outcomeOf({ data, errors }: Parameters<CountOperation>[1]): Outcome {
  if (!errors || errors.length === 0) return 'ok'
  if (data === undefined) return 'refused'
  return data === null ? 'failed' : 'partial'
}

/** Counts an operation that was answered whole, and takes its time since `startedAt`, which is by `performance.now()`. */
export type OperationTimer = (
  asked: Parameters<CountOperation>[0],
  result: Parameters<CountOperation>[1],
  startedAt: number,
) => void

/** Makes what counts and times the operations that are answered whole. */
export const operationTimer =
  (metrics: GatewayMetrics, count: CountOperation): OperationTimer =>
  (asked, result, startedAt) => {
    count(asked, result)
    if (asked.kind) metrics.took(asked.kind, (performance.now() - startedAt) / 1000)
  }

/** Counts and times the operations that Apollo Server answers, and counts requests that never became one. */
export function operationMetricsPlugin(
  metrics: GatewayMetrics,
  answered: OperationTimer,
): ApolloServerPlugin<GatewayContext> {
  const refused = async () => metrics.answered({ kind: undefined, name: undefined }, 'refused')
  return {
    contextCreationDidFail: refused,
    invalidRequestWasReceived: refused,
    requestDidStart: async ({ contextValue }) => {
      const startedAt = contextValue.begun?.startedAt ?? performance.now()
      return {
        willSendResponse: async ({ operation, document, response }) => {
          if (response.body.kind !== 'single') return
          answered({ kind: operation?.operation, document }, response.body.singleResult, startedAt)
        },
      }
    },
  }
}
