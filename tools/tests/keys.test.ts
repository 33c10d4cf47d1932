import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import {
  createGrantSigner,
  createGrantVerifier,
  exportGrantKeys,
  findSettingProblems,
  generateGrantKeys,
  grantPrivateKeySetting,
  grantPublicKeysSetting,
} from '@plaza/subgraph'
import { expect, test } from 'vitest'
import { rotateGrantKey } from '../src/keys/rotate.ts'
import { repositoryPath } from '../src/repository.ts'
import { subgraphDefinitions } from '../src/subgraphs.ts'

const file = '019b0000-0000-7000-8000-000000000001'
const ada = '019b0000-0000-7000-8000-00000000000a'

const keys = (words: string[], env: Record<string, string> = {}) =>
  promisify(execFile)('node', ['tools/plaza.mjs', 'keys', ...words], {
    cwd: repositoryPath,
    env: { PATH: process.env.PATH, ...env },
  })

const signerOf = (jwk: string) => createGrantSigner({ issuer: 'posts', ...grantPrivateKeySetting.parse(jwk) })
const isGood = (jwks: string, grant: string) =>
  createGrantVerifier({ publicKeys: grantPublicKeysSetting.parse(jwks) }).issuerOf(file, grant, ada) === 'posts'

test('settings are printed in the order that refuses no grant', async () => {
  const before = exportGrantKeys(generateGrantKeys())
  const { stdout } = await keys(['rotate', 'posts'], { GRANT_PUBLIC_KEYS: before.publicJwks })
  const settings = [...stdout.matchAll(/^(\w+)='(.*)'$/gm)].map(([, name, value]) => [name!, value!] as const)
  expect(settings.map(([name]) => name)).toEqual(['GRANT_PUBLIC_KEYS', 'POSTS_GRANT_PRIVATE_KEY', 'GRANT_PUBLIC_KEYS'])
  const [both, privateJwk, after] = settings.map(([, value]) => value) as [string, string, string]
  const former = signerOf(before.privateJwks.posts!).sign(file, ada)
  const fresh = signerOf(privateJwk).sign(file, ada)
  expect([before.publicJwks, both, after].map((jwks) => isGood(jwks, former))).toEqual([true, true, false])
  expect([before.publicJwks, both, after].map((jwks) => isGood(jwks, fresh))).toEqual([false, true, true])
  expect(both + after).not.toContain('"d"')
  // The keys of the others stay, and the next key of posts has an id of its own.
  const ids = (jwks: string) => JSON.parse(jwks).keys.map(({ kid }: { kid: string }) => kid)
  expect(ids(after)).toEqual(['auth', 'users', 'messages', 'posts:2'])
  expect(ids(rotateGrantKey(both, 'posts').both)).toEqual(['auth', 'users', 'posts', 'messages', 'posts:2', 'posts:3'])
})

test("a service refuses to start with another's key", () => {
  const { privateJwks } = exportGrantKeys(generateGrantKeys(['users', 'posts:2']))
  const posts = subgraphDefinitions.find(({ name }) => name === 'posts')!
  const problems = (key: string) =>
    findSettingProblems(posts, { PORT: '0', DATABASE_URL: 'postgres://h/d', GRANT_PRIVATE_KEY: key })
  expect(problems(privateJwks['posts:2']!)).toEqual([])
  expect(problems(privateJwks.users!)).toEqual([
    'GRANT_PRIVATE_KEY: must be a key of posts, not "users"; run `pnpm keys rotate posts`.',
  ])
})

test.each([
  [['rotate', 'media'], {}, '"media" signs no media grants; these do: auth, users, posts, messages.'],
  [['rotate', 'posts'], {}, 'Set GRANT_PUBLIC_KEYS to what media has'],
  [['rotate', 'posts'], { GRANT_PUBLIC_KEYS: 'nonsense' }, 'GRANT_PUBLIC_KEYS: is not JSON'],
  [['rotate'], {}, 'pnpm --silent keys rotate posts'],
  [['turn', 'posts'], {}, 'pnpm --silent keys rotate posts'],
])('%j with %j says what is missing', async (words, env, told) => {
  await expect(keys(words, env)).rejects.toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(told) })
})
