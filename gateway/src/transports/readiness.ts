import { Degraded, type ReadinessCheck } from '@plaza/server'

/** Below the two seconds that a check of `/health/ready` may take. */
const timeoutMs = 1_500

/**
 * Makes a check that asks a subgraph elsewhere whether it is ready. Until the subgraph has been ready once, the gateway
 * isn't either. When it fails after that, the gateway is degraded: fields of that subgraph are null with an error, all
 * others are served.
 *
 * @param url where the subgraph answers GraphQL; `/health/ready` is beside it
 */
export function subgraphReadiness(url: string): ReadinessCheck {
  const health = new URL('/health/ready', url)
  let wasReady = false
  return async () => {
    try {
      const response = await fetch(health, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`${health} answered ${response.status}`)
      wasReady = true
    } catch (error) {
      throw wasReady ? new Degraded('the subgraph is away', { cause: error }) : error
    }
  }
}
