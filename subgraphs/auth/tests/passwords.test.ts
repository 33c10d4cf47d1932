import { expect, test } from 'vitest'
import { hashPassword, isOutdatedHash, verifyPassword } from '../src/passwords/hashing.ts'
import { checkPassword } from '../src/rules/passwords.ts'

const about = ['ada@example.org', 'ada_lovelace']

test.each([
  ['1234567890', 'on the list'],
  ['qwertyuiop', 'on the list'],
  ['1q2w3e4r5t', 'on the list'],
  ['PASSWORD1234', 'on the list, in another case and with digits behind'],
  ['password!!1987', 'a short one on the list, with signs and digits behind'],
  ['aaaaaaaaaaaa', 'one letter over and over'],
  ['abcabcabcabc', 'one piece over and over'],
  ['Ada@Example.org', 'the own address'],
  ['ada_lovelace', 'the own name'],
  ['ｑｗｅｒｔｙｕｉｏｐ', 'on the list, in full width'],
])('%s is refused: %s', (password) => {
  expect(checkPassword(password, about, ['input', 'password'])).toMatchObject({ code: 'INVALID' })
})

test.each([
  'correct horse battery',
  'plaza-demo-password',
  '7#k$9!2(4)',
  'Zwölf Boxkämpfer',
  '🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵',
  'abcdefgh'.repeat(16),
])('%s is taken', (password) => {
  expect(checkPassword(password, about, [])).toBeUndefined()
})

test('takes 10 to 128 characters, however many bytes they have', () => {
  const codeOf = (password: string) => checkPassword(password, about, [])?.code
  expect([codeOf('🦊🐻🐼🐨🐯🦁🐮🐷🐸'), codeOf(`${'ab'.repeat(63)}xyz`)]).toEqual(['INVALID', 'INVALID'])
})

test('a password is the same however a keyboard spells it', async () => {
  const hash = await hashPassword('Zwo\u0308lf Boxkämpfer')
  expect(await verifyPassword(hash, 'Zw\u00f6lf Boxkämpfer')).toBe(true)
  expect(await verifyPassword(hash, 'zwölf boxkämpfer')).toBe(false)
  expect(await verifyPassword(null, 'Zwölf Boxkämpfer')).toBe(false)
  expect(isOutdatedHash(hash)).toBe(false)
})
