import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import { Agent, createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

export interface ReceivedPush {
  payload: { title: string; body: string; path: string; tag: string }
  headers: Record<string, string | string[] | undefined>
}

/** A browser with its push service: it decrypts what comes, as RFC 8291 and 8188 have it, and checks who sends. */
export interface Browser {
  subscription: { endpoint: string; p256dh: string; auth: string }
  received: ReceivedPush[]
  /** What its push service answers, 201 unless set. */
  answers: { status: number; headers?: Record<string, string> }
}

const host = 'push.example.org'

/** Push services on this machine, which the agent takes for `https://push.example.org`. */
export async function startPushService() {
  const { private: key, cert } = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  })
  const browsers = new Map<string, Browser & { ecdh: ECDH }>()
  const hooks: { onPush?: () => void } = {}
  const server = createServer({ key, cert }, async (request, response) => {
    const browser = browsers.get(request.url ?? '')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    if (hooks.onPush) return hooks.onPush()
    if (!browser) return void response.writeHead(404).end()
    const { status, headers } = browser.answers
    if (status === 201) {
      checkSender(request.headers.authorization ?? '')
      const payload = JSON.parse(decrypt(Buffer.concat(chunks), browser.ecdh, browser.subscription.auth))
      browser.received.push({ payload, headers: request.headers })
    }
    response.writeHead(status, headers).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(hooks, {
    port,
    ca: cert,
    agent: createLocalAgent(port, cert),
    browser(): Browser {
      const ecdh = createECDH('prime256v1')
      const p256dh = ecdh.generateKeys('base64url')
      const path = `/${randomBytes(9).toString('base64url')}`
      const browser: Browser & { ecdh: ECDH } = {
        ecdh,
        subscription: { endpoint: `https://${host}${path}`, p256dh, auth: randomBytes(16).toString('base64url') },
        received: [],
        answers: { status: 201 },
      }
      browsers.set(path, browser)
      return browser
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** Connects to this machine whatever the address, and trusts the test's certificate. */
export function createLocalAgent(port: number, ca: string): Agent {
  const agent = new Agent({ ca })
  const connect = agent.createConnection.bind(agent)
  agent.createConnection = (options, done) => connect({ ...options, host: '127.0.0.1', port, servername: host }, done)
  return agent
}

function decrypt(body: Buffer, browser: ECDH, auth: string): string {
  const salt = body.subarray(0, 16)
  const idLength = body[20]!
  const sender = body.subarray(21, 21 + idLength)
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender])
  const derive = (secret: Buffer, by: Buffer, about: Buffer | string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, by, about, bytes))
  const secret = derive(browser.computeSecret(sender), Buffer.from(auth, 'base64url'), info, 32)
  const key = derive(secret, salt, 'Content-Encoding: aes128gcm\0', 16)
  const nonce = derive(secret, salt, 'Content-Encoding: nonce\0', 12)
  const sealed = body.subarray(21 + idLength)
  const decipher = createDecipheriv('aes-128-gcm', key, nonce).setAuthTag(sealed.subarray(-16))
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
  return padded.subarray(0, padded.lastIndexOf(2)).toString()
}

/** RFC 8292: a token for this push service, signed by the key that it comes with. */
function checkSender(authorization: string): void {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? []
  const [head = '', body = '', signature = ''] = token.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'))
  const publicKey = createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x!, y: y! } })
  const isGood = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  const { aud, sub } = JSON.parse(Buffer.from(body, 'base64url').toString())
  if (!isGood || aud !== `https://${host}` || !sub.startsWith('mailto:')) throw new Error('the sender is not known')
}
