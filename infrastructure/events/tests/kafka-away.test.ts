import { newId } from '@plaza/database'
import { userRegistered } from '@plaza/schema/events'
import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { defineConsumer, onEvent } from '../src/index.ts'
import { whatIsMissing } from '../src/testing/kafka/jars.ts'
import { freePort, type KafkaServer, startKafka } from '../src/testing/kafka/server.ts'
import type { TestTables } from './setup/tables.ts'
import { effectsOf, note, startTown, type Town } from './setup/town.ts'

const noteUsers = defineConsumer<TestTables>({
  name: 'note-users',
  handlers: [onEvent(userRegistered, (trx, event) => note(trx, 'note-users', event))],
})

describe.skipIf((await whatIsMissing()) !== null)('services whose Kafka is away', () => {
  let kafka: KafkaServer | undefined
  let town: Town | undefined
  const lines: { level: string; msg: string }[] = []
  const log = pino(
    { level: process.env.TEST_LOG ?? 'info', formatters: { level: (level) => ({ level }) } },
    { write: (line: string) => void lines.push(JSON.parse(line)) },
  )
  afterAll(async () => {
    await town?.[Symbol.asyncDispose]()
    await kafka?.stop()
  })

  const isHandled = (userId: string) =>
    expect
      .poll(async () => (await effectsOf(town!.databases.posts, userId)).length, { timeout: 60_000, interval: 100 })
      .toBe(1)
  const said = (what: string) => lines.filter(({ msg }) => msg.startsWith(what)).length

  test('start without it, catch up when it is there, and again when it has lost its data', async () => {
    const port = await freePort()
    const settings = { KAFKA_BROKERS: `127.0.0.1:${port}`, KAFKA_PREFIX: 'away.' }
    town = await startTown(settings, { posts: [noteUsers] }, log)
    await town.bus.ready('auth')
    expect(town.bus.silentMs('auth')).toBeGreaterThan(5_000)
    const heard: string[] = []
    town.live.auth.subscribe(userRegistered, ({ data }) => void heard.push(data.userId))
    const early = await town.register()
    await expect.poll(() => town!.bus.isCut).toBe(true)

    kafka = await startKafka({ port })
    await isHandled(early.userId)
    await expect.poll(() => town!.bus.silentMs('auth'), { timeout: 30_000 }).toBeLessThan(5_000)
    const live = await town.register()
    await isHandled(live.userId)
    await expect.poll(() => heard).toContain(live.userId)
    await expect.poll(() => town!.bus.isCut).toBe(false)
    const outages = said('an outage of the broker has begun')
    // A second one where a broker that starts on a busy machine goes back on its first answer.
    expect([1, 2]).toContain(outages)
    expect(said('the outage of the broker is over')).toBe(outages)

    // `stop` deletes its data.
    await kafka.stop()
    const late = await town.register(newId())
    await expect.poll(() => town!.bus.isCut, { timeout: 30_000 }).toBe(true)
    kafka = await startKafka({ port })
    await isHandled(late.userId)
    const last = await town.register()
    await isHandled(last.userId)
    await expect.poll(() => heard, { timeout: 30_000 }).toContain(last.userId)
    await expect.poll(() => town!.bus.isCut, { timeout: 30_000 }).toBe(false)
    expect(said('an outage of the broker has begun')).toBeGreaterThan(outages)
    expect(lines.filter(({ level }) => level !== 'info' && level !== 'debug').length).toBeLessThanOrEqual(4)
    await town[Symbol.asyncDispose]()
    town = undefined
  }, 240_000)

  test('stop without it', async () => {
    await kafka?.stop()
    kafka = undefined
    town = await startTown({ KAFKA_BROKERS: `127.0.0.1:${await freePort()}` }, { posts: [noteUsers] }, log)
    await town.bus.stop()
  }, 60_000)
})
