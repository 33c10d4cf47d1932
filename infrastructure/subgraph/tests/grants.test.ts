import { expect, test } from 'vitest'
import {
  createGrantSigner,
  createGrantVerifier,
  exportGrantKeys,
  generateGrantKeys,
  grantPrivateKeySetting,
  grantPublicKeysSetting,
} from '../src/grants/index.ts'

const file = '019b0000-0000-7000-8000-000000000001'
const otherFile = '019b0000-0000-7000-8000-000000000002'
const ada = '019b0000-0000-7000-8000-00000000000a'
const bob = '019b0000-0000-7000-8000-00000000000b'

function setup() {
  const clock = { time: Date.UTC(2026, 0, 1) }
  const now = () => clock.time
  const keys = generateGrantKeys(['posts', 'users'])
  const signer = createGrantSigner({ issuer: 'posts', privateKey: keys.privateKeys.posts!, now })
  const verifier = createGrantVerifier({ publicKeys: keys.publicKeys, now })
  return { clock, now, keys, signer, verifier }
}

test('a grant opens one file to one viewer', () => {
  const { signer, verifier } = setup()
  const grant = signer.sign(file, ada)
  expect(verifier.issuerOf(file, grant, ada)).toBe('posts')
  expect(verifier.issuerOf(file, grant, ada)).toBe('posts')
  expect(verifier.issuerOf(otherFile, grant, ada)).toBe(null)
  expect(verifier.issuerOf(file, grant, bob)).toBe(null)
  expect(verifier.issuerOf(file, grant, null)).toBe(null)
})

test('a grant for everybody opens the file signed in or out', () => {
  const { signer, verifier } = setup()
  const grant = signer.sign(file, null)
  expect(verifier.issuerOf(file, grant, null)).toBe('posts')
  expect(verifier.issuerOf(file, grant, bob)).toBe('posts')
})

test('a grant ends after five minutes, also when it was verified before', () => {
  const { clock, signer, verifier } = setup()
  const grant = signer.sign(file, ada)
  clock.time += 299_000
  expect(verifier.issuerOf(file, grant, ada)).toBe('posts')
  clock.time += 1_000
  expect(verifier.issuerOf(file, grant, ada)).toBe(null)
})

test('a signature is used again for a minute and then made anew', () => {
  const { clock, signer } = setup()
  const grant = signer.sign(file, ada)
  clock.time += 59_000
  expect(signer.sign(file, ada)).toBe(grant)
  clock.time += 2_000
  expect(signer.sign(file, ada)).not.toBe(grant)
})

test('a grant that was forged, changed or written otherwise opens nothing', () => {
  const { keys, signer, verifier, now, clock } = setup()
  const grant = signer.sign(file, bob)
  const [, , expiry, signature] = grant.split('.') as [string, string, string, string]
  const stranger = generateGrantKeys(['posts', 'nobody'])
  const sign = (issuer: string, privateKey = keys.privateKeys.posts!, time = now) =>
    createGrantSigner({ issuer, privateKey, now: time }).sign(file, bob)
  const bytes = Buffer.from(signature, 'base64url')
  const withByte = (n: number) =>
    Buffer.from(bytes.map((byte, at) => (at === n ? byte ^ 1 : byte))).toString('base64url')
  const otherLast = String.fromCharCode(signature.charCodeAt(85) + 1)
  const attempts: Record<string, string> = {
    "by a stranger's key": sign('posts', stranger.privateKeys.posts),
    'by an issuer that nobody trusts': sign('nobody', stranger.privateKeys.nobody),
    'by one issuer in the name of another': sign('users'),
    'from a clock that is wrong by an hour': sign('posts', undefined, () => clock.time + 3_600_000),
    'that has ended': sign('posts', undefined, () => clock.time - 300_000),
    "made out to somebody else's id": signer.sign(file, ada),
    "another's, made out to me": signer.sign(file, ada).replace(ada, bob),
    'made out to everybody': `posts.*.${expiry}.${signature}`,
    'of everybody, made out to me': signer.sign(file, null).replace('*', bob),
    'of another file': signer.sign(otherFile, bob),
    'with a longer life': `posts.${bob}.${Number(expiry) + 60}.${signature}`,
    'with an end that is written with a nought': `posts.${bob}.0${expiry}.${signature}`,
    'with an end that is written as a fraction': `posts.${bob}.${expiry}.0.${signature}`,
    'with an end that is written as a power': `posts.${bob}.${Number(expiry).toExponential()}.${signature}`,
    'with an end in hexadecimal': `posts.${bob}.0x${Number(expiry).toString(16)}.${signature}`,
    'with a blank': `posts.${bob}.${expiry} .${signature}`,
    'with an end before all time': `posts.${bob}.-${expiry}.${signature}`,
    'that never ends': `posts.${bob}.Infinity.${signature}`,
    'in capitals': `POSTS.${bob}.${expiry}.${signature}`,
    'made out in capitals': `posts.${bob.toUpperCase()}.${expiry}.${signature}`,
    'without an issuer': `.${bob}.${expiry}.${signature}`,
    'of an issuer that every object has': `constructor.${bob}.${expiry}.${signature}`,
    'with a first byte that is another': `posts.${bob}.${expiry}.${withByte(0)}`,
    'with a middle byte that is another': `posts.${bob}.${expiry}.${withByte(32)}`,
    'with a last byte that is another': `posts.${bob}.${expiry}.${withByte(63)}`,
    'with padding': `${grant}==`,
    'with unused bits set': `${grant.slice(0, -1)}${otherLast}`,
    'in base64': `posts.${bob}.${expiry}.${bytes.toString('base64')}`,
    'with a line end behind it': `${grant}\n`,
    'with a byte behind it': `posts.${bob}.${expiry}.${Buffer.concat([bytes, Buffer.of(0)]).toString('base64url')}`,
    'with a part behind it': `${grant}.`,
    twice: `${grant}.${grant}`,
    'without a signature': `posts.${bob}.${expiry}.`,
    'cut off': grant.slice(0, -1),
    'cut in half': grant.slice(0, grant.length / 2),
    'of a megabyte': `${grant}${'A'.repeat(1_000_000)}`,
    'of dots alone': '.'.repeat(1_000_000),
    'of three dots': '...',
    'of one word': 'posts',
    'that is empty': '',
  }
  // Before and after the genuine one has been seen.
  for (let turn = 0; turn < 2; turn++) {
    for (const [kind, attempt] of Object.entries(attempts)) {
      expect(attempt, kind).not.toBe(grant)
      expect(verifier.issuerOf(file, attempt, bob), `a grant ${kind}`).toBe(null)
    }
    expect(verifier.issuerOf(file, grant, bob)).toBe('posts')
  }
})

