import type { EventsSettings } from '@plaza/events'
import { type KafkaForTests, kafkaForTests } from '@plaza/events/testing'
import { percentile } from './buffers.ts'
import { compareWithBare } from './events/compare.ts'
import { measureLatency } from './events/latency.ts'
import { type Audience, openStage, startServer } from './events/stage.ts'
import { type Drain, measureDrain } from './events/throughput.ts'
import type { Bench, Figure } from './frame.ts'

const rates = [50, 200, 400]
/** The rate whose figures have no rate in their names. */
const mainRate = 200
const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const drained = 20_000

/** What lies between the commit of an event and the commit of its effect, by both transports. */
export const events: Bench = {
  name: 'events',
  description:
    'Commit → effect at 50, 200, 400 events/s, what a relay drains, and a bare client beside them (BENCH_ONLY=bare)',
  async run({ say }) {
    await using _server = await startServer()
    await using kafka = await kafkaForTests()
    const transports = [
      { name: 'inprocess', settings: () => ({}) },
      ...(kafka ? [{ name: 'kafka', settings: () => kafka.settings() }] : []),
    ]
    const figures: Figure[] = []
    if (kafka) figures.push(...(await compare(kafka, say)))
    if (process.env.BENCH_ONLY === 'bare') return figures
    for (const { name, settings } of transports) {
      const figure = (key: string, value: number, unit: string) =>
        figures.push({ name: `events.${name}.${key}`, value, unit })
      say(`${name}: ${drained.toLocaleString('en-GB')} events wait in the outbox`)
      // In process a relay's work includes the inbox; by Kafka it ends at the broker, and consumers are other processes.
      figure('relay_per_s', (await drain(settings(), name === 'kafka' ? 'nobody' : 'inbox')).outbox, '1/s')
      figure('effects_per_s', (await drain(settings(), 'projection')).effects, '1/s')
      await using stage = await openStage(settings(), 'projection')
      await stage.bus.start()
      for (const rate of rates) {
        say(`${name}: ${rate} events/s for ${seconds} s`)
        const times = await measureLatency(stage, rate, seconds)
        const at = rate === mainRate ? '' : `at_${rate}_per_s.`
        for (const share of [50, 95, 99]) figure(`${at}p${share}_ms`, percentile(times, share / 100), 'ms')
      }
    }
    return figures
  },
}

/** What machines differ in, they differ in for a bare client of the same broker as well. */
async function compare(kafka: KafkaForTests, say: (line: string) => void): Promise<Figure[]> {
  say(`a bare client of Kafka beside ours, ${mainRate} events/s`)
  const options = { perSecond: mainRate, seconds: Math.max(2, Math.ceil(seconds / 2)), drained }
  const { p50, p99, relay, bare, byFleeting } = await compareWithBare(() => kafka.settings(), options, say)
  const topology = 'against a bare client of the same broker, settings and messages that commits offsets, in turns'
  const fleeting = 'against one that commits no offsets'
  return [
    { name: 'events.kafka.vs_bare_p50', value: p50, unit: '×', topology },
    { name: 'events.kafka.vs_bare_p99', value: p99, unit: '×', topology },
    { name: 'events.relay_vs_bare', value: relay, unit: '×', topology },
    { name: 'events.kafka.vs_fleeting_p50', value: byFleeting.p50, unit: '×', topology: fleeting },
    { name: 'events.kafka.vs_fleeting_p99', value: byFleeting.p99, unit: '×', topology: fleeting },
    { name: 'events.kafka.bare.p50_ms', value: bare.p50, unit: 'ms' },
    { name: 'events.kafka.bare.p99_ms', value: bare.p99, unit: 'ms' },
    { name: 'events.kafka.bare.per_s', value: bare.perSecond, unit: '1/s' },
  ]
}

async function drain(settings: EventsSettings, audience: Audience): Promise<Drain> {
  await using stage = await openStage(settings, audience)
  await stage.bus.start()
  return await measureDrain(stage, drained)
}
