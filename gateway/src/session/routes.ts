/** This folder: sessions of pages of the gateway's own origin, whose refresh token lies in a cookie (decision 0035). */

import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  clientGone,
  forbidden,
  type HttpRoute,
  type IncomingRequest,
  identify,
  type ProxyTrust,
  readJson,
  sendJson,
  sendRefusal,
  subjectOf,
  type TokenVerifier,
} from '@plaza/server'
import { GraphQLError } from 'graphql'
import type { ContextOf, GatewayContext } from '../request/context.ts'
import { ownOriginOf } from '../request/origins.ts'
import type { RateLimits } from '../request/rate-limits.ts'
import type { PrepareOperation } from '../subscriptions/index.ts'
import { clearSessionCookie, keepSessionCookie, readSessionCookie } from './cookie.ts'
import {
  type Answered,
  askForTokens,
  askToSignOut,
  type RunOwnOperation,
  runningOwn,
  type UserError,
} from './operations.ts'

export { hasSessions } from './operations.ts'

/** What the routes of sessions need of the gateway. */
export interface SessionOptions {
  readonly prepareOwn: PrepareOperation
  readonly contextOf: ContextOf
  readonly verifier: TokenVerifier
  readonly limits: Pick<RateLimits, 'takePerson'>
  /** Whose `X-Forwarded-Proto` and `X-Forwarded-Host` are believed. */
  readonly trusts: ProxyTrust
  readonly maxBodyBytes: number
}

/** One request to a session route, once it is known to come from a page of this origin. */
interface SessionRequest {
  readonly input: unknown
  /** The refresh token that the browser has; null for none. */
  readonly cookie: string | null
  /** The `Authorization` header. */
  readonly authorization: string | null
  /** The context of a request in the name of whoever an `Authorization` speaks for, or nobody. */
  contextFor(authorization: string | null): Promise<GatewayContext>
  keep(cookie: { token: string; expiresAt: Date }): void
  clear(): void
}

/**
 * Makes `POST /session/sign-in`, `sign-up`, `refresh` and `sign-out`: auth's mutations for pages of the gateway's own
 * origin, whose refresh token stays in a cookie that no script can read. Requests of every other page are refused.
 */
export function sessionRoutes(options: SessionOptions): HttpRoute[] {
  const run = runningOwn(options.prepareOwn)
  const opening = (mutation: 'signIn' | 'signUp') => async (request: SessionRequest) =>
    handedOver(request, await askForTokens(run, mutation, request.input, await request.contextFor(null)))

  return [
    sessionRoute('sign-in', opening('signIn'), options),
    sessionRoute('sign-up', opening('signUp'), options),
    sessionRoute('refresh', (request) => refresh(run, request), options),
    sessionRoute('sign-out', (request) => signOut(run, request), options),
  ]
}

function sessionRoute(
  name: string,
  answer: (request: SessionRequest) => Promise<Answered>,
  { contextOf, verifier, limits, trusts, maxBodyBytes }: SessionOptions,
): HttpRoute {
  async function read(request: IncomingMessage, response: ServerResponse): Promise<SessionRequest> {
    const origin = ownOriginOf(request, trusts)
    if (!origin) throw forbidden(foreign)
    const input = await readJson(request, maxBodyBytes)
    const { incoming, context } = contextOf(request, clientGone(response))
    return {
      input,
      cookie: readSessionCookie(request.headers.cookie, origin),
      authorization: incoming.authorization,
      async contextFor(authorization) {
        const viewer = await identify({ ...incoming, authorization }, verifier)
        if (viewer) await limits.takePerson(viewer.id)
        const opened = context(viewer)
        return { ...opened, incoming: { ...opened.incoming, authorization } satisfies IncomingRequest }
      },
      keep: (cookie) => keepSessionCookie(response, origin, cookie),
      clear: () => clearSessionCookie(response, origin),
    }
  }

  return {
    path: `/session/${name}`,
    methods: ['POST'],
    async handle(request, response) {
      response.setHeader('cache-control', 'no-store')
      try {
        const { payload, fault } = await answer(await read(request, response))
        if (fault) return sendRefusal(response, fault)
        const { tokens, errors } = payload
        const data = tokens && {
          accessToken: tokens.accessToken,
          accessTokenExpiresAt: tokens.accessTokenExpiresAt,
          userId: subjectOf(tokens.accessToken),
        }
        sendJson(response, 200, { data, errors })
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        sendRefusal(response, error)
      }
    },
  }
}

const foreign =
  'Sessions are for pages of this origin, and no header shows that this comes from one: `Sec-Fetch-Site: same-origin`, or ' +
  'an `Origin` that is this host. Every other client signs in with the mutations of /graphql.'

/** The refresh token of an answer goes to the browser as a cookie, and no other way. */
function handedOver(request: SessionRequest, answered: Answered): Answered {
  const tokens = answered.payload?.tokens
  if (tokens) request.keep({ token: tokens.refreshToken, expiresAt: new Date(tokens.refreshTokenExpiresAt) })
  return answered
}

/** Only auth's word that the session is over makes the browser forget it: after an outage or a limit it goes on. */
async function refresh(run: RunOwnOperation, request: SessionRequest): Promise<Answered> {
  const { cookie: refreshToken } = request
  if (!refreshToken) return refusedWith({ code: 'EXPIRED', message: 'Nobody is signed in here. Sign in.' })
  const answered = await askForTokens(run, 'refreshSession', { refreshToken }, await request.contextFor(null))
  if (answered.payload?.errors.some(({ code }) => code === 'EXPIRED')) request.clear()
  return handedOver(request, answered)
}

/**
 * The browser forgets the session whatever becomes of the rest: whoever leaves a shared machine has to be gone from it.
 * The access token may be of another session than the cookie, where another tab has signed in since, so both are ended.
 */
async function signOut(run: RunOwnOperation, request: SessionRequest): Promise<Answered> {
  request.clear()
  const byToken = request.authorization ? await end(run, request, request.authorization) : undefined
  if (byToken?.fault || !request.cookie) return byToken ?? signedOut
  const refreshToken = request.cookie
  const fresh = await askForTokens(run, 'refreshSession', { refreshToken }, await request.contextFor(null))
  if (fresh.fault) return fresh
  const { tokens, errors } = fresh.payload
  if (tokens) return end(run, request, `Bearer ${tokens.accessToken}`)
  const isOver = errors.every(({ code }) => code === 'EXPIRED')
  return isOver || byToken ? signedOut : fresh
}

/** Ends the session of an access token; one that is refused has none that is left. */
async function end(run: RunOwnOperation, request: SessionRequest, authorization: string): Promise<Answered> {
  try {
    return await askToSignOut(run, await request.contextFor(authorization))
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === 'UNAUTHENTICATED') return signedOut
    throw error
  }
}

const signedOut: Answered = { payload: { tokens: null, errors: [] } }

const refusedWith = (error: Pick<UserError, 'code' | 'message'>): Answered => ({
  payload: { tokens: null, errors: [{ ...error, path: null, retryAfterSeconds: null, limit: null }] },
})
