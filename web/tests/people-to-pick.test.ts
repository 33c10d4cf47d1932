import { expect, test } from 'vitest'
import { isNamed } from '../src/people/people-to-pick.ts'

const klara = { displayName: 'Klára von Neumann', username: 'klara' }

test('each word begins a word of the name, in any order and whatever its accents', () => {
  expect(isNamed(klara, 'klara')).toBe(true)
  expect(isNamed(klara, 'neu KLÁ')).toBe(true)
  expect(isNamed(klara, 'lara')).toBe(false)
  expect(isNamed(klara, 'klara curie')).toBe(false)
})

test('everybody is offered before a word is typed', () => {
  expect(isNamed(klara, '')).toBe(true)
})
