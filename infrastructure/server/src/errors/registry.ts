/** What there is to say of one code. */
export interface ErrorEntry {
  /** HTTP status of a request that fails as a whole; null for what only a stream or a part of an answer fails with. */
  readonly status: number | null
  /** HTTP status for a client that accepts `application/json` only, where it differs. */
  readonly statusAsJson?: number
  /** What has happened. */
  readonly text: string
  /** What the client can do about it. */
  readonly advice: string
  /** What `extensions.reason` may say, and the message that goes with it. */
  readonly reasons?: Readonly<Record<string, string>>
  /** What the response to a request that fails as a whole has beside `status`, or in its place, by the extensions. */
  readonly http?: (extensions: Readonly<Record<string, unknown>>) => {
    readonly status?: number
    readonly headers?: Readonly<Record<string, string>>
  }
}

/** Why an access token is refused. */
const refusedTokens = {
  MALFORMED: 'The Authorization header holds no access token of ours; send `Bearer <accessToken>`.',
  FORGED: 'The access token was not signed by us; sign in to get one that is.',
  UNKNOWN_KEY: 'The access token was signed with a key that is no longer ours; sign in again.',
  EXPIRED: 'The access token has expired; get a fresh one with refreshSession, sent without an Authorization header.',
  REVOKED: 'The session of this access token has ended; sign in again.',
}

/**
 * Every code that `errors[].extensions.code` can hold. Nothing else writes one (`pnpm check errors`), and
 * docs/reference/errors.md is written from this list.
 */
