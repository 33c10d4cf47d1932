import { isIP, isIPv6 } from 'node:net'

/** An address as PostgreSQL takes it, without zone and without IPv6's dress of an IPv4 one; null for what is none. */
export function readAddress(ipAddress: string | null): string | null {
  const address = ipAddress?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return address !== undefined && isIP(address) !== 0 ? address : null
}

/** Whoever has one IPv6 address has 2^64 of them, so the network counts as one. */
export function networkOf(ipAddress: string | null): string | null {
  if (ipAddress === null || !isIPv6(ipAddress)) return ipAddress
  const [head = '', tail] = ipAddress.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
