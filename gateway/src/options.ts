import type { Environment, ExplorerOptions, Logger, Metrics, ReadinessCheck, TokenVerifier } from '@plaza/server'
import type { SessionDemo } from './session/demo.ts'
import type { SiteOptions } from './site/site.ts'
import type { InProcessSubgraph } from './transports/in-process-subgraph.ts'

/** What a gateway is started with. */
export interface GatewayOptions {
  env: Environment
  log: Logger
  /** Null where the subgraphs verify tokens: this process passes them on unread, and takes nobody for signed in. */
  verifier: TokenVerifier | null
  /** Subgraphs that run in this process; every other one is reached at its URL in the supergraph. */
  inProcess?: readonly InProcessSubgraph[]
  /** What must be ready before the gateway is, by name. */
  checks?: Record<string, ReadinessCheck>
  /** Why this process can't serve again unless it is replaced, for `/health/live`; undefined while it can. */
  whyLost?: () => string | undefined
  /** What browsers are shown where introspection is allowed. */
  explorer?: ExplorerOptions
  /** Whether subgraphs can be switched off and on at `/glass/services`, with TRACE=demo: where one process serves all. */
  hasSwitches?: boolean
  /** What browsers are shown at `/` and below; SITE_FOLDER unless given, and without both `/` leads to the explorer. */
  site?: SiteOptions
  /** People whom pages offer to sign in as. Never in production. */
  demo?: SessionDemo
  /** The metrics of the process, to which the gateway adds its own. */
  metrics?: Metrics
}

/** A gateway that serves. */
export interface RunningGateway {
  /** Where it answers GraphQL, e.g. `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  readonly port: number
  /** Is ready no more and sends clients elsewhere; resolves after SHUTDOWN_DRAIN_MS. */
  drain(): Promise<void>
  stop(): Promise<void>
}
