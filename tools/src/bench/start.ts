import { rm } from 'node:fs/promises'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import type { Bench } from './frame.ts'
import { startPlaza } from './plaza.ts'

/** What `pnpm start` costs until everything serves: with nothing there, and with the data of an earlier start. */
export const startBench: Bench = {
  name: 'start',
  description: 'Seconds until `pnpm start` serves, on an empty and on a filled DATA_DIR, and its memory',
  async run({ say }) {
    const dataDir = await makeTemporaryFolder('plaza-bench-start-')
    try {
      say('cold start: cluster, migrations, seed')
      const cold = await measureStart(dataDir)
      say('warm start: the data is there')
      const warm = await measureStart(dataDir)
      return [
        { name: 'start.cold_s', value: cold.seconds, unit: 's' },
        { name: 'start.warm_s', value: warm.seconds, unit: 's' },
        { name: 'start.rss_mb', value: warm.megabytes, unit: 'MB' },
      ]
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

async function measureStart(dataDir: string): Promise<{ seconds: number; megabytes: number }> {
  await using plaza = await startPlaza(dataDir)
  return { seconds: plaza.startSeconds, megabytes: await plaza.residentMegabytes() }
}
