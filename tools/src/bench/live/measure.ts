import { setTimeout as pause } from 'node:timers/promises'
import { connectDatabase } from '@plaza/database'
import type { Logger } from '@plaza/server'
import { findDatabases } from '../../databases.ts'
import type { Plaza } from '../plaza.ts'
import type { Audience } from './audience.ts'
import { measureQuiet, startBystander } from './bystander.ts'
import { type CpuTimes, minus, serverCpu, times } from './cpu.ts'
import { otherOperation, type Run } from './plan.ts'
import type { Sessions } from './sessions.ts'
import type { Asked } from './streams.ts'
import type { Group, Town } from './town.ts'
import { judge, type Verdict } from './verdict.ts'
import { createWriter } from './writer.ts'

export interface Outcome extends Verdict {
  readonly run: Run
  /** Milliseconds from the writing of each message, which is just before its commit, to the last screen. */
  readonly taken: readonly number[]
  /** Of those that came four at once. */
  readonly takenAtOnce: readonly number[]
  readonly cpuPerDelivery: CpuTimes
  /** Why streams ended. */
  readonly endings: readonly string[]
  /** Messages that people were shown whom they were not for. */
  readonly strays: number
  /** Milliseconds of a request that has nothing to do with the messages. */
  readonly bystander: { before: readonly number[]; during: readonly number[]; failed: number }
}

export interface Scene {
  readonly dataDir: string
  readonly log: Logger
  readonly plaza: Plaza
  readonly audience: Audience
  readonly sessions: Sessions
  readonly town: Town
  /** Of each of the other people. */
  readonly streamsEach: number
  say(line: string): void
}

const quietSeconds = 10
/** How many messages come at once, and after how many that came one by one. */
const [atOnce, every] = [4, 20]

/** Messages to one group, each once all screens have shown the one before and the server has had as long to rest. */
export async function measureRun(run: Run, scene: Scene): Promise<Outcome> {
  const { plaza, audience, sessions, town, say } = scene
  const group = town.groups.find(({ size }) => size === run.listeners)!
  const [writerToken, bystanderToken] = await sessions.tokensOf([group.members[0]!, town.others[0]!])
  await audience.open(plaza.url, await streamsOf(run, group, scene))
  const quiet = await measureQuiet(plaza.url, { token: bystanderToken!, pid: plaza.pid, seconds: quietSeconds })

  const write = createWriter(plaza.url, writerToken!, group.id)
  const seen = new Map<string, number>()
  const alone = new Set<string>()
  const since = new Date()
  const bystander = startBystander(plaza.url, bystanderToken!)
  const before = { cpu: serverCpu(plaza.pid), at: performance.now() }
  for (let sent = 0, round = 1; sent < run.messages; round++) {
    const begun = performance.now()
    const count = round % every === 0 ? Math.min(atOnce, run.messages - sent) : 1
    const ids = await Promise.all(Array.from({ length: count }, (_, index) => write(`message ${sent + index}`)))
    for (const id of ids) {
      const at = await audience.seen(id)
      if (at !== undefined) seen.set(id, at)
    }
    if (count === 1) alone.add(ids[0]!)
    sent += count
    await pause(performance.now() - begun)
  }
  const used = minus(serverCpu(plaza.pid), before.cpu)
  const seconds = (performance.now() - before.at) / 1_000
  await bystander.stop()
  const report = await audience.report()
  await audience.close()

  const sent = await messagesSince(scene, group.id, since)
  const verdict = judge([...sent.keys()], report.screens)
  const deliveries = report.screens.reduce((sum, shown) => sum + shown.length, 0)
  const taken = (isWanted: (id: string) => boolean) =>
    [...sent].filter(([id]) => isWanted(id) && seen.has(id)).map(([id, at]) => seen.get(id)! - at)
  const outcome: Outcome = {
    ...{ run, ...verdict, endings: report.endings, strays: report.strays },
    taken: taken((id) => alone.has(id)),
    takenAtOnce: taken((id) => !alone.has(id)),
    cpuPerDelivery: times(minus(used, times(quiet.perSecond, seconds)), 1 / Math.max(deliveries, 1)),
    bystander: { before: quiet.taken, during: bystander.taken, failed: bystander.failed },
  }
  const { node, postgres } = outcome.cpuPerDelivery
  say(`${deliveries} deliveries in ${seconds.toFixed(0)} s, CPU ${node.toFixed(2)} + ${postgres.toFixed(2)} ms each`)
  for (const ending of new Set(report.endings)) say(`a stream ended: ${ending}`)
  return outcome
}

/** Those of the group, half of them over either transport, and those of the others. */
async function streamsOf({ listeners, operation }: Run, group: Group, scene: Scene): Promise<Asked[]> {
  const { sessions, town, streamsEach } = scene
  const { name: _, query } = operation
  const variables = operation.takesGroup ? { id: group.id } : {}
  const transportOf = (index: number) => (index % 2 === 0 ? 'SSE' : 'WebSocket')
  const members = await sessions.tokensOf(group.members.slice(-listeners))
  const others = streamsEach > 0 ? await sessions.tokensOf(town.others) : []
  return [
    ...others.flatMap((token) =>
      Array.from(
        { length: streamsEach },
        (_, index) =>
          ({
            ...{ token, query: otherOperation.query, variables: {}, isOfGroup: false },
            transport: transportOf(index),
          }) as const,
      ),
    ),
    ...members.map(
      (token, index) => ({ token, query, variables, isOfGroup: true, transport: transportOf(index) }) as const,
    ),
  ]
}

/** The messages by their order, and when each was written. */
async function messagesSince({ dataDir, log }: Scene, groupId: string, since: Date): Promise<Map<string, number>> {
  await using found = await findDatabases(['messages'], { DATA_DIR: dataDir })
  const database = connectDatabase(found.targets.messages, { service: 'messages', log })
  try {
    const { rows } = await database.pool.query<{ id: string; at: number }>(
      `select id, (extract(epoch from sent_at) * 1000)::float8 as at from messages
        where conversation_id = $1 and sent_at >= $2 order by sequence`,
      [groupId, since],
    )
    return new Map(rows.map(({ id, at }) => [id, at]))
  } finally {
    await database.close()
  }
}
