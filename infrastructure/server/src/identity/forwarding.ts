import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv6 } from 'node:net'
import { readAddress } from './addresses.ts'

/**
 * Whether a sender is a proxy of ours, whose `X-Forwarded-For` names who has sent it the request. Hop 0 is the sender of the
 * connection, hop 1 the one that it names, and so on.
 */
export type ProxyTrust = (address: string | null, hop: number) => boolean

/** The header by which the gateway shows a service in another process that it is the gateway. */
export const gatewaySecretHeader = 'x-gateway-secret'

/** Believes so many senders in a row: 0 is nobody. */
export const trustHops =
  (hops: number): ProxyTrust =>
  (_, hop) =>
    hop < hops

/**
 * Believes senders by their IP address, or by the network they are in (`10.0.0.0/8`).
 * @throws Error that names what is neither
 */
export function trustAddresses(addresses: readonly string[]): ProxyTrust {
  const list = new BlockList()
  for (const address of addresses) {
    const [ip = '', bits, ...rest] = address.split('/')
    const version = isIP(ip)
    const isWhole = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
    if (version === 0 || !isWhole || rest.length > 0) throw new Error(`"${address}" is no IP address or network`)
    if (bits === undefined) list.addAddress(ip, familyOf(ip))
    else list.addSubnet(ip, Number(bits), familyOf(ip))
  }
  return (address) => {
    const ip = readAddress(address)
    return ip !== null && list.check(ip, familyOf(ip))
  }
}

const familyOf = (ip: string) => (isIPv6(ip) ? 'ipv6' : 'ipv4')

/**
 * Makes the reader of whom a service believes: the gateway, which knows the secret, for one hop, and nobody else. Without a
 * secret it is nobody.
 */
export function trustGateway(secret: string | undefined): (request: IncomingMessage) => ProxyTrust {
  if (secret === undefined) return () => trustHops(0)
  const expected = digest(secret)
  return ({ headers }) => {
    const given = headers[gatewaySecretHeader]
    // Of equal length whatever was sent, and compared in constant time.
    return trustHops(typeof given === 'string' && timingSafeEqual(digest(given), expected) ? 1 : 0)
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/**
 * The IP address that a request comes from: the first sender, from the connection on, that is no proxy of ours. Proxies add
 * to the end of `X-Forwarded-For` who called them, so what stands further left may be anything that a client has written.
 */
export function addressOf(request: IncomingMessage, trusts: ProxyTrust): string | null {
  const header = request.headers['x-forwarded-for'] ?? ''
  const senders = (Array.isArray(header) ? header.join(',') : header).split(',').reverse()
  let address = request.socket.remoteAddress ?? null
  for (let hop = 0; trusts(address, hop); hop += 1) {
    const sender = readAddress(withoutPort(senders[hop]?.trim() ?? ''))
    if (sender === null) break
    address = sender
  }
  return address
}

/** Some proxies write the port too: `198.51.100.7:5120`, `[2001:db8::1]:5120`. */
const withoutPort = (sender: string) => /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(sender)?.slice(1).join('') ?? sender

/**
 * The origin that a client has asked, from the first proxy on that is one of ours; null where its `Host` is none.
 * @param protocol where no proxy of ours says which it was
 */
export function requestedUrl(request: IncomingMessage, trusts: ProxyTrust, protocol = 'http:'): URL | null {
  const isTold = trusts(request.socket.remoteAddress ?? null, 0)
  const told = (name: string) =>
    isTold
      ? String(request.headers[name] ?? '')
          .split(',', 1)[0]
          ?.trim()
      : ''
  const scheme = told('x-forwarded-proto')?.toLowerCase() || protocol.replace(':', '')
  if (scheme !== 'http' && scheme !== 'https') return null
  return URL.parse(`${scheme}://${told('x-forwarded-host') || request.headers.host}`)
}
