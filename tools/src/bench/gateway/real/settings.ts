import { type SubgraphName, subgraphNames } from '@plaza/schema/subgraphs'
import { createLogger, type Environment } from '@plaza/server'
import type { ExportedGrantKeys } from '../../../start/grants.ts'

/** What every process over the seeded databases is told, in `REAL`. */
export interface RealSettings {
  urls: Record<SubgraphName, string>
  grantKeys: ExportedGrantKeys
  dataDir: string
  /** Of auth's public keys, once auth is up. */
  jwksUrl?: string
}

export const readRealSettings = (): RealSettings => JSON.parse(process.env.REAL!)

export const anyPort = Object.fromEntries([...subgraphNames, 'gateway'].map((name) => [name, 0])) as Record<
  SubgraphName | 'gateway',
  number
>

export const benchLog = createLogger({ service: 'bench', level: 'error' })

/** Smaller pools than by default: there are as many as processes, and one PostgreSQL. */
export const realEnvironment = ({ dataDir }: RealSettings): Environment => ({
  DATA_DIR: dataDir,
  LOG_LEVEL: 'error',
  THROTTLE_FACTOR: '100000',
  DATABASE_POOL_MAX: '8',
  RATE_LIMIT_PER_PERSON: '0',
  RATE_LIMIT_PER_ADDRESS: '0',
})
