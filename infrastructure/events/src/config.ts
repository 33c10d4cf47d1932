import { readFileSync } from 'node:fs'
import { readableFile } from '@plaza/database'
import { z } from 'zod'

const flag = z.stringbool({ error: 'must be true or false' }).default(false)

const broker = /^(?:\[[0-9a-f:.]+\]|[^\s:,@/[\]]+):(\d{1,5})$/i

const isBrokerList = (text: string) =>
  text
    .split(',')
    .every((one) => Number(broker.exec(one.trim())?.[1] ?? 0) > 0 && Number(broker.exec(one.trim())?.[1]) <= 65_535)

/** Settings of the environment for events: the transport, and the connection to Kafka. */
export const eventsConfig = z.object({
  EVENTS_TRANSPORT: z
    .enum(['in-process', 'kafka'])
    .optional()
    .describe('What carries events between services; kafka when KAFKA_BROKERS is set, otherwise in-process'),
  KAFKA_BROKERS: z
    .string()
    .refine(isBrokerList, 'must be host:port, or several separated by commas')
    .optional()
    .describe('Kafka brokers as host:port, separated by commas'),
  KAFKA_TLS: flag.describe('Use TLS to the Kafka brokers, and check their certificates'),
  KAFKA_TLS_CA_FILE: readableFile
    .optional()
    .describe(
      'PEM file of the certificate authority that signed the brokers’ certificates; the system’s authorities unless given',
    ),
  KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
    .default('scram-sha-512')
    .describe('SASL mechanism for the log-in at the Kafka brokers; used when KAFKA_SASL_USERNAME is set'),
  KAFKA_SASL_USERNAME: z
    .string()
    .optional()
    .describe('User name for the log-in at the Kafka brokers; no log-in unless given'),
  KAFKA_SASL_PASSWORD: z.string().optional().describe('Password for KAFKA_SASL_USERNAME'),
  KAFKA_REPLICATION_FACTOR: z.coerce
    .number()
    .int()
    .positive()
    .default(1)
    .describe('Replication factor of the Kafka topics that a service makes'),
  KAFKA_PREFIX: z
    .string()
    .default('')
    .describe('Prefix of topic and consumer group names, for a Kafka cluster that is shared'),
})

/** What the settings must be together, each rule as a check of those that are sound by themselves. */
export const eventsRules: readonly ((config: Readonly<Record<string, unknown>>) => string[])[] = [
  ({ EVENTS_TRANSPORT, KAFKA_BROKERS }) =>
    EVENTS_TRANSPORT === 'kafka' && !KAFKA_BROKERS
      ? ['KAFKA_BROKERS: is needed with EVENTS_TRANSPORT=kafka. Set it, or EVENTS_TRANSPORT=in-process.']
      : [],
  ({ KAFKA_SASL_USERNAME, KAFKA_SASL_PASSWORD }) =>
    !KAFKA_SASL_USERNAME === !KAFKA_SASL_PASSWORD
      ? []
      : [
          `KAFKA_SASL_${KAFKA_SASL_USERNAME ? 'PASSWORD' : 'USERNAME'}: is needed, because KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD go together.`,
        ],
]

export type EventsSettings = z.input<typeof eventsConfig>

export interface KafkaSettings {
  brokers: string[]
  ssl: boolean | { ca: string }
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
  replicationFactor: number
  prefix: string
}

/**
 * The connection to Kafka, read from the settings.
 * @returns null where the transport is in-process
 * @throws when brokers are missing, or user name and password do not come together
 */
export function kafkaSettings(settings: EventsSettings): KafkaSettings | null {
  const config = eventsConfig.parse(settings)
  const transport = config.EVENTS_TRANSPORT ?? (config.KAFKA_BROKERS ? 'kafka' : 'in-process')
  if (transport === 'in-process') return null
  if (!config.KAFKA_BROKERS)
    throw new Error('EVENTS_TRANSPORT=kafka needs KAFKA_BROKERS: set it, or EVENTS_TRANSPORT=in-process')
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = config
  if (!username !== !password)
    throw new Error('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD go together: one of them is not set')
  const ca = config.KAFKA_TLS_CA_FILE
  return {
    brokers: config.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
    ssl: config.KAFKA_TLS && ca ? { ca: readFileSync(ca, 'utf8') } : config.KAFKA_TLS,
    ...(username && password ? { sasl: { mechanism: config.KAFKA_SASL_MECHANISM, username, password } } : {}),
    replicationFactor: config.KAFKA_REPLICATION_FACTOR,
    prefix: config.KAFKA_PREFIX,
  }
}
