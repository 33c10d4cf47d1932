import { newId } from '@plaza/database'
import type { EventsSettings } from '@plaza/events'
import { openBareKafka } from '@plaza/events/testing'
import { percentile } from '../buffers.ts'
import { measureLatency } from './latency.ts'
import { openStage } from './stage.ts'
import { measureDrain } from './throughput.ts'

/** How many times what the broker itself takes, and which share of what it takes in. */
export interface Comparison {
  p50: number
  p99: number
  relay: number
  bare: { p50: number; p99: number; perSecond: number }
}

const turns = 4

/** Ours and a bare producer and consumer, in turns, so that whatever else the machine does falls on both. */
export async function compareWithBare(
  settings: () => EventsSettings,
  { perSecond, seconds, drained }: { perSecond: number; seconds: number; drained: number },
  say: (line: string) => void,
): Promise<Comparison> {
  await using bare = await openBareKafka(settings(), friendshipMessage)
  const ours: number[] = []
  const theirs: number[] = []
  {
    await using stage = await openStage(settings(), 'projection')
    await stage.bus.start()
    for (let turn = 1; turn <= turns; turn++) {
      const [one, other] = [await measureLatency(stage, perSecond, seconds), await bare.latencies(perSecond, seconds)]
      ours.push(...one)
      theirs.push(...other)
      say(`turn ${turn}, p50 and p99: ours ${describe(one)}, a bare client ${describe(other)}`)
    }
  }
  const relays: number[] = []
  const producers: number[] = []
  await using stage = await openStage(settings(), 'nobody')
  await stage.bus.start()
  for (let turn = 1; turn <= turns; turn++) {
    relays.push((await measureDrain(stage, drained)).outbox)
    producers.push(await bare.sent(drained))
    say(`turn ${turn}: the relay ${relays.at(-1)!.toFixed(0)}/s, a bare producer ${producers.at(-1)!.toFixed(0)}/s`)
  }
  const perSecondOf = (all: readonly number[]) => all.length / all.reduce((sum, one) => sum + 1 / one, 0)
  const [p50, p99] = [percentile(theirs, 0.5), percentile(theirs, 0.99)]
  return {
    p50: percentile(ours, 0.5) / p50,
    p99: percentile(ours, 0.99) / p99,
    relay: perSecondOf(relays) / perSecondOf(producers),
    bare: { p50, p99, perSecond: perSecondOf(producers) },
  }
}

const describe = (times: readonly number[]) =>
  `${percentile(times, 0.5).toFixed(1)} / ${percentile(times, 0.99).toFixed(1)} ms`

/** The same as the outbox's rows become. */
function friendshipMessage(): Parameters<typeof openBareKafka>[1] extends () => infer Message ? Message : never {
  const [low, high] = [newId(), newId()]
  const ids = { lowId: low, highId: high, friendRequestId: low, requesterId: low, accepterId: high }
  return {
    topic: 'users.friendship',
    key: `${low}:${high}`,
    value: JSON.stringify({ ...ids, version: 1, since: '2026-01-01T00:00:00.000Z' }),
    headers: {
      ce_specversion: '1.0',
      ce_id: newId(),
      ce_type: 'friendship.accepted',
      ce_source: '/users',
      ce_subject: `${low}:${high}`,
      ce_time: new Date().toISOString(),
      'content-type': 'application/json',
    },
  }
}
