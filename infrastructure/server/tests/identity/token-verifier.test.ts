import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { readBearerToken } from '../../src/identity/bearer.ts'
import { sessionsCheck } from '../../src/identity/follow-sessions.ts'
import { Revocations } from '../../src/identity/revocations.ts'
import { createTokenVerifier } from '../../src/identity/token-verifier.ts'
import { Degraded } from '../../src/readiness.ts'

const ada = '0199a000-0000-7000-8000-000000000001'
const session = '0199a000-0000-7000-8000-000000000002'
const tokenId = '0199a000-0000-7000-8000-000000000003'

async function createIssuer(keyId: string) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true })
  const jwk = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'EdDSA' }
  const sign = (
    claims: Record<string, unknown> = {},
    header: Record<string, unknown> = {},
    expiresIn = 900,
    lifetime = 900,
  ) =>
    new SignJWT({ sid: session, ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: keyId, ...header })
      .setIssuer('plaza')
      .setSubject((claims.sub as string | undefined) ?? ada)
      .setJti(tokenId)
      .setIssuedAt(Math.floor(Date.now() / 1000) + expiresIn - lifetime)
      .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
      .sign(privateKey)
  return { jwk, sign }
}

describe('a token verifier', () => {
  test('says who a good token speaks for', async () => {
    const auth = await createIssuer('one')
    const verifier = createTokenVerifier({ keys: async () => ({ keys: [auth.jwk] }) })
    const { viewer } = await verifier.verify(await auth.sign())
    expect(viewer).toMatchObject({ id: ada, sessionId: session, tokenId })
    expect(viewer?.expiresAt.getTime()).toBeGreaterThan(Date.now())
  })

  test('refuses what is not a token, was made for something else or by somebody else', async () => {
    const auth = await createIssuer('one')
    const mallory = await createIssuer('one')
    const verifier = createTokenVerifier({ keys: async () => ({ keys: [auth.jwk] }) })
    const good = await auth.sign()
    const [head, body, signature] = good.split('.') as [string, string, string]
    const none = Buffer.from(JSON.stringify({ alg: 'none', kid: 'one', typ: 'at+jwt' })).toString('base64url')
    const refusedOf = async (token: string) => (await verifier.verify(token)).refused
    expect(await refusedOf('')).toBe('MALFORMED')
    expect(await refusedOf('nonsense')).toBe('MALFORMED')
    expect(await refusedOf(`${none}.${body}.`)).toBe('MALFORMED')
    expect(await refusedOf(`${head}.${body}.${signature.replace(/^../, 'AA')}`)).toBe('FORGED')
    expect(await refusedOf(await mallory.sign())).toBe('FORGED')
    expect(await refusedOf(await auth.sign({ iss: 'elsewhere' }, { typ: 'JWT' }))).toBe('FORGED')
    expect(await refusedOf(await auth.sign({ sub: `${ada}' or true` }))).toBe('MALFORMED')
    expect(await refusedOf(await auth.sign({}, { kid: 'two' }))).toBe('UNKNOWN_KEY')
  })

  test('takes fresh tokens only while it hears of no ended session, which auth gives to sessions that have not ended', async () => {
    const auth = await createIssuer('one')
    let silentMs = 0
    const revocations = new Revocations()
    revocations.hearFrom(() => silentMs)
    const verifier = createTokenVerifier({ keys: async () => ({ keys: [auth.jwk] }), revocations })
    const old = await auth.sign({}, {}, 900 - 121)
    const fresh = await auth.sign({ sid: ada }, {}, 900 - 119)
    const refusals = async () => [(await verifier.verify(old)).refused, (await verifier.verify(fresh)).refused]
    expect(await refusals()).toEqual([undefined, undefined])
    await sessionsCheck(revocations)()
    silentMs = 60_000
    expect(await refusals()).toEqual([undefined, undefined])
    silentMs = 60_001
    expect(await refusals()).toEqual(['EXPIRED', undefined])
    // A token that lives for seconds is fresh, however little is left of it.
    expect((await verifier.verify(await auth.sign({}, {}, 5, 30))).refused).toBeUndefined()
    await expect(sessionsCheck(revocations)()).rejects.toThrow(Degraded)
    silentMs = 0
    expect(await refusals()).toEqual([undefined, undefined])
  })

  test('refuses an expired token, also one it has verified before', async () => {
    const auth = await createIssuer('one')
    let now = Date.now()
    const verifier = createTokenVerifier({ keys: async () => ({ keys: [auth.jwk] }), now: () => now })
    expect((await verifier.verify(await auth.sign({}, {}, -1))).refused).toBe('EXPIRED')
    const token = await auth.sign()
    expect((await verifier.verify(token)).viewer?.id).toBe(ada)
    now += 901_000
    expect((await verifier.verify(token)).refused).toBe('EXPIRED')
  })

  test('refuses the tokens of an ended session at once and tells who listens', async () => {
    const auth = await createIssuer('one')
    const verifier = createTokenVerifier({ keys: async () => ({ keys: [auth.jwk] }) })
    const token = await auth.sign()
    expect((await verifier.verify(token)).viewer?.id).toBe(ada)
    let closed = 0
    verifier.revocations.onEnded(session, () => closed++)
    verifier.revocations.onEnded(session, () => closed++)()
    verifier.revocations.end([session], new Date())
    verifier.revocations.end([session], new Date())
    expect((await verifier.verify(token)).refused).toBe('REVOKED')
    expect(closed).toBe(1)
  })

  test('forgets an ended session once its last token has expired', () => {
    let now = Date.now()
    const revocations = new Revocations({ now: () => now })
    revocations.end(['a', 'b'], new Date(now))
    now += 17 * 60_000
    revocations.end(['c'], new Date(now))
    expect([revocations.has('a'), revocations.has('c'), revocations.size]).toEqual([false, true, 1])
  })

  test('follows a key rotation without refusing a request, and drops a withdrawn key', async () => {
    const [old, fresh] = [await createIssuer('old'), await createIssuer('fresh')]
    let published = [old.jwk]
    let fetches = 0
    let now = Date.now()
    const keys = async () => {
      fetches++
      return { keys: published }
    }
    const verifier = createTokenVerifier({ keys, now: () => now })
    const first = await old.sign()
    expect((await verifier.verify(first)).viewer?.id).toBe(ada)
    published = [old.jwk, fresh.jwk]
    now += 1_000
    expect((await verifier.verify(await fresh.sign())).viewer?.id).toBe(ada)
    expect((await verifier.verify(first)).viewer?.id).toBe(ada)
    expect(fetches).toBe(2)
    published = [fresh.jwk]
    now += 61_000
    await verifier.verify(first)
    await expect.poll(async () => (await verifier.verify(first)).refused).toBe('UNKNOWN_KEY')
  })

  test('does not let made-up key ids turn into requests to auth', async () => {
    const auth = await createIssuer('one')
    let fetches = 0
    const keys = async () => {
      fetches++
      return { keys: [auth.jwk] }
    }
    const verifier = createTokenVerifier({ keys })
    for (let i = 0; i < 50; i++) await verifier.verify(await auth.sign({}, { kid: `made-up-${i}` }))
    expect(fetches).toBe(1)
  })

  test('keeps the keys it holds while auth is away, and says so when it never had any', async () => {
    const auth = await createIssuer('one')
    let isAway = true
    let now = Date.now()
    const faults: unknown[] = []
    const keys = async () => {
      if (isAway) throw new Error('away')
      return { keys: [auth.jwk] }
    }
    const verifier = createTokenVerifier({ keys, now: () => now, onError: (error) => faults.push(error) })
    const token = await auth.sign()
    expect((await verifier.verify(token)).refused).toBe('KEYS_UNAVAILABLE')
    isAway = false
    now += 1_000
    expect((await verifier.verify(token)).viewer?.id).toBe(ada)
    isAway = true
    now += 120_000
    expect((await verifier.verify(token)).viewer?.id).toBe(ada)
    expect(faults).not.toHaveLength(0)
  })
})

test('a header is signed out only when it is absent', () => {
  expect(readBearerToken(undefined)).toBeNull()
  expect(readBearerToken('Bearer a.b.c')).toBe('a.b.c')
  expect(readBearerToken('bearer a.b.c')).toBe('a.b.c')
  expect(readBearerToken('Basic abc')).toBe('')
  expect(readBearerToken('Bearer')).toBe('')
})
