import { expect, test } from 'vitest'
import { newId, newIdAt, parseId, parseIds } from '../src/index.ts'

test('an id is read in either case, and written as PostgreSQL writes it', () => {
  const id = newId()
  expect(parseId(id.toUpperCase())).toBe(id)
  expect(parseIds([id, id.toUpperCase(), 'no id'])).toEqual([id])
})

test.each([
  ['nothing', ''],
  ['a word', 'ada'],
  ['an id with more behind it', `${newId()}0`],
  ['an id on a line of its own', `${newId()}\n`],
  ['an id in braces, which PostgreSQL would take', `{${newId()}}`],
  ['a number', 7],
  ['null', null],
  ['a list of one id', [newId()]],
])('%s is no id', (_, value) => expect(parseId(value)).toBeNull())

test('ids made for an earlier time sort before those of a later one', () => {
  const [earlier, later] = [newIdAt(new Date('2020-01-01')), newIdAt(new Date('2020-01-02'))]
  expect(earlier < later && later < newId()).toBe(true)
})
