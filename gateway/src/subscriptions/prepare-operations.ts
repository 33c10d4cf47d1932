import type { DocumentGuard, DocumentReader } from '@plaza/server'
import type { GraphQLError } from 'graphql'
import type { SupergraphGateway } from '../apollo/supergraph-gateway.ts'
import type { GatewayConfig } from '../config.ts'
import type { CountOperation } from '../metrics/operation-metrics.ts'
import type { GatewayContext } from '../request/context.ts'
import { formatError } from '../request/format-error.ts'
import { admitOperation, type OperationManifest, type PersistedOperations } from '../request/persisted-operations.ts'
import type { UsageRecording } from '../usage/record.ts'
import { createOperationRunner, type OperationRunnerOptions } from './run-operation.ts'
import type { PrepareOperation } from './subscriptions.ts'

/** What preparing operations needs of the gateway. */
export interface PrepareOptions {
  gateway: SupergraphGateway
  config: Pick<GatewayConfig, 'OPERATIONS'>
  documents: DocumentReader
  persisted: PersistedOperations
  manifest: OperationManifest
  guardOf: ((context: GatewayContext) => DocumentGuard) | undefined
  countOperation: CountOperation
  usage: Pick<UsageRecording, 'record'> | undefined
}

/**
 * Prepares operations that run past Apollo Server: `prepare` what clients send, with every check that Apollo Server makes,
 * and `prepareOwn` what the gateway asks itself, which no manifest names and which costs what it costs.
 */
export function prepareOperations(options: PrepareOptions): {
  prepare: PrepareOperation
  prepareOwn: PrepareOperation
} {
  const { gateway, config, documents, persisted, manifest, guardOf, countOperation, usage } = options
  const own: OperationRunnerOptions = {
    documents,
    current: () => gateway.current,
    accessOf: ({ context }) => (context as GatewayContext).viewer && { scopes: [] },
    onAnswered: countOperation,
    ...(usage && {
      onRun: (operation, { context }) =>
        usage.record({ ...operation, client: (context as GatewayContext).clientVersion }),
    }),
    formatError: (error, { context }) => formatError(error, context as GatewayContext) as unknown as GraphQLError,
  }
  const prepare = createOperationRunner({
    ...own,
    ...(guardOf && { guardOf: ({ context }) => guardOf(context as GatewayContext) }),
    limit: (document, params) => void gateway.current.limits.check({ document, ...params }),
    resolve: (params) => persisted.resolve(params),
    admit: (document, { context }) =>
      admitOperation(document, context as GatewayContext, { mode: config.OPERATIONS, manifest }),
  })
  return { prepare, prepareOwn: createOperationRunner(own) }
}
