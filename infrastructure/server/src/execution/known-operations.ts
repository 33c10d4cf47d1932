import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { type RunOperation, recurringOperation } from './recurring-operation.ts'

/** What the short way needs. */
export interface KnownOperationsOptions<Context> {
  schema: GraphQLSchema
  /** Whether introspection is answered. */
  introspection: boolean
  /** Makes the context of a request; may throw a GraphQLError to refuse it. */
  open(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<{ readonly context: Context; release(): Promise<void> }>
  formatError(error: GraphQLError, context: Context, operation: OperationTypeNode): GraphQLFormattedError
  /** How many operations are kept parsed and validated; 2,000 unless given. */
  cacheSize?: number
}

/** Answers a request, or returns false and has done nothing. */
export type AnswerKnown = (body: unknown, request: IncomingMessage, response: ServerResponse) => Promise<boolean>

/**
 * Makes a short way past Apollo Server for what a gateway sends: the same few hundred operations, well-formed, valid and by
 * POST. Apollo Server's pipeline takes about twice as long over one as the operation itself. Any other request is left to
 * Apollo Server: one that is not valid, not allowed or not a plain operation, or that is refused before anything has run.
 */
export function createKnownOperations<Context>(options: KnownOperationsOptions<Context>): AnswerKnown {
  const { schema, introspection, open, formatError, cacheSize = 2_000 } = options
  const operations = new LRUCache<string, KnownOperation | 'uncommon'>({ max: cacheSize })
  const rules = introspection ? specifiedRules : [...specifiedRules, NoSchemaIntrospectionCustomRule]

  function operationOf({ query, operationName }: AskedOperation): KnownOperation | 'uncommon' {
    const key = `${operationName ?? ''}\0${query}`
    let operation = operations.get(key)
    if (!operation) {
      operation = readOperation(query, operationName)
      operations.set(key, operation)
    }
    return operation
  }

  function readOperation(query: string, operationName: string | undefined): KnownOperation | 'uncommon' {
    try {
      const document = parse(query)
      const operation = getOperationAST(document, operationName)
      if (!operation || operation.operation === OperationTypeNode.SUBSCRIPTION) return 'uncommon'
      return validate(schema, document, rules).length > 0
        ? 'uncommon'
        : { run: recurringOperation(schema, { document, operationName }), kind: operation.operation }
    } catch {
      return 'uncommon'
    }
  }

  return async (body, request, response) => {
    const asked = request.method === 'POST' ? readParams(body) : undefined
    const operation = asked && operationOf(asked)
    if (!asked || !operation || operation === 'uncommon') return false

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

function readParams(body: unknown): AskedOperation | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined
  const { query, operationName, variables, extensions } = body as Record<string, unknown>
  if (typeof query !== 'string' || (extensions !== undefined && extensions !== null)) return undefined
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') return undefined
  if (variables !== undefined && variables !== null && (typeof variables !== 'object' || Array.isArray(variables))) {
    return undefined
  }
  return {
    query,
    operationName: operationName ?? undefined,
    variables: (variables ?? undefined) as AskedOperation['variables'],
  }
}

function send(request: IncomingMessage, response: ServerResponse, result: object): void {
  const text = JSON.stringify(result)
  const type = request.headers.accept?.includes('application/graphql-response+json')
    ? 'application/graphql-response+json'
    : 'application/json'
  response.writeHead(200, {
    'content-type': `${type}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  })
  response.end(text)
}
