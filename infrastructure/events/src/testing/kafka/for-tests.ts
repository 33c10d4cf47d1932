import { randomBytes } from 'node:crypto'
import type { EventsSettings } from '../../config.ts'
import { whatIsMissing } from './jars.ts'
import { type KafkaServer, startKafka } from './server.ts'

export interface KafkaForTests extends AsyncDisposable {
  /** With topics and groups of their own, made anew by each call. */
  settings(): EventsSettings
  /** To kill and start again; null when the broker is not ours. */
  readonly server: KafkaServer | null
}

/**
 * The broker that KAFKA_BROKERS names, or one started for this file. Null, after saying so, where none can be had; with
 * REQUIRE_KAFKA=1 that is a failure instead.
 */
export async function kafkaForTests(options: { own?: boolean } = {}): Promise<KafkaForTests | null> {
  const given = options.own ? undefined : process.env.KAFKA_BROKERS
  const missing = given ? null : await whatIsMissing()
  if (missing) {
    const text = `No Kafka for the tests: ${missing}, and KAFKA_BROKERS is not set.`
    if (process.env.REQUIRE_KAFKA === '1') throw new Error(text)
    process.stderr.write(`\n*** ${text} Its tests are SKIPPED. ***\n\n`)
    return null
  }
  const server = given ? null : await startKafka()
  const brokers = given ?? server?.brokers ?? ''
  return {
    server,
    settings: () => ({ KAFKA_BROKERS: brokers, KAFKA_PREFIX: `t${randomBytes(5).toString('hex')}.` }),
    async [Symbol.asyncDispose]() {
      await server?.stop()
    },
  }
}
