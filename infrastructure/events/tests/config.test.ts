import { expect, test } from 'vitest'
import { kafkaSettings } from '../src/config.ts'

test('events stay in the process unless brokers are named', () => {
  expect(kafkaSettings({})).toBeNull()
  expect(kafkaSettings({ KAFKA_BROKERS: 'a:9092, b:9092' })).toEqual({
    brokers: ['a:9092', 'b:9092'],
    ssl: false,
    replicationFactor: 1,
    prefix: '',
  })
  expect(kafkaSettings({ EVENTS_TRANSPORT: 'in-process', KAFKA_BROKERS: 'a:9092' })).toBeNull()
  expect(() => kafkaSettings({ EVENTS_TRANSPORT: 'kafka' })).toThrow('needs KAFKA_BROKERS')
})

test('a broker may ask for TLS and a password', () => {
  const settings = {
    KAFKA_BROKERS: 'a:9092',
    KAFKA_TLS: 'true',
    KAFKA_SASL_USERNAME: 'plaza',
    KAFKA_SASL_PASSWORD: 'secret',
  }
  expect(kafkaSettings(settings)).toMatchObject({
    ssl: true,
    sasl: { mechanism: 'scram-sha-512', username: 'plaza', password: 'secret' },
  })
  expect(() => kafkaSettings({ ...settings, KAFKA_SASL_PASSWORD: '' })).toThrow('go together')
})