test('each bit of a grant counts', () => {
  const { signer, verifier } = setup()
  const grant = signer.sign(file, bob)
  expect(verifier.issuerOf(file, grant, bob)).toBe('posts')
  for (let at = 0; at < grant.length; at++) {
    for (let bit = 0; bit < 8; bit++) {
      const changed = grant.slice(0, at) + String.fromCharCode(grant.charCodeAt(at) ^ (1 << bit)) + grant.slice(at + 1)
      expect(verifier.issuerOf(file, changed, bob), changed).toBe(null)
    }
  }
})

test('a key is replaced without one grant that is refused', () => {
  const { clock, now, keys } = setup()
  const old = keys.publicKeys
  const fresh = generateGrantKeys(['posts:2'])
  const oldSigner = createGrantSigner({ issuer: 'posts', privateKey: keys.privateKeys.posts!, now })
  const newSigner = createGrantSigner({
    ...{ issuer: 'posts', keyId: 'posts:2', privateKey: fresh.privateKeys['posts:2']!, now },
  })
  const isGood = (publicKeys: typeof old, grant: string) =>
    createGrantVerifier({ publicKeys, now }).issuerOf(file, grant, ada) === 'posts'

  const before = oldSigner.sign(file, ada)
  const both = { ...old, ...fresh.publicKeys }
  expect(isGood(both, before)).toBe(true)
  // Of the processes of posts, some sign with the new key already.
  clock.time += 60_000
  const last = oldSigner.sign(file, ada)
  const first = newSigner.sign(file, ada)
  expect([before, last, first].map((grant) => isGood(both, grant))).toEqual([true, true, true])
  clock.time += 240_000
  expect([last, first].map((grant) => isGood(both, grant))).toEqual([true, true])
  clock.time += 300_000
  const { posts: _, ...without } = both
  expect(isGood(without, newSigner.sign(file, ada))).toBe(true)
  expect(isGood(without, oldSigner.sign(file, ada))).toBe(false)
})

test('a service signs with no key of another', () => {
  const { keys } = setup()
  const key = { privateKey: keys.privateKeys.posts! }
  for (const keyId of ['users', 'users:2', 'posts2', 'postscript']) {
    expect(() => createGrantSigner({ issuer: 'posts', keyId, ...key })).toThrow(`"${keyId}" is no key of posts`)
  }
})

test('keys pass through the settings of the distributed start', () => {
  const { keys } = setup()
  const { privateJwks, publicJwks } = exportGrantKeys(keys)
  const signer = createGrantSigner({ issuer: 'posts', ...grantPrivateKeySetting.parse(privateJwks.posts) })
  const verifier = createGrantVerifier({ publicKeys: grantPublicKeysSetting.parse(publicJwks) })
  expect(verifier.issuerOf(file, signer.sign(file, ada), ada)).toBe('posts')
  expect(publicJwks).not.toContain('"d"')
  expect(grantPrivateKeySetting.safeParse('no key').success).toBe(false)
  expect(grantPublicKeysSetting.safeParse('{"keys":[]}').success).toBe(false)
  const [key] = JSON.parse(publicJwks).keys
  const twice = grantPublicKeysSetting.safeParse(JSON.stringify({ keys: [key, key] }))
  expect(twice.error?.issues[0]?.message).toContain('one key of each `kid`')
  for (const kid of ['posts:', 'posts.2', 'posts:2:3', '', 'Posts']) {
    expect(grantPublicKeysSetting.safeParse(JSON.stringify({ keys: [{ ...key, kid }] })).success, kid).toBe(false)
  }
})
