import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommands } from '../../src/commands/run.ts'
import { recordInto } from './store.ts'

const sdl = 'type Query { name: String, nick: String, find(text: String): String }'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-check-'))
  for (const [side, text] of [
    ['before', sdl],
    ['after', sdl.replace('nick: String, ', '')],
  ] as const) {
    await mkdir(join(folder, side))
    await writeFile(join(folder, side, 'a.graphql'), text)
    await configure('', side)
  }
  const at = new Date(Date.now() - 86_400_000).toISOString()
  await recordInto(join(folder, 'recorded'), buildSchema(sdl), [
    { at, client: 'ios 1.4.0', text: 'query Old { nick find(text: "a") }' },
    { at, client: 'web 2.0.0', text: 'query New { name }' },
  ])
})
afterEach(() => rm(folder, { recursive: true }))

const configure = (more: string, side = 'after') =>
  writeFile(join(folder, side, 'schema-check.yml'), `subgraphs: '*.graphql'\ncache: cache\n${more}`)

const store = 'usage: { store: ../recorded }\n'
const exclusion = (until: string) => `${store}clients:
  exclude: [{ name: ios, versions: <2.0.0, reason: They refuse to start., until: ${until} }]
`

async function check(): Promise<{ code: number; out: string }> {
  const written = { out: '', err: '' }
  const code = await runCommands(['check', '--against', '../before', '--format', 'json'], {
    cwd: join(folder, 'after'),
    env: {},
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  })
  if (code === 2) throw new Error(written.err)
  return { code, out: written.out }
}

test('a change that breaks an operation which somebody has sent fails, and says who', async () => {
  expect((await check()).code).toBe(0)
  await configure(store)
  const { code, out } = await check()
  expect([code, out]).toEqual([1, expect.stringContaining('"client": "ios 1.4.0"')])
})

test('what is recorded is not judged where the configuration says so', async () => {
  await configure(store.replace(' }', ', judge: false }'))
  expect((await check()).code).toBe(0)
})

test('what a change does to an excluded client fails nothing, and is listed', async () => {
  await configure(exclusion('2999-12-31'))
  const { code, out } = await check()
  expect([code, out]).toEqual([0, expect.stringContaining('They refuse to start.')])
})

test('an exclusion that has expired excludes nothing, and fails', async () => {
  await configure(exclusion('2020-12-31'))
  const { code, out } = await check()
  expect([code, out]).toEqual([1, expect.stringContaining('client-exclusion-expired')])
  expect(out).toContain('"client": "ios 1.4.0"')
})
