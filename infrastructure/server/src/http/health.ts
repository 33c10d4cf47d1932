import pTimeout, { TimeoutError } from 'p-timeout'
import type { HttpRoute } from './server.ts'
import { sendJson } from './server.ts'

/** Asks a dependency whether it serves: resolves when it does; rejects, or takes over two seconds, when it does not. */
export type ReadinessCheck = () => Promise<void>

/** What a check rejects with when a dependency does not serve and the process can do without it for a while. */
export class Degraded extends Error {
  override name = 'Degraded'
}

const checkTimeoutMs = 2_000

/**
 * Two routes. `/health/live` answers 200 while the process runs. `/health/ready` runs every check and answers with the
 * state of each: 200 when all are `ok` or `degraded`, because taking a degraded process out of service would make the
 * outage larger, and 503 otherwise.
 */
export function healthRoutes(checks: Record<string, ReadinessCheck>): HttpRoute[] {
  return [
    {
      path: '/health/live',
      methods: ['GET', 'HEAD'],
      handle: (_, response) => sendJson(response, 200, { status: 'ok' }),
    },
    {
      path: '/health/ready',
      methods: ['GET', 'HEAD'],
      async handle(_, response) {
        const results = await Promise.all(Object.entries(checks).map(async ([name, check]) => [name, await run(check)]))
        const states = new Set(results.map(([, state]) => state))
        const ready = states.isSubsetOf(serving)
        sendJson(response, ready ? 200 : 503, {
          status: !ready ? 'not ready' : states.has('degraded') ? 'degraded' : 'ok',
          checks: Object.fromEntries(results),
        })
      },
    },
  ]
}

const serving: ReadonlySet<string> = new Set(['ok', 'degraded'])

async function run(check: ReadinessCheck): Promise<string> {
  try {
    await pTimeout(check(), { milliseconds: checkTimeoutMs, message: `no answer within ${checkTimeoutMs} ms` })
    return 'ok'
  } catch (error) {
    if (error instanceof TimeoutError) return error.message
    return error instanceof Degraded ? 'degraded' : 'failed'
  }
}
