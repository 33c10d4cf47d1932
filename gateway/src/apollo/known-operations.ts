import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedBy, type DocumentReader, type GraphQLRouteOptions, sendCompressed } from '@plaza/server'
import { getOperationAST } from 'graphql'
import type { OperationTimer } from '../metrics/operation-metrics.ts'
import type { GatewayContext } from '../request/context.ts'
import { type OperationManifest, type OperationsMode, servesSilently } from '../request/persisted-operations.ts'
import type { SupergraphGateway } from './supergraph-gateway.ts'

type Route = GraphQLRouteOptions<GatewayContext>

/** What the short way needs. */
export interface KnownOperationsOptions {
  readonly gateway: SupergraphGateway
  readonly documents: DocumentReader
  readonly mode: OperationsMode
  readonly manifest: OperationManifest
  /** Makes the context of a request; may throw a GraphQLError to refuse it. */
  readonly context: Route['context']
  readonly answered: OperationTimer
}

/**
 * Makes a short way past Apollo Server for operations that were served before and come by POST: its pipeline takes longer
 * over one than the executor. What has errors to tell is left to Apollo Server with what has come of it so far, so that
 * errors are told, logged and counted in one place, and nothing runs or counts twice.
 */
export function knownOperations(options: KnownOperationsOptions): Required<Pick<Route, 'answerKnown' | 'context'>> {
  const { gateway, documents, mode, manifest, answered } = options
  /** Of requests that the short way has begun and left to Apollo Server. */
  const opened = new WeakMap<IncomingMessage, Promise<GatewayContext>>()

  return {
    async answerKnown({ query, operationName, variables }, request, response) {
      const { apiSchema: schema } = gateway.current
      const document = request.method === 'POST' && query ? documents.known(query, schema) : undefined
      const operation = document && getOperationAST(document, operationName)
      if (!operation || operation.operation === 'subscription' || !servesSilently(document, { mode, manifest })) {
        return false
      }
      const opening = options.context(request, response)
      const context = await opening.catch(() => undefined)
      if (!context) {
        opened.set(request, opening)
        return false
      }
      const startedAt = performance.now()
      const running = gateway.execute({
        ...{ schema, document, variables: variables ?? {}, context },
        operationName: operation.name?.value ?? operationName,
      })
      const result = await running.catch(() => undefined)
      if (!result?.data || result.errors) {
        opened.set(request, Promise.resolve({ ...context, begun: { startedAt, result: running } }))
        return false
      }
      answered({ kind: operation.operation, document }, result, startedAt)
      await send(request, response, { data: result.data, extensions: result.extensions })
      return true
    },
    context: (request, response) => opened.get(request) ?? options.context(request, response),
  }
}

function send(request: IncomingMessage, response: ServerResponse, result: object): Promise<void> {
  response.setHeader('content-type', `${acceptedBy(request).json}; charset=utf-8`)
  return sendCompressed(response, JSON.stringify(result))
}
