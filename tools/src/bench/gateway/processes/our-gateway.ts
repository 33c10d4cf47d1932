import { createLogger, createTokenVerifier } from '@plaza/server'
import { startGateway } from 'gateway'
import { buildMemorySchema, memorySubgraphs } from '../memory/subgraphs.ts'
import { openMemoryContext } from './memory-context.ts'
import { serving } from './serve.ts'

/** Ours, as `pnpm start` starts it: the subgraphs in this process, or over HTTP at their URLs in the supergraph. */
const inProcess = memorySubgraphs.map((name) => ({
  name,
  schema: buildMemorySchema(name),
  openContext: openMemoryContext,
}))
const { url } = await startGateway({
  env: { ...process.env, PORT: '0' },
  log: createLogger({ service: 'gateway', level: 'error' }),
  verifier: createTokenVerifier({ keys: async () => ({ keys: [] }) }),
  ...(process.argv[2] === 'inprocess' && { inProcess }),
})
serving(url)
