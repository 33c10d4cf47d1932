import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished, vi } from 'vitest'
import { Session } from '../../src/session/session.ts'

interface Reply {
  status?: number
  body: unknown
}

/** The session routes of a gateway, answered by the test, and a browser's storage and addresses in front of them. */
export async function startSessionLab() {
  const asked: { route: string; authorization: string | undefined }[] = []
  let reply: (route: string) => Reply | Promise<Reply> = () => signedIn('ada')
  let dateOffsetMs = 0
  const server = createServer(async (request, response) => {
    const route = request.url!.replace('/session/', '')
    asked.push({ route, authorization: request.headers.authorization })
    const { status = 200, body } = await reply(route)
    response.sendDate = false
    response.setHeader('date', new Date(Date.now() + dateOffsetMs).toUTCString())
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  let base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { fetch } = globalThis
  const kept = new Map<string, string>()
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(base + path, { ...init, keepalive: false }))
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  const channels: BroadcastChannel[] = []
  const { BroadcastChannel } = globalThis
  vi.stubGlobal(
    'BroadcastChannel',
    class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        channels.push(this)
      }
    },
  )
  onTestFinished(() => {
    for (const channel of channels) channel.close()
    vi.unstubAllGlobals()
    server.close()
  })
  const online = base
  return {
    asked,
    kept,
    /** A tab of the same browser. */
    openTab: () => new Session(),
    answer(next: typeof reply) {
      reply = next
    },
    serverClockIs(offsetMs: number) {
      dateOffsetMs = offsetMs
    },
    goOffline() {
      base = 'http://127.0.0.1:9'
    },
    goOnline() {
      base = online
    },
  }
}

let number = 0

/** Tokens that are good for 15 minutes, unless given otherwise, from the server's moment on. */
export const signedIn = (userId: string, serverNow = Date.now(), lifetimeMs = 15 * 60_000): Reply => ({
  body: {
    data: {
      accessToken: `token-${++number}`,
      accessTokenExpiresAt: new Date(serverNow + lifetimeMs).toISOString(),
      userId,
    },
    errors: [],
  },
})

export const refused = (code: string, retryAfterSeconds: number | null = null): Reply => ({
  body: { data: null, errors: [{ code, message: 'No.', path: null, retryAfterSeconds, limit: null }] },
})
