import {
  badRequest,
  createDocumentReader,
  type DocumentGuard,
  type DocumentReader,
  httpOf,
  type OperationParams,
} from '@plaza/server'
import { type DocumentNode, GraphQLError, type GraphQLSchema, type OperationTypeNode } from 'graphql'
import type { Access, Authorizer } from '../authorization/index.ts'
import type { PlanExecutionResult, PlanExecutor } from '../executor/index.ts'
import { operationParts } from '../executor/operation-parts.ts'
import { documentId } from '../request/persisted-operations.ts'
import type { Admission, OperationResult, PrepareOperation } from './subscriptions.ts'

/** What running an operation needs. */
export interface OperationRunnerOptions {
  /** The supergraph that an operation runs on; asked at the start of each. */
  readonly current: () => {
    readonly apiSchema: GraphQLSchema
    readonly executor: PlanExecutor
    readonly authorizer: Authorizer
  }
  /** What the client may see; null when nobody is signed in. */
  readonly accessOf: (admission: Admission) => Access | null
  /** Throws a GraphQLError for an operation that is too large, before it is planned. */
  readonly limit?: (document: DocumentNode, params: OperationParams, schema: GraphQLSchema) => void
  /** Throws a GraphQLError for an operation that this client may not run. */
  readonly admit?: (document: DocumentNode, admission: Admission) => void
  /** Told of each operation that is about to run. */
  readonly onRun?: (operation: RunningOperation, admission: Admission) => void
  /** Finds the text of an operation, which may be a persisted one; throws a GraphQLError where there is none. */
  readonly resolve?: (params: OperationParams) => OperationParams
  /** Masks faults; without it errors are given as they are. */
  readonly formatError?: (error: GraphQLError, admission: Admission) => GraphQLError
  /** Told of each operation, as far as it was understood, and of its result, which is empty for a stream that begins. */
  readonly onAnswered?: (asked: Asked, result: PlanExecutionResult) => void
  /** Shared with the other transports; one of its own unless given. */
  readonly documents?: DocumentReader
  /** May refuse to read new documents of a client. */
  readonly guardOf?: (admission: Admission) => DocumentGuard
}

interface RunningOperation {
  readonly document: DocumentNode
  readonly operationName: OperationParams['operationName']
  readonly variables: OperationParams['variables']
  /** That the document is valid against. */
  readonly schema: GraphQLSchema
}

interface Asked {
  kind?: OperationTypeNode
  document?: DocumentNode
}

/** Prepares operations to run past Apollo Server, from their text on, with every check that it makes. */
export function createOperationRunner(options: OperationRunnerOptions): PrepareOperation {
  const { current, accessOf, limit, admit, formatError, onRun, onAnswered } = options
  const { resolve = (params) => params, guardOf, documents = createDocumentReader() } = options

  function read(params: OperationParams, admission: Admission, asked: Asked): Run {
    const { apiSchema, executor, authorizer } = current()
    const { query, operationName, variables } = resolve(params)
    if (!query) throw badRequest('The request has no `query`; send one, or the hash of one we know.')
    const { document, errors } = documents.read(query, apiSchema, guardOf?.(admission))
    if (errors) throw new AggregateError(errors)
    limit?.(document, params, apiSchema)
    asked.document = document
    admit?.(document, admission)
    const { operation } = operationParts(document, operationName)
    asked.kind = operation.operation
    if (params.isReadOnly && operation.operation === 'mutation') throw needsPost()
    onRun?.({ document, operationName, variables, schema: apiSchema }, admission)
    const request = {
      document,
      operationName,
      variables,
      permitted: authorizer(document, accessOf(admission), operationName),
      // The key is the same for operations that don't stream, and for those that were planned ahead.
      cacheKey: documentId(document),
      context: admission.context,
    }
    const streams = operation.operation === 'subscription'
    return (signal) => (streams ? executor.subscribe({ ...request, signal }) : executor.execute({ ...request, signal }))
  }

  return (params, admission) => {
    const asked: Asked = {}
    const format = (result: PlanExecutionResult): PlanExecutionResult =>
      result.errors && formatError
        ? { ...result, errors: result.errors.map((error) => formatError(error, admission)) }
        : result
    const answered = <Result extends OperationResult>(result: Result): Result => {
      onAnswered?.(asked, Symbol.asyncIterator in result ? {} : result)
      return result
    }
    try {
      const run = read(params, admission, asked)
      return {
        tellsBegin: params.extensions?.tellBegin === true,
        async run(signal) {
          try {
            const result = await run(signal)
            return answered(Symbol.asyncIterator in result ? formatEach(result, format) : format(result))
          } catch (error) {
            return answered(format({ errors: toldOf(error) }))
          }
        },
      }
    } catch (error) {
      const errors = toldOf(error)
      const result = answered(format({ errors }))
      return { refusal: { result, http: httpOf(errors[0]!, { asJson: true }) }, run: async () => result }
    }
  }
}

type Run = (signal: AbortSignal) => Promise<OperationResult>

const needsPost = () => badRequest('A mutation needs POST.', {}, { status: 405, headers: { allow: 'POST' } })

/** What a client can be told of, masked or not; every other fault is thrown on. */
function toldOf(error: unknown): readonly GraphQLError[] {
  if (error instanceof AggregateError) return error.errors
  if (error instanceof GraphQLError || (error instanceof Error && 'locations' in error)) return [error as GraphQLError]
  throw error
}

async function* formatEach(
  results: AsyncIterableIterator<PlanExecutionResult>,
  format: (result: PlanExecutionResult) => PlanExecutionResult,
): AsyncGenerator<PlanExecutionResult, void, void> {
  for await (const result of results) yield format(result)
}
