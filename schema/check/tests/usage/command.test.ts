import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCommands } from '../../src/commands/run.ts'
import { recordInto, type Sent } from './store.ts'

const sdl = `
  type Query { user(id: ID, filter: Filter): User }
  input Filter { name: String }
  type User { id: ID! name: String nick: String }`

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usage-command-'))
  await mkdir(join(folder, 'subgraphs'))
  await writeFile(join(folder, 'subgraphs/users.graphql'), sdl)
  await writeFile(
    join(folder, 'schema-check.yml'),
    "subgraphs: 'subgraphs/*.graphql'\nusage: { store: recorded }\ncache: cache\n",
  )
})
afterEach(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' }
  const code = await runCommands(['usage', ...args], {
    cwd: folder,
    env: {},
    stdout: { write: (text: string) => (written.out += text) },
    stderr: { write: (text: string) => (written.err += text) },
  })
  return { code, ...written }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const record = (requests: readonly Sent[], since = daysAgo(80)) =>
  recordInto(join(folder, 'recorded'), buildSchema(sdl), requests, [[since, new Date().toISOString()]])

test('says who uses a coordinate, and what is unused', async () => {
  await record([
    { at: daysAgo(3), client: 'web 1.2.0', text: 'query Profile { user(id: 1) { name } }', times: 12 },
    { at: daysAgo(40), client: 'ios 1.0.0', text: '{ user { nick } }' },
  ])
  const used = await run('User.name')
  expect(used).toMatchObject({ code: 0, err: '' })
  expect(used.out).toMatch(/One client uses User\.name in the 30 days[\s\S]*web 1\.2\.0 +12 .*Profile/)
  expect((await run('Query.user(id:)')).out).toContain('given written with a value 12 ×')
  const nick = await run('User.nick')
  expect(nick.out).toMatch(/Nobody uses User\.nick in the 30 days .*: it is unused\.\n\nBefore that[\s\S]*ios 1\.0\.0/)
  expect((await run('User.nick', '--window', '60d')).out).toContain('One client uses User.nick')
  const all = JSON.parse((await run('--format', 'json')).out)
  expect(all).toMatchObject({
    notEnough: null,
    clients: [{ client: 'web', requests: 12 }],
    unseen: [
      { coordinate: 'Filter' },
      { coordinate: 'Query.user(filter:)' },
      { coordinate: 'User.id' },
      { coordinate: 'User.nick' },
    ],
  })
})

test('calls nothing unused where recording began within the window', async () => {
  await record([{ at: daysAgo(3), client: 'web 1.2.0', text: '{ user { name } }' }], daysAgo(10))
  for (const { code, out } of [await run('User.nick'), await run()]) {
    expect(code).toBe(0)
    expect(out).toContain('The window has too little recording: recording began on')
    expect(out).not.toMatch(/is unused|Nobody uses/)
  }
  expect((await run('User.nick', '--window', '5d')).out).toContain('it is unused')
})

test('what was removed is told by its use, and what never was is refused with the nearest', async () => {
  await record([{ at: daysAgo(3), client: 'web 1.2.0', text: '{ user { nick } }' }])
  await writeFile(join(folder, 'subgraphs/users.graphql'), sdl.replace('nick: String', ''))
  expect((await run('User.nick')).out).toContain('One client uses User.nick')
  expect(await run('User.nam')).toMatchObject({ code: 2, err: expect.stringContaining('User.name') })
})

test.each<[string, string[], string]>([
  ['a store that is not there', [], 'There is no recorded use in'],
  ['a window that is none', ['--window', 'month'], 'The window month is no number of days'],
  ['a format that is none', ['--format', 'xml'], 'There is no format xml'],
  ['two coordinates', ['User', 'Query'], 'One coordinate can be asked for at a time'],
])('%s is exit code 2, and said so', async (_, args, message) => {
  const { code, err } = await run(...args)
  expect([code, err]).toEqual([2, expect.stringContaining(message)])
})

test('subgraphs that do not compose are exit code 2', async () => {
  await record([])
  await writeFile(join(folder, 'subgraphs/users.graphql'), 'type Query { a: String @external }')
  expect((await run()).code).toBe(2)
})
