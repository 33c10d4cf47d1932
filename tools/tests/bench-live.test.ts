import { expect, test } from 'vitest'
import { judge } from '../src/bench/live/verdict.ts'

test('a screen is judged by what it was to show, once and in order', () => {
  const sent = ['a', 'b', 'c']
  expect(judge(sent, [sent, sent])).toEqual({ lost: 0, doubled: 0, outOfOrder: 0 })
  expect(judge(sent, [['a', 'c'], []])).toEqual({ lost: 4, doubled: 0, outOfOrder: 0 })
  expect(judge(sent, [['a', 'b', 'a', 'c']])).toEqual({ lost: 0, doubled: 1, outOfOrder: 0 })
  expect(judge(sent, [['b', 'a', 'c']])).toEqual({ lost: 0, doubled: 0, outOfOrder: 1 })
})
