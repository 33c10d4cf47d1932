import { newId } from '@plaza/database'
import { Partitioners } from 'kafkajs'
import { expect, test } from 'vitest'
import { partitionOf } from '../src/transports/kafka/partition.ts'

test('keys go where every other client of Kafka sends them', () => {
  const theirs = Partitioners.DefaultPartitioner()
  const keys = ['', 'a', 'ab', 'abc', 'Zürich', ...Array.from({ length: 500 }, () => `${newId()}:${newId()}`)]
  for (const partitions of [1, 3, 7]) {
    const partitionMetadata = Array.from({ length: partitions }, (_, partitionId) => ({ partitionId })) as never
    for (const key of keys) {
      const expected = theirs({ topic: 't', partitionMetadata, message: { key, value: null } })
      expect([key, partitionOf(key, partitions)]).toEqual([key, expected])
    }
  }
})
