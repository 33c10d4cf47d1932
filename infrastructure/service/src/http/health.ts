import type { HttpRoute } from './server.ts'
import { sendJson } from './server.ts'

/** Resolves when the thing serves; rejects, or takes too long, when it does not. */
export type ReadinessCheck = () => Promise<void>

const checkTimeoutMs = 2_000

/** `/health/live`: the process answers. `/health/ready`: everything it needs does, too. */
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
        const ready = results.every(([, state]) => state === 'ok')
        sendJson(response, ready ? 200 : 503, {
          status: ready ? 'ok' : 'not ready',
          checks: Object.fromEntries(results),
        })
      },
    },
  ]
}

async function run(check: ReadinessCheck): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`no answer within ${checkTimeoutMs} ms`), checkTimeoutMs)
  })
  try {
    return await Promise.race([
      check().then(
        () => 'ok',
        () => 'failed',
      ),
      tooLate,
    ])
  } finally {
    clearTimeout(timer)
  }
}
