import type { Job, ServiceInstance, Worker } from '@plaza/subgraph'
import type { MediaConfig } from '../config.ts'
import type { DB } from '../generated/database.ts'
import type { MediaSetup } from '../setup.ts'

export type MediaService = ServiceInstance<DB, MediaConfig, MediaSetup>
export type MediaJob = Job<DB, MediaConfig, MediaSetup>
export type MediaWorker = Worker<DB, MediaConfig, MediaSetup>
