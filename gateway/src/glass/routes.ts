/** This folder: what the page's developer glass may do in the demo, which is to switch subgraphs off and on. */

import type { IncomingMessage } from 'node:http'
import {
  badRequest,
  badUserInput,
  forbidden,
  type HttpRoute,
  type ProxyTrust,
  pathOf,
  readJson,
  sendJson,
  sendRefusal,
} from '@plaza/server'
import { GraphQLError } from 'graphql'
import { isLocal } from '../request/local.ts'
import { ownOriginOf } from '../request/origins.ts'
import type { ServiceSwitches } from './switches.ts'

const path = '/glass/services'
const maxBodyBytes = 1_000

/**
 * Makes `GET /glass/services`, and `PUT /glass/services/<name>` with `{ "isOn": false }`, for whoever sits at this machine; to
 * switch something takes a page of the gateway's own. Without switches there is a 404, and not the page.
 */
export function glassRoutes(switches: ServiceSwitches | undefined, trusts: ProxyTrust): HttpRoute[] {
  const refusable =
    (handle: HttpRoute['handle']): HttpRoute['handle'] =>
    async (request, response) => {
      response.setHeader('cache-control', 'no-store')
      try {
        if (!switches) throw badRequest(noSwitches, {}, { status: 404 })
        if (!isLocal(request)) throw forbidden('These switches are for people at this machine, by the name localhost.')
        await handle(request, response)
        sendJson(response, 200, { services: switches.services })
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        sendRefusal(response, error)
      }
    }

  async function turn(request: IncomingMessage): Promise<void> {
    if (!ownOriginOf(request, trusts)) throw forbidden('Services are switched by the page of this gateway alone.')
    const isOn = ((await readJson(request, maxBodyBytes)) as { isOn?: unknown } | null)?.isOn
    if (typeof isOn !== 'boolean') throw badUserInput('Send { "isOn": true } or { "isOn": false }.')
    const name = pathOf(request).slice(path.length + 1)
    if (!switches?.set(name, isOn)) throw badRequest('There is no service of this name.', {}, { status: 404 })
  }

  return [
    { path, methods: ['GET', 'HEAD'], handle: refusable(() => {}) },
    { path: `${path}/*`, methods: ['PUT'], handle: refusable(turn) },
  ]
}

const noSwitches = 'There are no switches here: `pnpm start` has them at this machine, with TRACE=demo and one worker.'
