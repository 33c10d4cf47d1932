import { type HttpRoute, sendJson } from '@plaza/server'
import type { ServiceInstance } from '@plaza/subgraph'
import type { AuthConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import type { AuthSetup } from './setup.ts'

/** The public keys, for everybody who verifies access tokens. */
export function createRoutes({ setup }: ServiceInstance<DB, AuthConfig, AuthSetup>): HttpRoute[] {
  return [
    {
      path: '/.well-known/jwks.json',
      methods: ['GET', 'HEAD'],
      async handle(_, response) {
        // Well below the time a new key is published before it signs.
        response.setHeader('cache-control', 'public, max-age=30')
        sendJson(response, 200, await setup.keyRing.publicKeys())
      },
    },
  ]
}
