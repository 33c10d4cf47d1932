import { afterAll, describe, expect, test } from 'vitest'
import type { EventsSettings } from '../src/index.ts'
import { kafkaForTests } from '../src/testing/index.ts'
import { crashAll } from './crash/run.ts'

/** CRASH_FACTS=5000 is the whole of it; CRASH_SEED repeats a run. */
const facts = Number(process.env.CRASH_FACTS ?? 500)
const seed = Number(process.env.CRASH_SEED ?? 20_261_122)
const timeout = 300_000 + facts * 200

const say = (line: string): void => {
  process.stdout.write(`  ${line}\n`)
}

// Its own broker: one that is shared must not be killed.
const kafka = await kafkaForTests({ own: true })
afterAll(async () => kafka?.[Symbol.asyncDispose]())

async function survive(settings: EventsSettings, broker: NonNullable<typeof kafka>['server']): Promise<void> {
  const { kills, people, changes, effects, faults } = await crashAll({ facts, seed, settings, broker, say })
  expect(faults).toEqual([])
  expect(people + changes).toBeGreaterThanOrEqual(facts)
  // Three services note every event.
  expect(effects).toBe(3 * (people + changes))
  expect(Object.keys(kills).length).toBe(broker ? 7 : 6)
}

describe('whatever is killed, every fact has its effect exactly once', () => {
  test('in process', () => survive({}, null), timeout)
  test.skipIf(!kafka)('by Kafka', () => survive(kafka?.settings() ?? {}, kafka?.server ?? null), timeout)
})