export const errorRegistry = {
  UNAUTHENTICATED: {
    status: 401,
    text: 'A field or mutation needs somebody signed in, or the access token is refused.',
    advice: 'Sign in, or get a fresh access token as `reason` says, and ask again.',
    reasons: refusedTokens,
    // As RFC 6750 has it: without a token there is only the scheme to tell.
    http: ({ reason }) => {
      const words = Object.entries(refusedTokens).find(([name]) => name === reason)?.[1]
      const error = words ? ` error="invalid_token", error_description="${words}"` : ''
      return { headers: { 'www-authenticate': `Bearer${error}` } }
    },
  },
  FORBIDDEN: {
    status: 403,
    text: 'The viewer may not do or see this, or it does not exist.',
    advice: 'Leave it out; asking again changes nothing.',
  },
  BAD_USER_INPUT: {
    status: 400,
    statusAsJson: 200,
    text: 'An argument or variable breaks the contract, e.g. `first: 1000` or a made-up cursor; `argument` names it where one is at fault.',
    advice: 'Mend the value that the message names.',
  },
  BAD_REQUEST: {
    status: 400,
    text: 'The request is not what its path takes: GraphQL, or what a link to a file is for. The status is 413 for one of more than `maxBytes`, 404 for a wrong path or a file that is gone, 405 for a wrong method, 406 or 415 for a wrong media type, 408 for a body that comes too slowly, 416 for a range beyond a file.',
    advice: 'Mend the request as the message says.',
    // What is left of a body that was refused stays unread, so the connection can serve nothing after it.
    http: ({ maxBytes }) => ({ ...(maxBytes !== undefined && { status: 413 }), headers: { connection: 'close' } }),
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    statusAsJson: 200,
    text: 'The document is not GraphQL.',
    advice: 'Mend the document where `locations` point.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    statusAsJson: 200,
    text: 'The document does not fit the schema, or is deeper or wider than allowed.',
    advice: 'Mend the document; the message names the field, or the limit and by how much it is exceeded.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    text: 'The document does not have the operation that was named, or has several and none was named.',
    advice: 'Send the `operationName` of one that is in the document.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    text: 'No operation is known by this hash.',
    advice: 'Send the query along with its hash once.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    text: 'Persisted queries are off.',
    advice: 'Send the query itself.',
  },
  PERSISTED_QUERY_REQUIRED: {
    status: 400,
    text: 'Only operations on the list of persisted ones are served here.',
    advice: 'Ask an operation of the list, or have this one added to it.',
  },
  COST_LIMIT_EXCEEDED: {
    status: 400,
    text: 'The operation may cost more than one operation is allowed (`cost` says how much), or has too many ways through the subgraphs.',
    advice: 'Ask for smaller pages or fewer fields, or for the parts one by one.',
  },
  CONFLICTING_REQUIREMENTS: {
    status: 400,
    text: 'Two fields of a mutation or subscription require a third with different arguments.',
    advice: 'Ask for one of the two in a query of its own.',
  },
  UNREACHABLE_SELECTION: {
    status: 400,
    text: 'No subgraph can answer a field in the way it is asked.',
    advice: 'Ask for it by another way through the schema.',
  },
  PLAN_TIMEOUT: {
    status: 503,
    text: 'The operation takes too long to plan, or too many new ones wait to be planned.',
    advice: 'Ask for its parts one by one, or again in a moment, as the message says.',
  },
  RATE_LIMITED: {
    status: 429,
    text: 'This person or address has sent too many requests, or has too many subscriptions open.',
    advice: 'Wait for `retryAfterSeconds`, which the Retry-After header says as well; or end a subscription first.',
    http: ({ retryAfterSeconds: seconds }) =>
      seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } },
  },
  NOT_IMPLEMENTED: {
    status: 501,
    text: 'This is part of the contract, but not built yet; `coordinate` names it.',
    advice: 'Do without it; docs/reference/not-implemented.md lists what is missing.',
  },
  SUBGRAPH_UNAVAILABLE: {
    status: 503,
    text: 'A service, or the database, broker or disk that it needs, is away, full or stopping; what the other services answered is there. `serviceName` names the service. The status is 507 where there is no room for a file.',
    advice: 'Ask again after `retryAfterSeconds`, which the Retry-After header says as well.',
    reasons: {
      KEYS_UNAVAILABLE: 'Access tokens cannot be checked right now; try again in a moment.',
      OUTCOME_UNKNOWN:
        'The service lost what it needs while it made the change, so the change may have been made or not; look before you ask again.',
    },
    http: ({ retryAfterSeconds: seconds = 2 }) => ({ headers: { 'retry-after': String(seconds) } }),
  },
  DOWNSTREAM_SERVICE_ERROR: {
    status: null,
    text: 'A service that is not ours answered with an error without a code, or with something malformed. `serviceName` names it.',
    advice: 'Report it to those who run that service.',
  },
  INVALID_GRAPHQL: {
    status: 400,
    text: 'A value does not fit the schema: one that a service answered with, or one in the document that only planning finds out.',
    advice: 'Mend the document if the message names a part of it; report it otherwise.',
  },
  SERVER_CLOSING: {
    status: null,
    text: 'The gateway is stopping, so the stream ends.',
    advice: 'Subscribe again in a moment.',
  },
  SCHEMA_CHANGED: {
    status: null,
    text: 'The gateway serves another schema from now on, so the stream ends.',
    advice: 'Subscribe again.',
  },
  READER_TOO_SLOW: {
    status: null,
    text: 'The client has read a stream more slowly than its events came, for longer than they are kept for it, so the stream ends.',
    advice:
      'Subscribe again, and read again what is shown, as after a lost connection; in a conversation ask `changesSince` with the last cursor.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    text: 'Something went wrong on our side. The log has the cause under `requestId`.',
    advice: 'Report it with the request id that the message names.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>

export type ErrorCode = keyof typeof errorRegistry

/** Why an access token is refused. `KEYS_UNAVAILABLE` says that auth's keys could not be read, nothing about the token. */
export type TokenRefusal = keyof typeof errorRegistry.UNAUTHENTICATED.reasons | 'KEYS_UNAVAILABLE'

/** Whether a value, as the `code` of an error's extensions, is a code of this registry. */
export const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorRegistry, code)
