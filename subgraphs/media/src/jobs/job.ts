import type { Job } from '@plaza/subgraph'
import type { MediaConfig } from '../config.ts'
import type { DB } from '../generated/database.ts'
import type { MediaSetup } from '../setup.ts'

export type MediaJob = Job<DB, MediaConfig, MediaSetup>
