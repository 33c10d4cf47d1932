import { randomBytes } from 'node:crypto'
import type { EventsSettings } from '../../config.ts'
import { whatIsMissing } from './jars.ts'
import { type KafkaServer, startKafka } from './server.ts'

export interface KafkaForTests extends AsyncDisposable {
  /** Settings with a new prefix at each call, so that topics and groups are the caller's own. */
  settings(): EventsSettings
  /** The broker, to kill and start again; null when KAFKA_BROKERS names one. */
  readonly server: KafkaServer | null
}

/**
 * The broker that KAFKA_BROKERS names (unless `own` is set), or one started for the caller.
 * @returns null, after a line on stderr, on a machine that can't start one
 * @throws instead when REQUIRE_KAFKA=1
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
