import fc from 'fast-check'
import addressparser from 'nodemailer/lib/addressparser/index.js'
import { expect, test } from 'vitest'
import { checkEmail } from '../src/rules/names.ts'
import { normaliseEmail } from '../src/rules/normalise.ts'

const path = ['input', 'email']
const problemOf = (email: string) => checkEmail(normaliseEmail(email), path)

test.each([
  'ada@example.org',
  "o'brien+x@münchen.example",
  'ada.lovelace@mail.example.co.uk',
  '!#$%&*+/=?^_`{|}~-@example.org',
  'дарья@почта.рф',
  'ada@xn--mnchen-3ya.example',
  `${'a'.repeat(64)}@example.org`,
])('%s is an address', (email) => {
  expect(problemOf(email)).toBeUndefined()
})

test.each([
  ['g:a@x.test;', 'a group'],
  ['g:a@x.test', 'the begin of a group'],
  ['undisclosed-recipients:;', 'an empty group'],
  ['a@x.test,b@x.test', 'a list'],
  ['a@x.test;b@x.test', 'a list with a semicolon'],
  ['a@x.test;', 'a list of one'],
  ['a@x.test,', 'a list of one'],
  ['a(b)@x.test', 'a comment'],
  ['a@x.test(b)', 'a comment behind it'],
  ['<a@x.test>', 'in brackets'],
  ['ada<a@x.test>', 'with a display name'],
  ['"a b"@x.test', 'a quoted name'],
  ['"a@y.test"@x.test', 'a quoted name with another address'],
  ['a\\@x.test', 'an escape'],
  ['a@b@x.test', 'two signs'],
  ['a@x.test\r\nBcc: b@x.test', 'a header behind a line break'],
  ['a@x.\u2028test', 'a line separator'],
  ['a\0@x.test', 'a NUL'],
  ['a b@x.test', 'a blank'],
  ['.a@x.test', 'a dot in front'],
  ['a.@x.test', 'a dot at the end'],
  ['a..b@x.test', 'two dots'],
  ['a@x.test.', 'a dot behind the domain'],
  ['a@.x.test', 'a dot before the domain'],
  ['a@x..test', 'two dots in the domain'],
  ['a@x', 'a domain of one label'],
  ['a@localhost', 'this machine'],
  ['a@127.0.0.1', 'an address of the network'],
  ['a@127.1', 'a short one'],
  ['a@0x7f.1', 'one in hexadecimal'],
  ['a@[127.0.0.1]', 'an address literal'],
  ['a@[ipv6:::1]', 'an address literal of IPv6'],
  ['a@x%2Etest', 'a domain with an escape'],
  ['a@x.test/y', 'a domain with a path'],
  ['a@x.test:25', 'a domain with a port'],
  ['a@-x.test', 'a hyphen in front'],
  ['a@x-.test', 'a hyphen at the end'],
  ['a@x_y.test', 'an underscore in the domain'],
  ['a@xn--zz.test', 'no Punycode'],
  ['a@аpple.test', 'a Cyrillic letter among Latin ones'],
  ['аda@x.test', 'a Cyrillic letter among Latin ones in the name'],
  ['a@exam\u00ADple.test', 'a letter that cannot be seen'],
  ['a\u202E@x.test', 'a letter that turns the others round'],
  [`${'a'.repeat(65)}@x.test`, 'a name of 65 characters'],
  [`${'ä'.repeat(33)}@x.test`, 'a name of 66 bytes'],
  [`a@${'x'.repeat(64)}.test`, 'a label of 64 characters'],
  [`a@${'xyz.'.repeat(63)}test`, 'more than 254 characters'],
  ['a@', 'no domain'],
  ['@x.test', 'no name'],
])('%j is none: %s', (email) => {
  expect(problemOf(email)).toMatchObject({ code: 'INVALID', path })
})

test('what is taken for an address, a mail program reads as that one address', () => {
  const letter = fc.constantFrom('a', 'b', 'c')
  const sign = fc.constantFrom(...'@.:;,<>()[]"\\\'+-_ \t\r\nä＠；‚（%/!#')
  const unit = fc.oneof({ weight: 12, arbitrary: letter }, { weight: 1, arbitrary: sign })
  const text = fc.string({ unit, minLength: 1, maxLength: 12 })
  let taken = 0
  fc.assert(
    fc.property(text, text, fc.constantFrom('.test', '.test;', '>'), (name, domain, end) => {
      const email = normaliseEmail(`${name}@${domain}${end}`)
      if (checkEmail(email, path)) return
      taken += 1
      expect(addressparser(email)).toEqual([{ address: email, name: '' }])
    }),
    { numRuns: 5_000 },
  )
  expect(taken).toBeGreaterThan(500)
})

test.each([
  ['ADA@Example.ORG', 'ada@example.org'],
  [' ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ ', 'ada@example.org'],
  ['ada@xn--mnchen-3ya.example', 'ada@münchen.example'],
  ['ada@MÜNCHEN.example', 'ada@münchen.example'],
  ['ada@例え。example', 'ada@例え.example'],
])('%s is the same mailbox as %s', (email, mailbox) => {
  expect(normaliseEmail(email)).toBe(mailbox)
  expect(normaliseEmail(mailbox)).toBe(mailbox)
})
