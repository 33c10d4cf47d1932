import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  OperationTypeNode,
} from 'graphql'
import type { DocumentReader } from '../documents/reader.ts'
import { acceptedBy } from '../http/accept.ts'
import type { OperationParams } from '../http/operation-params.ts'
import { type RunOperation, recurringOperation } from './recurring-operation.ts'

/** What the short way needs. */
export interface KnownOperationsOptions<Context> {
  schema: GraphQLSchema
  /** Keeps the documents, and with them what was made ready of them. */
  documents: DocumentReader
  /** Makes the context of a request; may throw a GraphQLError to refuse it. */
  open(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ readonly context: Context; release(): Promise<void> }>
  formatError(error: GraphQLError, context: Context, operation: OperationTypeNode): GraphQLFormattedError
}

/** Answers a request, or returns false and has done nothing. */
export type AnswerKnown = (
  params: OperationParams,
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<boolean>

/**
 * Makes a short way past Apollo Server for what a gateway sends: the same few hundred operations, well-formed, valid and by
 * POST. Apollo Server's pipeline takes about twice as long over one as the operation itself. Any other request is left to
 * Apollo Server: one that is not valid, not allowed or not a plain operation, or that is refused before anything has run.
 */
export function createKnownOperations<Context>(options: KnownOperationsOptions<Context>): AnswerKnown {
  const { schema, documents, open, formatError } = options
  const operations = new WeakMap<DocumentNode, Map<string | undefined, KnownOperation>>()

  /** Undefined for one that is not valid, not there, or a subscription. */
  function operationOf({ query, operationName }: AskedOperation): KnownOperation | undefined {
    const { document } = documents.read(query, schema)
    const operation = document && getOperationAST(document, operationName)
    if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return undefined
    let ofDocument = operations.get(document)
    if (!ofDocument) {
      ofDocument = new Map()
      operations.set(document, ofDocument)
    }
    let known = ofDocument.get(operationName)
    if (!known) {
      known = { run: recurringOperation(schema, { document, operationName }), kind: operation.operation }
      ofDocument.set(operationName, known)
    }
    return known
  }

  return async (params, request, response) => {
    const asked = request.method === 'POST' ? askedOf(params) : undefined
    const operation = asked && operationOf(asked)
    if (!asked || !operation) return false

    const opened = await open(request, response).catch((error) => {
      if (error instanceof GraphQLError) return undefined
      throw error
    })
    if (!opened) return false
    const result = await run(operation, asked.variables, opened)
    if (result) send(request, response, result)
    return result !== undefined
  }

  async function run(
    { run, kind }: KnownOperation,
    variables: AskedOperation['variables'],
    { context, release }: { readonly context: Context; release(): Promise<void> },
  ): Promise<object | undefined> {
    try {
      const { data, errors } = await run(context, variables)
      // Without `data` nothing was run: the variables are at fault.
      if (data === undefined) return undefined
      return errors ? { data, errors: errors.map((error) => formatError(error, context, kind)) } : { data }
    } finally {
      await release()
    }
  }
}

interface KnownOperation {
  readonly run: RunOperation
  readonly kind: OperationTypeNode
}

interface AskedOperation {
  readonly query: string
  readonly operationName: string | undefined
  readonly variables: Readonly<Record<string, unknown>> | undefined
}

function askedOf({ query, operationName, variables, extensions }: OperationParams): AskedOperation | undefined {
  if (typeof query !== 'string' || extensions != null) return undefined
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined }
}

function send(request: IncomingMessage, response: ServerResponse, result: object): void {
  const text = JSON.stringify(result)
  response.writeHead(200, {
    'content-type': `${acceptedBy(request).json}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
