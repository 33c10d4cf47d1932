import { rm } from 'node:fs/promises'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { createLogger } from '@plaza/server'
import type { Bench } from './frame.ts'
import { startAudience } from './live/audience.ts'
import { figuresOf } from './live/figures.ts'
import { measureRun, type Outcome } from './live/measure.ts'
import { groupSizes, planRuns } from './live/plan.ts'
import { createSessions } from './live/sessions.ts'
import { fillTown } from './live/town.ts'
import { startPlaza } from './plaza.ts'

const log = createLogger({ service: 'bench', level: 'error' })

/** Streams of other people, of whom each has some open. */
const [others, streamsEach] = [250, Number(process.env.BENCH_OTHERS ?? 1_000) / 250]

/** What a message costs everybody who is to see it, and everybody else. */
export const live: Bench = {
  name: 'live',
  description:
    'Messages to groups of 1, 50 and 250 listeners: time, CPU, loss (BENCH_MESSAGES, BENCH_LISTENERS make it less)',
  async run({ say }) {
    const dataDir = await makeTemporaryFolder('plaza-bench-live-')
    await using cleanup = new AsyncDisposableStack()
    cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
    say('people and groups of them')
    const town = await fillTown(dataDir, { sizes: groupSizes, others, log })
    say('starting Plaza')
    const env = {
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_PERSON: '0',
      RATE_LIMIT_PER_ADDRESS: '0',
      THROTTLE_FACTOR: '100000',
    }
    const plaza = cleanup.use(await startPlaza(dataDir, env))
    const audience = cleanup.use(startAudience())
    say('everybody signs in')
    const sessions = await createSessions(plaza.url, [
      ...new Set([...town.groups.flatMap(({ members }) => members), ...town.others]),
    ])
    const outcomes: Outcome[] = []
    for (const run of await planRuns()) {
      say(`${run.messages} messages to ${run.listeners} listeners of ${run.operation.name}`)
      outcomes.push(await measureRun(run, { dataDir, log, plaza, audience, sessions, town, streamsEach, say }))
    }
    return figuresOf(outcomes, others * streamsEach)
  },
}
