import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recordChanges } from '../../src/events/records/changes.ts'
import { drawChanged, drawDocument, drawRecord } from './random.ts'

// An instance keeps all that it ever compiled.
const ajv = () => formats.default(new Ajv2020({ strict: false, meta: false, validateSchema: false }))

test('where nothing is said against a direction, its readers take every record that its writers write', () => {
  let read = 0
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const before = drawDocument(draw)
      const after = drawChanged(draw, before)
      const changes = recordChanges(before, after)
      const directions = [
        ['backward', before, after],
        ['forward', after, before],
      ] as const
      for (const [direction, writer, reader] of directions) {
        if (changes.some((change) => change[direction] !== 'fine')) continue
        const [isWritten, isRead] = [ajv().compile(writer), ajv().compile(reader)]
        for (let count = 0; count < 12; count += 1) {
          const record = drawRecord(draw, writer)
          if (!isWritten(record)) continue
          read += 1
          if (!isRead(record)) throw new Error(`${direction}: ${JSON.stringify({ writer, reader, record }, null, 1)}`)
        }
      }
    }),
    // What fails is small as it is, and shrinking it takes minutes.
    { numRuns: Number(process.env.RUNS ?? 300), endOnFailure: true },
  )
  // The test would say nothing if hardly a record were valid.
  expect(read).toBeGreaterThan(300)
})

test('a schema that is not changed has no changes', () => {
  fc.assert(
    fc.property(fc.gen(), (draw) => {
      const schema = drawDocument(draw)
      expect(recordChanges(schema, structuredClone(schema))).toEqual([])
    }),
  )
})
