import { readFileSync } from 'node:fs'
import { z } from 'zod'

const flag = z.stringbool().default(false)

/** How events travel, as settings of the environment. */
export const eventsConfig = z.object({
  EVENTS_TRANSPORT: z
    .enum(['in-process', 'kafka'])
    .optional()
    .describe('How events travel; kafka when KAFKA_BROKERS is set'),
  KAFKA_BROKERS: z.string().optional().describe('host:port, separated by commas'),
  KAFKA_TLS: flag.describe('Encrypts the way to the brokers and checks their certificates'),
  KAFKA_TLS_CA_FILE: z.string().optional().describe('PEM file of the authority; the system’s when left out'),
  KAFKA_SASL_MECHANISM: z
    .enum(['plain', 'scram-sha-256', 'scram-sha-512'])
    .default('scram-sha-512')
    .describe('How the name and the password below are shown to the brokers'),
  KAFKA_SASL_USERNAME: z.string().optional().describe('Nobody is named unless given'),
  KAFKA_SASL_PASSWORD: z.string().optional().describe('Goes with the name'),
  KAFKA_REPLICATION_FACTOR: z.coerce.number().int().positive().default(1).describe('Of topics that are made'),
  KAFKA_PREFIX: z.string().default('').describe('In front of topics and groups, where a cluster is shared'),
})

export type EventsSettings = z.input<typeof eventsConfig>

export interface KafkaSettings {
  brokers: string[]
  ssl: boolean | { ca: string }
  sasl?: { mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512'; username: string; password: string }
  replicationFactor: number
  prefix: string
}

/** @returns null where events stay in the process */
export function kafkaSettings(settings: EventsSettings): KafkaSettings | null {
  const config = eventsConfig.parse(settings)
  const transport = config.EVENTS_TRANSPORT ?? (config.KAFKA_BROKERS ? 'kafka' : 'in-process')
  if (transport === 'in-process') return null
  if (!config.KAFKA_BROKERS) throw new Error('EVENTS_TRANSPORT=kafka needs KAFKA_BROKERS')
  const { KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = config
  if (!username !== !password) throw new Error('KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD go together')
  const ca = config.KAFKA_TLS_CA_FILE
  return {
    brokers: config.KAFKA_BROKERS.split(',').map((broker) => broker.trim()),
    ssl: config.KAFKA_TLS && ca ? { ca: readFileSync(ca, 'utf8') } : config.KAFKA_TLS,
    ...(username && password ? { sasl: { mechanism: config.KAFKA_SASL_MECHANISM, username, password } } : {}),
    replicationFactor: config.KAFKA_REPLICATION_FACTOR,
    prefix: config.KAFKA_PREFIX,
  }
}
