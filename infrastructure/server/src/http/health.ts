import pTimeout, { TimeoutError } from 'p-timeout'
import { Degraded, NotServing, type ReadinessCheck } from '../readiness.ts'
import { sendJson } from './answer.ts'
import type { HttpRoute } from './server.ts'

const checkTimeoutMs = 2_000

/**
 * Two routes. `/health/live` answers 200 while the process runs and what it can't come back without is not lost for good.
 * `/health/ready` runs every check and answers with the state of each, and in `problems` with what is the matter where that
 * is known: 200 when all are `ok` or `degraded`, because taking a degraded process out of service would make the outage
 * larger, and 503 otherwise.
 *
 * @param whyLost why the process can't serve again unless it is replaced; undefined while it can
 * @param isStopping whether the process is about to stop, so that new requests should go elsewhere
 */
export function healthRoutes(
  checks: Record<string, ReadinessCheck>,
  whyLost: () => string | undefined = () => undefined,
  isStopping: () => boolean = () => false,
): HttpRoute[] {
  return [
    {
      path: '/health/live',
      methods: ['GET', 'HEAD'],
      handle(_, response) {
        const problem = whyLost()
        if (problem === undefined) sendJson(response, 200, { status: 'ok' })
        else sendJson(response, 503, { status: 'lost', problem })
      },
    },
    {
      path: '/health/ready',
      methods: ['GET', 'HEAD'],
      async handle(_, response) {
        const results = await Promise.all(
          Object.entries(checks).map(async ([name, check]) => ({ name, ...(await run(check)) })),
        )
        const states = new Set(results.map(({ state }) => state))
        const problems = results.filter(({ problem }) => problem !== undefined)
        const stopping = isStopping()
        const ready = states.isSubsetOf(serving) && !stopping
        sendJson(response, ready ? 200 : 503, {
          status: stopping ? 'stopping' : !ready ? 'not ready' : states.has('degraded') ? 'degraded' : 'ok',
          checks: Object.fromEntries(results.map(({ name, state }) => [name, state])),
          ...(problems.length > 0 && {
            problems: Object.fromEntries(problems.map((each) => [each.name, each.problem])),
          }),
        })
      },
    },
  ]
}

const serving: ReadonlySet<string> = new Set(['ok', 'degraded'])

async function run(check: ReadinessCheck): Promise<{ state: string; problem?: string }> {
  try {
    await pTimeout(check(), { milliseconds: checkTimeoutMs, message: `no answer within ${checkTimeoutMs} ms` })
    return { state: 'ok' }
  } catch (error) {
    if (error instanceof TimeoutError) return { state: error.message }
    const state = error instanceof Degraded ? 'degraded' : 'failed'
    return error instanceof NotServing && error.message ? { state, problem: error.message } : { state }
  }
}
