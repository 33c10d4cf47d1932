import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { createLogger, createMetrics, createTokenVerifier, type Metrics, type TokenVerifier } from '@plaza/server'
import type { GraphQLSchema } from 'graphql'
import { type InProcessSubgraph, type RunningGateway, type SiteOptions, startGateway } from '../../src/index.ts'
import { compose } from './gateways.ts'
import type { SubgraphSpecs } from './subgraphs.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly data?: unknown
  readonly errors?: {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly [key: string]: unknown }
  }[]
  readonly extensions?: unknown
}

export interface StartedGateway extends AsyncDisposable {
  readonly url: string
  readonly metrics: Metrics
  readonly gateway: RunningGateway
  /** Every log line so far. */
  log(): string
  ask(query: string, options?: { headers?: Record<string, string>; variables?: object }): Promise<Answer>
  /** Puts another supergraph into the file, in one step as a deployment does. */
  replaceFile(sdl: string): Promise<void>
}

export interface GatewayOptions {
  /** To start on, if it is not the one of the specs. */
  readonly supergraph?: string
  readonly manifest?: readonly { readonly id: string; readonly name: string; readonly body: string }[]
  readonly verifier?: TokenVerifier
  /** Subgraphs that do not run in this process; `SUBGRAPH_URLS` says where they are. */
  readonly elsewhere?: readonly string[]
  readonly site?: SiteOptions
  readonly hasSwitches?: boolean
}

/** The gateway that `pnpm start` runs, on a supergraph of a test's own whose subgraphs run in this process. */
export async function startOnSpecs(
  specs: SubgraphSpecs,
  env: Record<string, string> = {},
  options: GatewayOptions = {},
): Promise<StartedGateway> {
  const {
    manifest: operations = [],
    elsewhere = [],
    verifier = createTokenVerifier({ keys: async () => ({ keys: [] }) }),
  } = options
  const { supergraph, schemas } = compose(specs)
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'plaza-gateway-'))
  stack.defer(() => rm(folder, { recursive: true }))
  const file = join(folder, 'supergraph.graphql')
  await writeFile(file, options.supergraph ?? supergraph)
  const manifest = join(folder, 'manifest.json')
  await writeFile(manifest, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }))
  let lines = ''
  const destination = new Writable({
    write(chunk, _, done) {
      lines += chunk
      done()
    },
  })
  const metrics = createMetrics()
  const gateway = await startGateway({
    env: {
      PORT: '0',
      NODE_ENV: 'test',
      SUPERGRAPH_FILE: file,
      OPERATIONS_MANIFEST: manifest,
      SHUTDOWN_GRACE_MS: '1000',
      ...env,
    },
    log: createLogger({ destination }),
    verifier,
    inProcess: [...schemas].flatMap(([name, schema]) => (elsewhere.includes(name) ? [] : [inProcess(name, schema)])),
    metrics,
    ...(options.site && { site: options.site }),
    ...(options.hasSwitches && { hasSwitches: true }),
  })
  stack.defer(() => gateway.stop())
  const { url } = gateway
  const moved = stack.move()
  return {
    url,
    metrics,
    gateway,
    log: () => lines,
    async ask(query, { headers, variables } = {}) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      })
      const { status } = response
      return { status, headers: response.headers, ...((await response.json()) as object) }
    },
    async replaceFile(sdl) {
      await writeFile(`${file}.new`, sdl)
      await rename(`${file}.new`, file)
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  }
}

function inProcess(name: string, schema: GraphQLSchema): InProcessSubgraph {
  return { name, schema, openContext: async () => ({ context: {} as never, release: async () => {} }) }
}
