import type { EventsSettings } from '@plaza/events'
import { kafkaForTests } from '@plaza/events/testing'
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
  description: 'Commit → effect at 50, 200 and 400 events/s and what a relay drains, in process and by Kafka',
  async run({ say }) {
    await using _server = await startServer()
    await using kafka = await kafkaForTests()
    const transports = [
      { name: 'inprocess', settings: () => ({}) },
      ...(kafka ? [{ name: 'kafka', settings: () => kafka.settings() }] : []),
    ]
    const figures: Figure[] = []
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
        const latency = await measureLatency(stage, rate, seconds)
        const at = rate === mainRate ? '' : `at_${rate}_per_s.`
        for (const [key, value] of Object.entries(latency)) figure(`${at}${key}_ms`, value, 'ms')
      }
    }
    return figures
  },
}

async function drain(settings: EventsSettings, audience: Audience): Promise<Drain> {
  await using stage = await openStage(settings, audience)
  await stage.bus.start()
  return await measureDrain(stage, drained)
}
