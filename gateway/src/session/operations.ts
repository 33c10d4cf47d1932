import type { GraphQLFormattedError, GraphQLSchema } from 'graphql'
import type { PlanExecutionResult } from '../executor/index.ts'
import type { GatewayContext } from '../request/context.ts'
import type { PrepareOperation } from '../subscriptions/index.ts'

/** Runs an operation of the gateway's own, with every check of a client's but the manifest and the cost. */
export type RunOwnOperation = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
  context: GatewayContext,
) => Promise<PlanExecutionResult>

/** Runs operations of the gateway's own as they are prepared; each ends when the client of its context leaves. */
export const runningOwn =
  (prepareOwn: PrepareOperation): RunOwnOperation =>
  async (query, variables, context) => {
    const { signal = new AbortController().signal } = context.incoming
    const { run } = prepareOwn({ query, variables }, { context, owner: '', signal })
    return (await run(signal)) as PlanExecutionResult
  }

/** Expected failures, as the contract's `UserError` has them. */
export interface UserError {
  readonly code: string
  readonly message: string
  readonly path: readonly string[] | null
  readonly retryAfterSeconds: number | null
  readonly limit: number | null
}

export interface Tokens {
  readonly accessToken: string
  readonly accessTokenExpiresAt: string
  readonly refreshToken: string
  readonly refreshTokenExpiresAt: string
}

/** The payload of a mutation; or the fault that has kept it from answering. */
export type Answered =
  | {
      readonly payload: { readonly tokens: Tokens | null; readonly errors: readonly UserError[] }
      readonly fault?: never
    }
  | { readonly fault: Pick<GraphQLFormattedError, 'message' | 'extensions'>; readonly payload?: never }

const inputs = {
  signIn: 'SignInInput',
  signUp: 'SignUpInput',
  refreshSession: 'RefreshSessionInput',
} as const

/** Whether a supergraph has what sessions are made of. */
export function hasSessions(apiSchema: GraphQLSchema): boolean {
  const fields = apiSchema.getMutationType()?.getFields() ?? {}
  return [...Object.keys(inputs), 'signOut'].every((name) => name in fields)
}

/** Runs one of auth's mutations that give tokens. */
export async function askForTokens(
  run: RunOwnOperation,
  mutation: keyof typeof inputs,
  input: unknown,
  context: GatewayContext,
): Promise<Answered> {
  const tokens = 'accessToken accessTokenExpiresAt refreshToken refreshTokenExpiresAt'
  const query = `mutation Session($input: ${inputs[mutation]}!) {
    answer: ${mutation}(input: $input) { tokens { ${tokens} } errors { ${userError} } }
  }`
  return answerOf(await run(query, { input }, context))
}

/** Ends the session that the context's access token is of. */
export async function askToSignOut(run: RunOwnOperation, context: GatewayContext): Promise<Answered> {
  return answerOf(await run(`mutation Session { answer: signOut { errors { ${userError} } } }`, {}, context))
}

const userError = 'code message path retryAfterSeconds limit'

function answerOf({ data, errors = [] }: PlanExecutionResult): Answered {
  const { tokens = null, errors: told = [] } = (data?.answer ?? {}) as Partial<NonNullable<Answered['payload']>>
  const [fault] = errors
  return fault ? { fault } : { payload: { tokens, errors: told } }
}
