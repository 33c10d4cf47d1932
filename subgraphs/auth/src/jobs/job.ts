import type { Job } from '@plaza/subgraph'
import type { AuthConfig } from '../config.ts'
import type { DB } from '../generated/database.ts'
import type { AuthSetup } from '../setup.ts'

export type AuthJob = Job<DB, AuthConfig, AuthSetup>
