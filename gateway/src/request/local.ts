import type { IncomingMessage } from 'node:http'
import { readAddress } from '@plaza/server'

/** Whether an address to listen on is reached from this machine alone. */
export const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)

/** What a proxy adds, which may pass on anybody's request from this machine. */
const ofProxies = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/**
 * Whether a request comes from this machine, through no proxy, and was meant for it: a page whose name somebody has pointed at
 * this machine (DNS rebinding) asks with that name as its `Host`.
 */
export function isLocal({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): boolean {
  const sender = readAddress(socket.remoteAddress ?? null)
  const asked = URL.parse(`http://${headers.host}`)
  return (
    sender !== null &&
    isLoopback(sender) &&
    asked !== null &&
    isLoopback(asked.hostname) &&
    ofProxies.every((name) => headers[name] === undefined)
  )
}
