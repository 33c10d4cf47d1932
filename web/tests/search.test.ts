import { expect, test } from 'vitest'
import { withSearch } from '../src/pages/search/recent-searches.ts'
import { titleOf } from '../src/shell/page-title.ts'

test('the latest search stands on top, once whatever its case, and eight are kept', () => {
  expect(withSearch(['looms', 'Engines'], 'engines')).toEqual(['engines', 'looms'])
  const many = Array.from({ length: 8 }, (_, at) => `search ${at}`)
  expect(withSearch(many, 'one more')).toEqual(['one more', ...many.slice(0, 7)])
})

test('the title of the tab says first how much waits', () => {
  expect(titleOf('Search', 0)).toBe('Search · Plaza')
  expect(titleOf('Plaza', 3)).toBe('(3) Plaza')
  expect(titleOf('Post', 120)).toBe('(99+) Post · Plaza')
})
