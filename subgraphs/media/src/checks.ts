import { Degraded, type ReadinessCheck } from '@plaza/server'
import type { ServiceInstance } from '@plaza/subgraph'
import type { MediaConfig } from './config.ts'
import type { DB } from './generated/database.ts'
import type { MediaSetup } from './setup.ts'

/** Shorter than what `/health/ready` waits for a check. */
const deadlineMs = 1_500

/** Asks the object storage, where there is one; links and all that is in the database are served without it. */
export function checks({ setup }: ServiceInstance<DB, MediaConfig, MediaSetup>): Record<string, ReadinessCheck> {
  const { checkStorage } = setup
  if (!checkStorage) return {}
  return {
    async storage() {
      await checkStorage(AbortSignal.timeout(deadlineMs)).catch((error: Error) => {
        throw new Degraded(error.message, { cause: error })
      })
    },
  }
}
