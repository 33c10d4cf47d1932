import type { ServerResponse } from 'node:http'
import { accessTokenLifetimeSeconds, type HttpRoute, type ServiceInstance } from '@plaza/service'
import type { AuthConfig } from './config.ts'
import { listEndedSessions } from './data/sessions.ts'
import type { DB } from './generated/database.ts'
import type { AuthSetup } from './setup.ts'

/** What those who verify tokens read, besides the events: the public keys, and the sessions that ended lately. */
export function createRoutes({ setup, database }: ServiceInstance<DB, AuthConfig, AuthSetup>): HttpRoute[] {
  return [
    {
      path: '/.well-known/jwks.json',
      methods: ['GET', 'HEAD'],
      async handle(_, response) {
        sendJson(response, 'public, max-age=30', await setup.keyRing.publicKeys())
      },
    },
    {
      // Ids of sessions that are over: worth nothing to anybody, and all that a verifier which has just started lacks.
      path: '/.well-known/ended-sessions.json',
      methods: ['GET', 'HEAD'],
      async handle(_, response) {
        const since = new Date(Date.now() - accessTokenLifetimeSeconds * 1000)
        sendJson(response, 'no-store', { sessions: await listEndedSessions(database.system, since) })
      },
    },
  ]
}

function sendJson(response: ServerResponse, cacheControl: string, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json', 'cache-control': cacheControl })
  response.end(JSON.stringify(body))
}
