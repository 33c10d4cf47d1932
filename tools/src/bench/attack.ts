import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { attack, bodyOf } from './attack/attackers.ts'
import { attackKinds } from './attack/documents.ts'
import type { Bench, Figure } from './frame.ts'
import { type Child, cpuMs, keptBy, startChild } from './gateway/child.ts'
import { load } from './gateway/load-generator.ts'
import { memoryRequests } from './gateway/memory/requests.ts'
import { composeMemorySupergraph } from './gateway/memory/subgraphs.ts'

const attackers = 10
const topology = '1 process, the subgraphs in it'

/** What refused documents cost, and what their senders take from somebody else. */
export const attackBench: Bench = {
  name: 'attack',
  description: 'CPU of each kind of refused document, and the p99 of a second client beside ten attackers',
  async run({ say, rounds = 3, seconds = 3 }) {
    await using cleanup = new AsyncDisposableStack()
    const folder = await makeTemporaryFolder('plaza-bench-attack-')
    cleanup.defer(() => rm(folder, { recursive: true, force: true }))
    const file = join(folder, 'supergraph.graphql')
    await writeFile(
      file,
      composeMemorySupergraph((name) => `http://${name}.test/graphql`),
    )
    const keep = keptBy(cleanup)
    const start = (env: NodeJS.ProcessEnv) =>
      keep(startChild('our-gateway', ['inprocess'], { SUPERGRAPH_FILE: file, INTROSPECTION: 'true', ...env }))

    say('the feed, which is the ordinary query')
    const gateway = await start({ REFUSED_CHARACTERS_PER_ADDRESS: '0' })
    await load(gateway.url, memoryRequests, { connections: 4, seconds })
    const ordinary = await costOf(gateway, async () => {
      const { requests } = await load(gateway.url, memoryRequests, { connections: 1, seconds })
      return (requests * Buffer.byteLength(memoryRequests[0]!.body)) / 1024
    })

    const figures: Figure[] = [figure('ordinary_ms_per_kb', ordinary, 'ms')]
    for (const kind of attackKinds) {
      say(`${kind.name}, one after the other`)
      const cost = await costOf(gateway, async () => {
        const until = performance.now() + seconds * 1_000
        const bodies = (n: number) => bodyOf(kind, n)
        return (await attack(gateway.url, { bodies, headers: {} }, () => performance.now() > until)).kilobytes
      })
      figures.push(figure(`${kind.name}_ms_per_kb`, cost, 'ms'))
    }
    const worst = Math.max(...figures.slice(1).map(({ value }) => value))

    say(`a second client beside ${attackers} attackers, ${rounds} times`)
    // Each client has an address of its own, as behind a load balancer.
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) {
      const attacked = await start({ TRUST_PROXY: 'true', RATE_LIMIT_PER_ADDRESS: '6000' })
      ratios.push(await bystander(attacked, seconds * 10, say))
      await attacked.stop()
    }
    ratios.sort((a, b) => a - b)
    return [
      figure('worst_ms_per_kb', worst, 'ms'),
      figure('worst_vs_ordinary', worst / ordinary, '×'),
      figure('bystander_p99_ratio', ratios[Math.floor(rounds / 2)]!, '×'),
      ...figures,
    ]
  },
}

const figure = (name: string, value: number, unit: string): Figure => ({
  name: `attack.${name}`,
  value,
  unit,
  topology,
})

/** CPU time of the gateway for each kilobyte of what `send` says that it sent. */
async function costOf({ pid }: Child, send: () => Promise<number>): Promise<number> {
  const before = cpuMs(pid)
  const kilobytes = await send()
  return (cpuMs(pid) - before) / kilobytes
}

/** How much longer the slowest hundredth of a client's feeds takes while the attackers send whatever they have. */
async function bystander({ url }: Child, seconds: number, say: (line: string) => void): Promise<number> {
  const requests = memoryRequests.map((request) => ({ ...request, headers: { 'x-forwarded-for': '192.0.2.1' } }))
  // Slower than its own limit, as a person with an app is.
  const ask = (seconds: number) => load(url, requests, { connections: 1, seconds, pauseMs: 20 })
  await ask(seconds / 3)
  const alone = await ask(seconds)
  let over = false
  const attacking = Array.from({ length: attackers }, (_, index) =>
    attack(
      url,
      {
        bodies: (n) => bodyOf(attackKinds[(n + index) % attackKinds.length]!, n * attackers + index),
        headers: { 'x-forwarded-for': `198.51.100.${index + 1}` },
      },
      () => over,
    ),
  )
  const beside = await ask(seconds)
  over = true
  const sent = (await Promise.all(attacking)).reduce((sum, { requests }) => sum + requests, 0)
  say(`p99 alone ${alone.p99.toFixed(1)} ms, beside ${sent} refused documents ${beside.p99.toFixed(1)} ms`)
  return beside.p99 / alone.p99
}
