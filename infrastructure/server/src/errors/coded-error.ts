import { GraphQLError, type GraphQLErrorOptions, type GraphQLFormattedError } from 'graphql'
import { type ErrorCode, type ErrorEntry, errorRegistry, isErrorCode, type TokenRefusal } from './registry.ts'

/**
 * Makes the error of a code: the only way to one that a client sees as it is.
 *
 * @param message what it is, what came and what to do; the registry's words unless given
 * @param details what else `extensions` hold
 * @param place where it belongs in the document and in the answer, and what it comes from, which is the log's alone
 */
export function codedError(
  code: ErrorCode,
  message: string = defaultMessage(code),
  details: Readonly<Record<string, unknown>> = {},
  place: Omit<GraphQLErrorOptions, 'extensions'> = {},
): GraphQLError {
  return new GraphQLError(message, { ...place, extensions: { ...details, code } })
}

const defaultMessage = (code: ErrorCode) => `${errorRegistry[code].text} ${errorRegistry[code].advice}`

/** For a field or mutation of somebody signed in, asked by nobody. */
export const unauthenticated = (message = 'Sign in first: this needs an access token in the Authorization header.') =>
  codedError('UNAUTHENTICATED', message)

/** For a request or a stream whose access token is no good, or no longer. */
export function tokenRefused(reason: TokenRefusal): GraphQLError {
  if (reason === 'KEYS_UNAVAILABLE') {
    return unavailable(errorRegistry.SUBGRAPH_UNAVAILABLE.reasons[reason], { reason })
  }
  return codedError('UNAUTHENTICATED', errorRegistry.UNAUTHENTICATED.reasons[reason], { reason })
}

/** Seconds after which a client may ask again for what an outage has kept from it. */
const retryAfterSeconds = 2

/**
 * For an outage: what a request needs is away or full for now, and asking again later may succeed.
 *
 * @param message what is away and, for a mutation, whether it may have changed something
 */
export const unavailable = (
  message: string,
  details: { reason?: keyof typeof errorRegistry.SUBGRAPH_UNAVAILABLE.reasons; serviceName?: string } = {},
  place?: Omit<GraphQLErrorOptions, 'extensions'>,
) => codedError('SUBGRAPH_UNAVAILABLE', message, { retryAfterSeconds, ...details }, place)

/** For what the viewer may not do or see, where a payload has no place to say so. */
export const forbidden = (message: string) => codedError('FORBIDDEN', message)

/** For arguments that break the contract (`first: 1000`, a malformed cursor). What a person can mend is a `UserError`. */
export const badUserInput = (message: string, details: { argument?: string } = {}) =>
  codedError('BAD_USER_INPUT', message, details)

/**
 * For what is not a GraphQL request.
 * @param details.maxBytes where there are more than that
 * @param http where the status is not 400 (413 with `maxBytes`), or headers say more
 */
export const badRequest = (message: string, details: { maxBytes?: number } = {}, http?: HttpPart) =>
  codedError('BAD_REQUEST', message, { ...details, ...(http && { http }) })

/**
 * For a field of the contract that has no resolver yet.
 *
 * @param coordinate of the schema, e.g. `Mutation.createUpload`
 */
export const notImplemented = (coordinate: string) =>
  codedError('NOT_IMPLEMENTED', `${coordinate} is part of the contract but not built yet.`, { coordinate })

/** What HTTP says of an error. In `extensions.http` it is for the response alone, and never sent. */
interface HttpPart {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * As HTTP says it: the status and the headers of a response to a request that fails as a whole with this error.
 * @param options.asJson the response is `application/json`, or a stream of it, in which some errors are no failure of HTTP
 */
export function httpOf(
  { extensions = {} }: Pick<GraphQLFormattedError, 'extensions'>,
  { asJson = false } = {},
): { readonly status: number; readonly headers: ReadonlyMap<string, string> } {
  const entry: ErrorEntry | undefined = isErrorCode(extensions.code) ? errorRegistry[extensions.code] : undefined
  const ofCode: HttpPart = entry?.http?.(extensions) ?? {}
  const own = (extensions.http ?? {}) as HttpPart
  return {
    status: own.status ?? ofCode.status ?? (asJson ? entry?.statusAsJson : undefined) ?? entry?.status ?? 500,
    headers: new Map(Object.entries({ ...ofCode.headers, ...own.headers })),
  }
}

/** The same error for Apollo Server, which reads there what the response to a refused request is like. */
export function withHttp(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { ...error.extensions, http: httpOf(error) },
  })
}
