import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf, trustAddresses, trustHops } from '../../src/identity/forwarding.ts'

const from = (remoteAddress: string, forwarded?: string) =>
  ({
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
    socket: { remoteAddress },
  }) as unknown as IncomingMessage

const mallory = '203.0.113.66'

test.each([
  [0, mallory, '127.0.0.1'],
  [1, mallory, mallory],
  [1, `1.2.3.4, ${mallory}`, mallory],
  [2, `1.2.3.4, ${mallory}, 10.0.0.2`, mallory],
  // More proxies are stated than there are: the last sender that is named.
  [3, mallory, mallory],
  [1, undefined, '127.0.0.1'],
  [1, '', '127.0.0.1'],
  [1, 'unknown', '127.0.0.1'],
  [1, `${mallory}, `, '127.0.0.1'],
  [1, `${mallory}:5120`, mallory],
  [1, '[2001:db8::1]:5120', '2001:db8::1'],
  [1, '2001:db8::1', '2001:db8::1'],
])('behind %i proxies, X-Forwarded-For %j comes from %s', (hops, forwarded, address) => {
  expect(addressOf(from('127.0.0.1', forwarded), trustHops(hops))).toBe(address)
})

test.each([
  [['127.0.0.1'], '127.0.0.1', mallory, mallory],
  [['127.0.0.1'], '::ffff:127.0.0.1', `1.2.3.4, ${mallory}`, mallory],
  [['127.0.0.1', '10.0.0.0/8'], '127.0.0.1', `1.2.3.4, ${mallory}, 10.1.2.3`, mallory],
  [['10.0.0.0/8'], mallory, '1.2.3.4', mallory],
  [['2001:db8::/32'], '2001:db8:7::1', mallory, mallory],
  // All are proxies of ours: the one that is furthest from here.
  [['10.0.0.0/8'], '10.0.0.1', '10.0.0.3, 10.0.0.2', '10.0.0.3'],
])(
  'with the proxies %j, what %s sends with X-Forwarded-For %j comes from %s',
  (proxies, sender, forwarded, address) => {
    expect(addressOf(from(sender, forwarded), trustAddresses(proxies))).toBe(address)
  },
)

test.each(['10.0.0', '10.0.0.0/33', '10.0.0.0/x', 'proxy.internal', '2001:db8::/129', '10.0.0.0/8/8'])(
  'a proxy %s is refused by its name',
  (address) => {
    expect(() => trustAddresses([address])).toThrow(`"${address}" is no IP address or network`)
  },
)
