import type { HttpRoute } from '@plaza/server'
import type { GatewayConfig } from '../config.ts'

const allowedHeaders = 'authorization, content-type, x-request-id, x-apollo-operation-name, apollo-require-preflight'

/**
 * Lets browsers on the listed origins call a route. Credentials travel in `Authorization` alone, never in cookies, so
 * `Access-Control-Allow-Credentials` is never sent.
 */
export function withCors(route: HttpRoute, origins: readonly string[]): HttpRoute {
  const all = origins.includes('*')
  const listed = new Set(origins)
  return {
    ...route,
    methods: [...new Set([...route.methods, 'OPTIONS'])],
    handle(request, response) {
      const { origin } = request.headers
      if (origin && (all || listed.has(origin))) {
        response.setHeader('access-control-allow-origin', all ? '*' : origin)
        response.setHeader('access-control-expose-headers', 'x-request-id')
        if (!all) response.setHeader('vary', 'origin')
      }
      if (request.method !== 'OPTIONS') return route.handle(request, response)
      if (response.hasHeader('access-control-allow-origin')) {
        response.setHeader('access-control-allow-methods', 'GET, POST, OPTIONS')
        response.setHeader('access-control-allow-headers', allowedHeaders)
        response.setHeader('access-control-max-age', '86400')
      }
      response.writeHead(204).end()
    },
  }
}

/** Whether a page may open a WebSocket: from the gateway's own host, or from a listed origin. */
export function allowsOrigin(
  origin: string,
  { CORS_ORIGINS, PORT }: Pick<GatewayConfig, 'CORS_ORIGINS' | 'PORT'>,
): boolean {
  if (CORS_ORIGINS.includes('*') || CORS_ORIGINS.includes(origin)) return true
  return [`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`].includes(origin)
}
