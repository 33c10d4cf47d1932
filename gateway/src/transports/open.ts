/** This folder: how the gateway reaches subgraphs, in this process and over HTTP. */

import type { Logger } from '@plaza/server'
import type { GatewayConfig } from '../config.ts'
import type { SubgraphTransport } from '../executor/index.ts'
import type { LoadedSupergraph } from '../planning/load-supergraph.ts'
import { type GatewayContext, subgraphHeaders } from '../request/context.ts'
import { missingFields } from '../supergraph/missing-fields.ts'
import { createHttpTransport } from './http.ts'
import { type InProcessSubgraph, inProcessTransport } from './in-process-subgraph.ts'

/**
 * The transports of a supergraph's subgraphs by name: into this process where one runs here, else to its URL.
 * @throws Error for a subgraph with neither, and for one of this process without a field that the supergraph says it
 * has
 */
export function openTransports(
  { subgraphs, document }: LoadedSupergraph,
  options: { config: GatewayConfig; inProcess: readonly InProcessSubgraph[]; log: Logger },
): ReadonlyMap<string, SubgraphTransport> {
  const { config, inProcess, log } = options
  const targets = subgraphs.map(({ name, url }) => {
    const local = inProcess.find((subgraph) => subgraph.name === name)
    if (!local) return { name, url: urlOf(name, config.SUBGRAPH_URLS.get(name) ?? url) }
    const missing = missingFields(document, name, local.schema)
    if (missing.length > 0) {
      throw new Error(
        `Subgraph "${name}", as it runs in this process, has no ${missing.join(', ')}; restart to load it.`,
      )
    }
    return { name, local }
  })
  return new Map(
    targets.map(({ name, local, url }) => [
      name,
      local
        ? inProcessTransport(local, log)
        : createHttpTransport({
            url,
            headers: (request) => subgraphHeaders(request as GatewayContext, config.GATEWAY_SECRET),
          }),
    ]),
  )
}

function urlOf(name: string, url: string): string {
  if (/^https?:/.test(url) && URL.canParse(url)) return url
  throw new Error(
    `Subgraph "${name}" does not run in this process and has no URL; add ${name}=http://… to SUBGRAPH_URLS.`,
  )
}
