import { expect, test } from 'vitest'
import { parsePublicUrl } from '../../src/outgoing/public-address.ts'

test.each([
  'https://push.example.org/send/1?k=a@b#c',
  'https://münchen.example/straße',
  'https://1.1.1.1/',
  'https://[2606:4700::1111]:8443/',
  'https://localhost.example.org/',
])('%s is public', (text) => {
  expect(parsePublicUrl(text)).toBeInstanceOf(URL)
})

test.each([
  // This machine, in every spelling.
  ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0177.0.0.1', '127.0.0.1.', '１２７.0.0.1', '0.0.0.0'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[::7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'a.localhost'],
  // Its network, and what a cloud tells its machines.
  ...[
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
  ],
  ...['metadata', 'metadata.google.internal', 'printer.local', 'router.home.arpa'],
  // Nobody's, or everybody's.
  ...[
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '[2001:db8::1]',
    '[ff02::1]',
    '[5f00::1]',
    '[8000::1]',
  ],
])('%s is not', (host) => {
  expect(parsePublicUrl(`https://${host}/`)).toBeNull()
  expect(parsePublicUrl(`https://${host}:8443/`)).toBeNull()
})

test.each([
  'https://user:pw@example.org/',
  'https://user@example.org/',
  'https://:pw@example.org/',
  'https://example.org\\@example.com/',
  'https://example.org/\tpath',
  'https://exam\nple.org/',
  'https://example.org/\u202etxt.exe',
  'https://',
  'example.org',
  '',
])('%j has no one meaning, or a secret in it', (text) => {
  expect(parsePublicUrl(text)).toBeNull()
})
