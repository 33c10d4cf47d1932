import type { IncomingMessage } from 'node:http'
import { addressOf, codedError, type HttpRoute, networkOf, readAddress, sendRefusal } from '@plaza/server'
import { GraphQLError } from 'graphql'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { GatewayConfig } from '../config.ts'

export interface RateLimits {
  /** Counts a request before its token is looked at. Rejects with a GraphQLError RATE_LIMITED. */
  takeAddress(request: IncomingMessage): Promise<void>
  /** Counts a request of somebody who is signed in. Rejects with a GraphQLError RATE_LIMITED. */
  takePerson(id: string): Promise<void>
}

type Settings = Pick<GatewayConfig, 'RATE_LIMIT_PER_PERSON' | 'RATE_LIMIT_PER_ADDRESS' | 'TRUST_PROXY'>

const windowSeconds = 60

/**
 * Limits requests a minute by the settings, where 0 is no limit. Each process counts in its own memory, which costs
 * microseconds. An IPv6 network of 64 bits counts as one address, since its owner can use all of them.
 */
export function createRateLimits(
  { RATE_LIMIT_PER_PERSON, RATE_LIMIT_PER_ADDRESS, TRUST_PROXY }: Settings,
  onLimited: (by: 'person' | 'address') => void,
): RateLimits {
  const takeOf = (by: 'person' | 'address', points: number) => {
    if (points === 0) return async () => {}
    const limiter = new RateLimiterMemory({ points, duration: windowSeconds })
    return async (key: string) => {
      try {
        await limiter.consume(key)
      } catch (refusal) {
        if (!(refusal instanceof RateLimiterRes)) throw refusal
        onLimited(by)
        throw rateLimited(Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)))
      }
    }
  }
  const takeAddress = takeOf('address', RATE_LIMIT_PER_ADDRESS)
  return {
    takeAddress:
      RATE_LIMIT_PER_ADDRESS === 0
        ? async () => {}
        : (request) => takeAddress(networkOf(readAddress(addressOf(request, TRUST_PROXY))) ?? 'unknown'),
    takePerson: takeOf('person', RATE_LIMIT_PER_PERSON),
  }
}

/** Refuses requests of an address that has sent too many, before anything of them is read. */
export function withRateLimit(route: HttpRoute, limits: RateLimits): HttpRoute {
  return {
    ...route,
    async handle(request, response) {
      try {
        await limits.takeAddress(request)
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        return sendRefusal(response, error.toJSON())
      }
      return route.handle(request, response)
    },
  }
}

function rateLimited(seconds: number): GraphQLError {
  const wait = `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  return codedError('RATE_LIMITED', `Too many requests. Try again in ${wait}.`, { retryAfterSeconds: seconds })
}
