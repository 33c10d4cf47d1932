import { type Environment, parseConfig, serverConfig } from '../config.ts'
import { listen } from '../http/server.ts'
import type { Logger } from '../logger.ts'
import { type Metrics, metricsContentType } from './metrics.ts'

const listenerConfig = serverConfig.pick({ METRICS_HOST: true, METRICS_PORT: true })
const closeWithinMs = 1_000

/** The metrics of this process, or those of its workers together. */
export type MetricsSource = Pick<Metrics, 'render'> & Partial<Pick<Metrics, 'watchProcess'>>

/**
 * Serves `/metrics` on METRICS_PORT of METRICS_HOST, a port of its own that the public need not reach; once a process.
 * @returns null when METRICS_PORT is not set
 * @throws ListenError when the port cannot be had, ConfigError when it is not a port
 */
export async function serveMetrics(
  metrics: MetricsSource,
  { env, log }: { env: Environment; log: Logger },
): Promise<{ url: string; stop(): Promise<void> } | null> {
  const { METRICS_HOST: host, METRICS_PORT: port } = parseConfig(listenerConfig, env)
  if (port === undefined) return null
  metrics.watchProcess?.()
  const http = await listen({
    host,
    port,
    routes: [
      {
        path: '/metrics',
        methods: ['GET', 'HEAD'],
        async handle(_, response) {
          const text = await metrics.render()
          response.writeHead(200, { 'content-type': metricsContentType, 'content-length': Buffer.byteLength(text) })
          response.end(text)
        },
      },
    ],
    log,
    otherwise: 'set METRICS_PORT to another one',
  })
  const url = `${http.url}/metrics`
  log.info({ url }, 'metrics served')
  return { url, stop: () => http.close(closeWithinMs) }
}
