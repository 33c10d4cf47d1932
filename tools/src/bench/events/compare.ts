import { newId } from '@plaza/database'
import type { EventsSettings } from '@plaza/events'
import { openBareKafka } from '@plaza/events/testing'
import { percentile } from '../buffers.ts'
import { measureLatency } from './latency.ts'
import { openStage } from './stage.ts'
import { measureDrain } from './throughput.ts'

export interface Comparison {
  /** Of the bare client that commits its offsets: ms, and what its producer sends a second. */
  bare: { p50: number; p99: number; perSecond: number }
  /** Ours by that. */
  p50: number
  p99: number
  relay: number
  /** Ours by a client that commits nothing. */
  byFleeting: { p50: number; p99: number }
}

const turns = 4

/** Ours and bare producers and consumers, in turns, so that whatever else the machine does falls on all of them. */
export async function compareWithBare(
  settings: () => EventsSettings,
  { perSecond, seconds, drained }: { perSecond: number; seconds: number; drained: number },
  say: (line: string) => void,
): Promise<Comparison> {
  await using bare = await openBareKafka(settings(), friendshipMessage, { commits: true })
  await using fleeting = await openBareKafka(settings(), friendshipMessage, { commits: false })
  const times = { ours: [] as number[], bare: [] as number[], fleeting: [] as number[] }
  {
    await using stage = await openStage(settings(), 'projection')
    await stage.bus.start()
    for (let turn = 1; turn <= turns; turn++) {
      const ofTurn = {
        ours: await measureLatency(stage, perSecond, seconds),
        bare: await bare.latencies(perSecond, seconds),
        fleeting: await fleeting.latencies(perSecond, seconds),
      }
      for (const who of ['ours', 'bare', 'fleeting'] as const) times[who].push(...ofTurn[who])
      say(
        `turn ${turn}, p50 / p99: ours ${describe(ofTurn.ours)}, bare ${describe(ofTurn.bare)}, ` +
          `bare without commits ${describe(ofTurn.fleeting)}`,
      )
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
  const by = (who: 'bare' | 'fleeting', share: number) => percentile(times.ours, share) / percentile(times[who], share)
  return {
    bare: {
      p50: percentile(times.bare, 0.5),
      p99: percentile(times.bare, 0.99),
      perSecond: perSecondOf(producers),
    },
    p50: by('bare', 0.5),
    p99: by('bare', 0.99),
    relay: perSecondOf(relays) / perSecondOf(producers),
    byFleeting: { p50: by('fleeting', 0.5), p99: by('fleeting', 0.99) },
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
