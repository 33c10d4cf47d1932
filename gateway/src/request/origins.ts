import type { IncomingMessage } from 'node:http'
import { type HttpRoute, type Logger, type ProxyTrust, requestedUrl, withCors } from '@plaza/server'
import type { GatewayConfig } from '../config.ts'

type Settings = Pick<GatewayConfig, 'CORS_ORIGINS' | 'NODE_ENV' | 'PORT'>

/** Response headers that clients need: how long to wait, which request it was, and what to sign in with. */
const exposes = ['retry-after', 'x-request-id', 'www-authenticate']

/** Most origins that are told of: whoever makes origins up must not fill the log. */
const maxToldOrigins = 20

/**
 * Lets the pages of the origins in the settings call a route. In development each origin that is refused is told of once,
 * as an error, so that it stands in the terminal: a browser tells its page nothing that leads to the setting.
 */
export function withOrigins(route: HttpRoute, { CORS_ORIGINS, NODE_ENV }: Settings, log: Logger): HttpRoute {
  if (NODE_ENV !== 'development') return withCors(route, { origins: CORS_ORIGINS, exposes })
  const told = new Set<string>()
  return withCors(route, {
    origins: CORS_ORIGINS,
    exposes,
    onRefused(origin, { headers }) {
      // A browser names the origin of the gateway's own pages as well.
      if (told.size >= maxToldOrigins || told.has(origin) || URL.parse(origin)?.host === headers.host) return
      told.add(origin)
      const setting = [...CORS_ORIGINS, origin].join(',')
      log.error(
        { origin },
        `a page at ${origin} was refused, since CORS_ORIGINS does not name it: CORS_ORIGINS=${setting} lets it in`,
      )
    },
  })
}

/** Whether a page may open a WebSocket: from the gateway's own origin or host, or from a listed origin. */
export function allowsOrigin(
  request: IncomingMessage,
  { CORS_ORIGINS, PORT, TRUST_PROXY }: Pick<GatewayConfig, 'CORS_ORIGINS' | 'PORT' | 'TRUST_PROXY'>,
): boolean {
  const { origin } = request.headers
  if (origin === undefined || CORS_ORIGINS.includes('*') || CORS_ORIGINS.includes(origin)) return true
  if ([`http://localhost:${PORT}`, `http://127.0.0.1:${PORT}`].includes(origin)) return true
  return ownOriginOf(request, TRUST_PROXY) !== null
}

/**
 * The gateway's own origin as the browser knows it that sent a request; null for a request that no page of that origin has
 * made, or that does not say so. Other ports, subdomains and schemes are other origins.
 * @param trusts whose `X-Forwarded-Host` and `X-Forwarded-Proto` are believed
 */
export function ownOriginOf(request: IncomingMessage, trusts: ProxyTrust): URL | null {
  const { origin, 'sec-fetch-site': site } = request.headers
  if (site !== undefined && site !== 'same-origin') return null
  const page = origin === undefined ? undefined : URL.parse(origin)
  // The browser has compared scheme, host and port with what it asked for, which a proxy may have changed since.
  if (site !== undefined) return page === undefined ? requestedUrl(request, trusts) : page
  if (!page) return null
  const asked = requestedUrl(request, trusts, page.protocol)
  return asked?.origin === page.origin ? page : null
}
