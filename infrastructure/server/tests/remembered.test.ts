import { expect, test } from 'vitest'
import { remembered } from '../src/text/remembered.ts'

test('a value that comes again is not read again, and of many the last hundred are kept', () => {
  const reads: string[] = []
  const read = remembered((value) => {
    reads.push(value)
    return { length: value.length }
  })
  expect([read('gzip'), read('gzip'), read('')]).toEqual([{ length: 4 }, { length: 4 }, { length: 0 }])
  expect(reads).toEqual(['gzip', ''])
  for (let other = 0; other < 100; other++) read(`other ${other}`)
  read('gzip')
  expect(reads.filter((value) => value === 'gzip')).toHaveLength(2)
})

test('a value that is longer than clients need is read each time', () => {
  let reads = 0
  const read = remembered(() => ++reads)
  const long = 'x'.repeat(301)
  expect([read(long), read(long), read('x'.repeat(300)), read('x'.repeat(300))]).toEqual([1, 2, 3, 3])
})
