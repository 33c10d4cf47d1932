import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from './frame.ts'
import { startPlaza } from './plaza.ts'
import { openChromium, type PageLoad, visitHome } from './web/visit.ts'

/** What a person at a slow machine waits for. */
export const web: Bench = {
  name: 'web',
  description: 'The page in Chromium on a quarter of a CPU: first feed, a press, layout shift, JavaScript',
  async run({ say, rounds = 5 }) {
    await using cleanup = new AsyncDisposableStack()
    const dataDir = await mkdtemp(join(tmpdir(), 'plaza-bench-web-'))
    cleanup.defer(() => rm(dataDir, { recursive: true, force: true }))
    say('starting Plaza with its town')
    const plaza = cleanup.use(await startPlaza(dataDir))
    const browser = await openChromium()
    cleanup.defer(() => browser.close())
    const { origin } = new URL(plaza.url)
    say(`loading the home page ${rounds} times with an empty cache`)
    const loads: PageLoad[] = []
    // The first one warms the server's plans and the disk's cache.
    await visitHome(browser, origin)
    for (let round = 0; round < rounds; round++) loads.push(await visitHome(browser, origin))
    const of = (name: keyof PageLoad) => median(loads.map((load) => load[name]))
    return [
      { name: 'web.first_feed_ms', value: of('firstFeedMs'), unit: 'ms' },
      { name: 'web.interaction_ms', value: of('interactionMs'), unit: 'ms' },
      { name: 'web.layout_shift', value: Math.max(...loads.map(({ layoutShift }) => layoutShift)), unit: '' },
      { name: 'web.js_kb', value: of('scriptBytes') / 1000, unit: 'kB' },
      { name: 'web.css_kb', value: of('styleBytes') / 1000, unit: 'kB' },
    ]
  },
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
