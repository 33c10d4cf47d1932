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
  ['P@ssw0rd123!', 'on the list, with signs for letters'],
  ['password password', 'on the list, twice'],
  ['Sunshine2026', 'on the list, with a year'],
  ['1qaz2wsx3edc', 'columns of keys'],
  ['1qaz-2wsx-3edc', 'columns of keys with signs between them'],
  ['!QAZ@WSX#EDC', 'columns of keys, shifted'],
  ['asdfghjkl;', 'a row of keys'],
  ['poiuytrewq', 'a row of keys from right to left'],
  ['qwertyuiopasdfghjklzxcvbnm', 'all rows of keys'],
  ['1!2@3#4$5%', 'keys with and without shift'],
  ['qwertzuiop', 'a row of German keys'],
  ['azertyuiop', 'a row of French keys'],
  ['йцукенгшщз', 'a row of Russian keys'],
  ['147258369147', 'columns of a keypad'],
  ['abcdefghij', 'the alphabet'],
  ['zyxwvutsrq', 'the alphabet from its end'],
  ['abcdefgh12345678', 'the alphabet and digits'],
  ['acegikmoqs', 'every other letter'],
  ['9876543210', 'digits from their end'],
  ['aaaaabbbbbccccc', 'letters, each over and over'],
  ['aabbccddee', 'letters, each twice'],
  ['27.03.1987', 'a date'],
  ['Plaza2026!!', 'our own name'],
  ['Pl4z4!Pl4z4', 'our own name, with digits for letters'],
  ['p.l.a.z.a.1', 'our own name, with signs between its letters'],
  ['theplaza123', 'our own name with an article'],
  ['ada.lovelace', 'the own name, written otherwise'],
  ['4da_L0velace', 'the own name, with digits for letters'],
  ['ecalevol_ada', 'the own name from its end'],
  ['lovelace1815', 'a part of the own name, and a year'],
  ['example.org2026', 'the domain of the own address'],
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
  'a new password',
  'kitchen9lamp',
  'k8Tz!wq92m',
  'tr0ub4dor&3',
  'the planning of squares',
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
