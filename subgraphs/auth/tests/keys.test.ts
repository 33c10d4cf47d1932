import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTokenVerifier, seal, unseal } from '@plaza/server'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { describe, expect, test } from 'vitest'
import { readSecret, rotateSigningKeys } from '../src/index.ts'
import { KeyRing } from '../src/keys/key-ring.ts'
import { password, SignIn, startAuth } from './testkit.ts'

const jwksUrl = (url: string) => new URL('/.well-known/jwks.json', url)
const keyIdOf = (token: string) => decodeProtectedHeader(token).kid

describe('signing keys', () => {
  test('are published without their private halves', async () => {
    await using auth = await startAuth()
    const response = await fetch(jwksUrl(auth.subgraph.url))
    expect(response.headers.get('cache-control')).toBe('public, max-age=30')
    const { keys } = (await response.json()) as { keys: Record<string, string>[] }
    expect(keys).toMatchObject([{ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig' }])
    expect(Object.keys(keys[0] ?? {})).not.toContain('d')
    const ada = await auth.signUp('ada')
    const elsewhere = createTokenVerifier({ keys: jwksUrl(auth.subgraph.url) })
    expect((await elsewhere.verify(ada.token)).viewer?.id).toBe(ada.id)
    expect(decodeJwt(ada.token)).toMatchObject({
      iss: 'plaza',
      sub: ada.id,
      sid: expect.any(String),
      jti: expect.any(String),
    })
  })

  test('lie encrypted in the database, and open with no other secret', async () => {
    await using auth = await startAuth()
    const { system } = auth.subgraph.database
    const [row] = await system.selectFrom('signingKeys').select(['id', 'privateKeyEncrypted']).execute()
    expect(row?.privateKeyEncrypted.toString('latin1')).not.toContain('PRIVATE KEY')
    await expect(new KeyRing(system, Buffer.alloc(32)).current()).rejects.toThrow('AUTH_SECRET is not the one')
  })

  test('rotate without refusing a single request', async () => {
    await using auth = await startAuth()
    const verifier = createTokenVerifier({ keys: jwksUrl(auth.subgraph.url) })
    const { system } = auth.subgraph.database
    const ada = await auth.signUp('ada')
    const tokens = [ada.token]
    let isRotating = true
    const traffic = (async () => {
      while (isRotating) {
        const answer = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
        tokens.push(answer.tokens.accessToken)
        const { viewer, refused } = await verifier.verify(tokens.at(-1) as string)
        expect(refused).toBeUndefined()
        expect(viewer?.id).toBe(ada.id)
      }
    })()
    // A short overlap, so that the new key comes into force during the test; longer than the second between two look-ups.
    const first = await rotateSigningKeys(system, { sealingKey: auth.setup.secrets.sealing, overlapMs: 2_500 })
    await auth.setup.keyRing.reload()
    await expect.poll(() => keyIdOf(tokens.at(-1) as string)).toBe(first.keyId)
    isRotating = false
    await traffic
    expect(new Set(tokens.map(keyIdOf)).size).toBe(2)
    const fresh = createTokenVerifier({ keys: jwksUrl(auth.subgraph.url) })
    for (const token of tokens.slice(-3)) expect((await fresh.verify(token)).viewer?.id).toBe(ada.id)
  })

  test('a published key signs only once everybody knows it', async () => {
    await using auth = await startAuth()
    const { signsFrom, keyId } = await rotateSigningKeys(auth.subgraph.database.system, {
      sealingKey: auth.setup.secrets.sealing,
    })
    expect(signsFrom.getTime() - Date.now()).toBeGreaterThan(120_000)
    await auth.setup.keyRing.reload()
    const published = (await auth.setup.keyRing.publicKeys()).keys.map((key) => key.kid)
    expect(published).toHaveLength(2)
    expect(published).toContain(keyId)
    expect(keyIdOf((await auth.signUp('ada')).token)).not.toBe(keyId)
  })

  test('a key that has leaked is withdrawn at once', async () => {
    await using auth = await startAuth()
    const ada = await auth.signUp('ada')
    const { sealing: sealingKey } = auth.setup.secrets
    // Also while another is about to sign.
    await rotateSigningKeys(auth.subgraph.database.system, { sealingKey })
    const { keyId } = await rotateSigningKeys(auth.subgraph.database.system, { sealingKey, withdrawsOthers: true })
    await auth.setup.keyRing.reload()
    expect((await auth.setup.keyRing.publicKeys()).keys.map((key) => key.kid)).toEqual([keyId])
    const fresh = createTokenVerifier({ keys: jwksUrl(auth.subgraph.url) })
    expect((await fresh.verify(ada.token)).refused).toBe('UNKNOWN_KEY')
    const { tokens } = await auth.ask({}, SignIn, { input: { identifier: 'ada', password } })
    expect((await fresh.verify(tokens.accessToken)).viewer?.id).toBe(ada.id)
  })

  test('does not rotate with a secret that the service could not open it with', async () => {
    await using auth = await startAuth()
    const rotation = rotateSigningKeys(auth.subgraph.database.system, { sealingKey: Buffer.alloc(32) })
    await expect(rotation).rejects.toThrow('AUTH_SECRET is not the one')
  })

  test('replicas that start together make one first key', async () => {
    await using auth = await startAuth()
    const { system } = auth.subgraph.database
    await system.deleteFrom('signingKeys').execute()
    const rings = Array.from({ length: 6 }, () => new KeyRing(system, auth.setup.secrets.sealing))
    const keys = await Promise.all(rings.map((ring) => ring.current()))
    expect(new Set(keys.map((key) => key.id)).size).toBe(1)
  })
})

test('what is sealed opens under its own name only', () => {
  const key = Buffer.alloc(32, 1)
  const sealed = seal(Buffer.from('secret'), key, 'one')
  expect(unseal(sealed, key, 'one').toString()).toBe('secret')
  expect(() => unseal(sealed, key, 'two')).toThrow()
  expect(() => unseal(sealed, Buffer.alloc(32, 2), 'one')).toThrow()
  sealed[sealed.length - 1]! ^= 1
  expect(() => unseal(sealed, key, 'one')).toThrow()
})

describe('the secret', () => {
  const settings = { MAIL_FROM: '', WEB_URL: '', KEY_ROTATION_DAYS: 90, ACCESS_TOKEN_SECONDS: 900 }

  test('is made once beside the data, for its owner’s eyes only', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plaza-secret-'))
    await using _ = { [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) }
    const config = { ...settings, DATA_DIR: join(folder, 'data') }
    const [one, two] = await Promise.all([readSecret(config), readSecret(config)])
    expect(one).toBe(two)
    expect((await readFile(join(folder, 'data', 'auth-secret'), 'utf8')).length).toBe(44)
    expect((await stat(join(folder, 'data', 'auth-secret'))).mode & 0o777).toBe(0o600)
  })

  test('has to be configured in production', async () => {
    await expect(readSecret({ ...settings, DATA_DIR: '/nowhere', NODE_ENV: 'production' })).rejects.toThrow(
      'AUTH_SECRET must be set in production',
    )
  })
})
