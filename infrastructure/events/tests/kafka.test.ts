import { afterAll, describe } from 'vitest'
import { kafkaForTests } from '../src/testing/index.ts'
import { describeTransport } from './setup/conformance.ts'

const kafka = await kafkaForTests()
afterAll(async () => kafka?.[Symbol.asyncDispose]())

describe.skipIf(!kafka)('with a real Kafka', () => {
  describeTransport('kafka', async () => kafka?.settings() ?? {})
})
