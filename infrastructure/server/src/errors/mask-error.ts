import { InvalidPageError, neverConnected, type Outages, outageOf } from '@plaza/database'
import { GraphQLError, type GraphQLFormattedError, OperationTypeNode } from 'graphql'
import type { Logger } from '../logger.ts'
import { badUserInput, codedError, unavailable } from './coded-error.ts'
import { describe } from './describe.ts'
import { withoutQuotedValues } from './quoted-values.ts'
import { errorRegistry, isErrorCode } from './registry.ts'

/** The request that an error belongs to. */
export interface FailedRequest {
  readonly log: Logger
  readonly requestId: string
  /** Where outages are counted; each is logged by itself without it. */
  readonly outages?: Pick<Outages, 'failed'> | undefined
}

/**
 * What may leave the service: an error with a code of the registry as it is, without the values that its message quotes.
 * An outage is answered with SUBGRAPH_UNAVAILABLE, and logged once for all that fails of it. Everything else is a fault,
 * which is logged here with its cause and answered with nothing but the request id.
 *
 * @param operation of the request; of a change that was under way nobody may be told that it was not made
 */
export function maskError(
  error: unknown,
  request: FailedRequest,
  operation?: OperationTypeNode | undefined,
): GraphQLFormattedError {
  const located = error instanceof Error && 'toJSON' in error ? (error as GraphQLError) : undefined
  const cause = located?.originalError ?? error
  const known = findKnown(located, cause)
  const told =
    known && known.extensions.code !== 'INTERNAL_SERVER_ERROR'
      ? known
      : (outage(cause, located, request, operation) ?? fault(cause, located, request, known))
  // Apollo Server's own errors say in `http` what their response is like.
  const { http: _, stacktrace: __, ...extensions } = told.extensions
  return {
    message: withoutQuotedValues(told.message),
    ...(located?.path && { path: located.path }),
    ...(located?.locations && { locations: located.locations }),
    extensions,
  }
}

/** The error with a code that this one is or stands for; none where something has just gone wrong. */
function findKnown(located: GraphQLError | undefined, cause: unknown): GraphQLError | undefined {
  for (const error of [located, cause as GraphQLError]) if (isErrorCode(error?.extensions?.code)) return error
  if (cause instanceof InvalidPageError) return badUserInput(cause.message, { argument: cause.argument })
  // graphql-js refuses variables with GraphQLErrors alone, those of scalars as causes among them.
  if (located && !located.path && cause instanceof GraphQLError) return badUserInput(located.message)
  return undefined
}

function outage(
  cause: unknown,
  located: GraphQLError | undefined,
  request: FailedRequest,
  operation: OperationTypeNode | undefined,
): GraphQLError | undefined {
  const away = outageOf(cause)
  if (away && request.outages) request.outages.failed(away, cause)
  else if (away || isPassing(cause)) logFault(cause, located, request)
  else return undefined
  const isRoot = located?.path?.length === 1
  if (operation === OperationTypeNode.MUTATION && !(isRoot && neverConnected(cause))) {
    const reason = 'OUTCOME_UNKNOWN'
    return unavailable(errorRegistry.SUBGRAPH_UNAVAILABLE.reasons[reason], { reason })
  }
  return unavailable(`This cannot be answered right now: ${away ? causes[away] : causes.busy}. Ask again in a moment.`)
}

const causes = {
  database: 'the database does not answer',
  broker: 'the message broker does not answer',
  disk: 'the disk is full',
  storage: 'the storage of files does not answer',
  scanner: 'the scanner of files does not answer',
  busy: 'the database takes too long',
}

/** Time-outs and deadlocks of PostgreSQL: the statement was refused, and the next one may not be. */
const isPassing = (cause: unknown) => cause instanceof Error && 'code' in cause && passing.has(cause.code as string)
const passing = new Set(['57014', '55P03', '40001', '40P01'])

function fault(
  cause: unknown,
  located: GraphQLError | undefined,
  request: FailedRequest,
  known: GraphQLError | undefined,
): GraphQLError {
  const { requestId } = request
  if (isAbort(cause)) request.log.debug({ path: located?.path }, 'the client went before its answer')
  // A subgraph that names the request has logged the fault already.
  else if (known?.extensions.requestId === undefined) logFault(cause, located, request)
  return codedError(
    'INTERNAL_SERVER_ERROR',
    `Something went wrong on our side. Mention request ${requestId} when you report it.`,
    { requestId },
  )
}

const logFault = (cause: unknown, located: GraphQLError | undefined, { log }: FailedRequest) =>
  log.error({ err: describe(cause), path: located?.path }, 'resolver failed')

const isAbort = (error: unknown) => error instanceof Error && error.name === 'AbortError'
