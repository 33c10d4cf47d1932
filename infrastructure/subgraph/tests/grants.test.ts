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
  expect(verifier.verify(file, grant, ada)).toBe(true)
  expect(verifier.verify(file, grant, ada)).toBe(true)
  expect(verifier.verify(otherFile, grant, ada)).toBe(false)
  expect(verifier.verify(file, grant, bob)).toBe(false)
  expect(verifier.verify(file, grant, null)).toBe(false)
})

test('a grant for everybody opens the file signed in or out', () => {
  const { signer, verifier } = setup()
  const grant = signer.sign(file, null)
  expect(verifier.verify(file, grant, null)).toBe(true)
  expect(verifier.verify(file, grant, bob)).toBe(true)
})

test('a grant ends after five minutes, also when it was verified before', () => {
  const { clock, signer, verifier } = setup()
  const grant = signer.sign(file, ada)
  clock.time += 299_000
  expect(verifier.verify(file, grant, ada)).toBe(true)
  clock.time += 1_000
  expect(verifier.verify(file, grant, ada)).toBe(false)
})

test('a signature is used again for a minute and then made anew', () => {
  const { clock, signer } = setup()
  const grant = signer.sign(file, ada)
  clock.time += 59_000
  expect(signer.sign(file, ada)).toBe(grant)
  clock.time += 2_000
  expect(signer.sign(file, ada)).not.toBe(grant)
})

test('nobody but a trusted issuer can make or change a grant', () => {
  const { keys, signer, verifier, now, clock } = setup()
  const grant = signer.sign(file, ada)
  const [, , expiry, signature] = grant.split('.')
  const stranger = generateGrantKeys(['posts', 'nobody'])
  const forged = [
    createGrantSigner({ issuer: 'posts', privateKey: stranger.privateKeys.posts!, now }).sign(file, bob),
    createGrantSigner({ issuer: 'nobody', privateKey: stranger.privateKeys.nobody!, now }).sign(file, bob),
    createGrantSigner({ issuer: 'users', privateKey: keys.privateKeys.posts!, now }).sign(file, bob),
    createGrantSigner({ issuer: 'posts', privateKey: keys.privateKeys.posts!, now: () => clock.time + 3_600_000 }).sign(
      file,
      bob,
    ),
    `posts.${bob}.${expiry}.${signature}`,
    `posts.*.${expiry}.${signature}`,
    `posts.${bob}.${Number(expiry) + 60}.${signature}`,
    '',
    '...',
    'posts',
  ]
  for (const attempt of forged) expect(verifier.verify(file, attempt, bob), attempt).toBe(false)
})

test('keys pass through the settings of the distributed start', () => {
  const { keys } = setup()
  const { privateJwks, publicJwks } = exportGrantKeys(keys)
  const signer = createGrantSigner({ issuer: 'posts', privateKey: grantPrivateKeySetting.parse(privateJwks.posts) })
  const verifier = createGrantVerifier({ publicKeys: grantPublicKeysSetting.parse(publicJwks) })
  expect(verifier.verify(file, signer.sign(file, ada), ada)).toBe(true)
  expect(publicJwks).not.toContain('"d"')
  expect(grantPrivateKeySetting.safeParse('no key').success).toBe(false)
  expect(grantPublicKeysSetting.safeParse('{"keys":[]}').success).toBe(false)
})
