import { expect, test } from 'vitest'
import { arrange, moved, placeBehind } from '../../src/pages/files/order.ts'

test('one is moved to a place, and not beyond the ends', () => {
  const order = ['a', 'b', 'c', 'd']
  expect(moved(order, 'a', 2)).toEqual(['b', 'c', 'a', 'd'])
  expect(moved(order, 'd', 0)).toEqual(['d', 'a', 'b', 'c'])
  expect(moved(order, 'd', 9)).toEqual(order)
  expect(moved(order, 'a', -1)).toEqual(order)
})

test('the first stands behind none', () => {
  expect(placeBehind(['a', 'b'], 'a')).toBeNull()
  expect(placeBehind(['a', 'b'], 'b')).toBe('a')
})

test('what came meanwhile stays behind the others', () => {
  expect(arrange(['a', 'b', 'new'], ['b', 'a'], (id) => id)).toEqual(['b', 'a', 'new'])
})
