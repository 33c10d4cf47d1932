import type { AgentOptions } from 'node:https'
import { RequestFilteringHttpsAgent } from 'request-filtering-agent'
import { neverPublic } from './public-address.ts'

/**
 * For requests to addresses that people gave: it connects to public addresses alone. It asks about the address that it is
 * about to connect to, so neither a name that changes its meaning nor a redirect leads to the server's own network.
 * A refused request fails with an error that names the address.
 */
export class PublicHttpsAgent extends RequestFilteringHttpsAgent {
  constructor(options: AgentOptions = {}) {
    super({ ...options, denyIPAddressList: neverPublic })
  }
}
