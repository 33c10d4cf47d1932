import { isIP, isIPv6 } from 'node:net'

/**
 * An IP address as PostgreSQL takes it: without a zone, and an IPv4 address that came as an IPv6 one (`::ffff:…`) as IPv4.
 * Null when the text is not an address.
 */
export function readAddress(ipAddress: string | null): string | null {
  const address = ipAddress?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return address !== undefined && isIP(address) !== 0 ? address : null
}

/**
 * What limits count as one address: an IPv4 address itself, of an IPv6 address its network (`2001:db8:0:1::/64`), because
 * a host that has one IPv6 address has 2^64 of them.
 */
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
