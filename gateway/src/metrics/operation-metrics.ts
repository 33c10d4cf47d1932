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

/** Counts and times the operations that Apollo Server answers, and counts requests that never became one. */
export function operationMetricsPlugin(
  metrics: GatewayMetrics,
  count: CountOperation,
): ApolloServerPlugin<GatewayContext> {
  const refused = async () => metrics.answered({ kind: undefined, name: undefined }, 'refused')
  return {
    contextCreationDidFail: refused,
    invalidRequestWasReceived: refused,
    requestDidStart: async () => {
      const started = performance.now()
      return {
        willSendResponse: async ({ operation, document, response }) => {
          if (response.body.kind !== 'single') return
          const kind = operation?.operation
          count({ kind, document }, response.body.singleResult)
          if (kind) metrics.took(kind, (performance.now() - started) / 1000)
        },
      }
    },
  }
}
