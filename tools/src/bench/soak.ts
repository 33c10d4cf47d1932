import { rm } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import type { Bench, Figure } from './frame.ts'
import { type Plaza, startPlaza } from './plaza.ts'
import { createClient } from './soak/client.ts'
import { createTally } from './soak/tally.ts'
import { visit } from './soak/visit.ts'
import { watch } from './soak/watch.ts'

const people = ['ada', 'grace', 'alan', 'charles', 'joan', 'mavis', 'karen', 'edsger']
const sampleEveryMs = 2_000

/** Everything that people do, for minutes on end: reads, writes, streams that come and go, mistakes, attacks. */
export const soak: Bench = {
  name: 'soak',
  description: 'Ten minutes (--seconds N) of mixed traffic: answers nobody asked for, and the memory of each half',
  async run({ say, seconds = 600 }) {
    const dataDir = await makeTemporaryFolder('plaza-bench-soak-')
    try {
      say('starting Plaza with the demo town')
      const env = { LOG_LEVEL: 'error', RATE_LIMIT_PER_PERSON: '0', RATE_LIMIT_PER_ADDRESS: '0' }
      await using plaza = await startPlaza(dataDir, env)
      return await measure(plaza, seconds * 1_000, say)
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

async function measure(plaza: Plaza, ms: number, say: (line: string) => void): Promise<Figure[]> {
  const tally = createTally()
  const client = await createClient(plaza.url, tally)
  const over = AbortSignal.timeout(ms)
  say(`${people.length} people at once for ${ms / 1_000} s`)
  const [memory] = await Promise.all([
    sampleMemory(plaza, over),
    ...people.flatMap((name, seed) => [visit(client, name, seed + 1, over), watch(client, name, tally, over)]),
  ])
  for (const [what, count] of tally.faults()) say(`${count} × ${what}`)
  const quarter = Math.floor(memory.length / 4)
  const [third, fourth] = [mean(memory.slice(2 * quarter, 3 * quarter)), mean(memory.slice(3 * quarter))]
  return [
    { name: 'soak.answers', value: tally.total('answers'), unit: '' },
    { name: 'soak.refusals', value: tally.total('refusals'), unit: '', topology: 'mistakes and attacks, answered so' },
    { name: 'soak.events', value: tally.total('events'), unit: '', topology: 'that came over streams' },
    { name: 'soak.faults', value: tally.total('faults'), unit: '', topology: 'answers that nobody asked for' },
    { name: 'soak.rss_mb', value: third, unit: 'MB', topology: 'the mean of the third quarter' },
    { name: 'soak.rss_growth', value: fourth / third, unit: '×', topology: 'the fourth quarter against the third' },
  ]
}

async function sampleMemory(plaza: Plaza, over: AbortSignal): Promise<number[]> {
  const samples: number[] = []
  while (!over.aborted) {
    if (!plaza.isRunning()) throw new Error(`Plaza has ended.\n${plaza.output()}`)
    samples.push(await plaza.residentMegabytes())
    await pause(sampleEveryMs, undefined, { signal: over }).catch(() => {})
  }
  return samples
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
