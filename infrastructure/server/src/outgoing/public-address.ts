import ipaddr from 'ipaddr.js'

/** What is outside of global unicast, 2000::/3; ipaddr.js knows the special-purpose addresses within it, and those of IPv4. */
export const neverPublic = ['::/3', '4000::/2', '8000::/1']
const networks = neverPublic.map((network) => ipaddr.parseCIDR(network))

// RFC 6761, 6762 and 8375, and what ICANN has reserved for use at home: names that only a machine's own network answers for.
const localNames = ['localhost', 'local', 'internal', 'home.arpa']

/**
 * The address, or null when it is malformed, holds a user name or password, or leads to the server's own machine or network:
 * by an IP address that is not public, or a name that has no meaning elsewhere. A public name can lead there as well, which
 * shows only when it is looked up: so does {@link PublicHttpsAgent}.
 */
export function parsePublicUrl(text: string): URL | null {
  // `URL` skips white space and takes `\` for `/`, other programs do not: an address has one meaning or is refused.
  if (/[\s\\\p{C}]/u.test(text)) return null
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '') return null
  return isPublicHost(url.hostname) ? url : null
}

/** `hostname` as `URL` gives it: in lower case, IPv6 in brackets, and every spelling of an IPv4 address as four numbers. */
function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$|\.$/g, '')
  if (ipaddr.isValid(host)) return isPublicAddress(ipaddr.parse(host))
  return host.includes('.') && !localNames.some((name) => `.${host}`.endsWith(`.${name}`))
}

function isPublicAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return (
    address.range() === 'unicast' && !networks.some((network) => address.kind() === 'ipv6' && address.match(network))
  )
}
