import { expect, test } from 'vitest'
import { formatLeft } from '../src/forms/countdown.ts'
import { hintFor } from '../src/forms/password-hint.ts'

test('what is left to wait is counted in minutes, and past an hour in hours', () => {
  expect([9, 90, 3_599, 7_500].map(formatLeft)).toEqual(['0:09', '1:30', '59:59', '2 h 5 min'])
})

test('a password is measured as a reader counts characters', () => {
  expect(hintFor('')).toBe('10 characters or more: a few words do well.')
  expect(hintFor('short')).toBe('5 more characters.')
  expect(hintFor('nine char')).toBe('One more character.')
  expect(hintFor('👩‍👩‍👧'.repeat(9))).toBe('One more character.')
  expect(hintFor('aaaaaaaaaaaa')).toBe('Long enough, but too easy to guess.')
  expect(hintFor('four plain words here')).toMatch(/^Long enough\./)
})
