import type { IncomingMessage, ServerResponse } from 'node:http'
import { addVary } from './answer.ts'
import type { HttpRoute } from './server.ts'

/** Who may read what a route answers, from a browser. */
export interface CorsPolicy {
  /** As browsers send them, `https://app.example.com`; `*` for all. */
  readonly origins: readonly string[]
  /** Response headers that pages may read beside those that they always may. */
  readonly exposes: readonly string[]
  /** Told of each request of an origin that is not allowed. */
  onRefused?(origin: string, request: IncomingMessage): void
}

/**
 * Lets browsers on the allowed origins call a route. It must read no cookie: credentials travel in `Authorization` alone, so
 * `Access-Control-Allow-Credentials` is never sent, and a preflight has nothing to keep out: a page may send any header,
 * such as those by which clients tell their name and tracers their spans.
 */
export function withCors(route: HttpRoute, { origins, exposes, onRefused }: CorsPolicy): HttpRoute {
  const methods = [...new Set([...route.methods, 'OPTIONS'])]
  const all = origins.includes('*')
  const listed = new Set(origins)
  return {
    ...route,
    methods,
    handle(request, response) {
      addVary(response, 'origin')
      const { origin } = request.headers
      const allowed = origin !== undefined && (all || listed.has(origin))
      if (allowed) {
        response.setHeader('access-control-allow-origin', all ? '*' : origin)
        response.setHeader('access-control-expose-headers', exposes.join(', '))
      } else if (origin !== undefined) onRefused?.(origin, request)
      if (request.method !== 'OPTIONS') return route.handle(request, response)
      response.setHeader('allow', methods.join(', '))
      if (allowed) answerPreflight(request, response, methods)
      response.writeHead(204).end()
    },
  }
}

function answerPreflight(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): void {
  const asked = request.headers['access-control-request-headers']
  addVary(response, 'access-control-request-headers')
  response.setHeader('access-control-allow-methods', methods.join(', '))
  if (asked) response.setHeader('access-control-allow-headers', asked)
  // Browsers keep it no longer than a day, most of them for two hours.
  response.setHeader('access-control-max-age', '86400')
}
