import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { makeTemporaryFolder } from '@plaza/database/embedded'
import { subgraphNames, subgraphs as subgraphPorts } from '@plaza/schema/subgraphs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repositoryPath } from '../src/repository.ts'
import { post } from '../src/testing/test-plaza.ts'
import { freeOffset, isFree, type StartedPlaza, startCommand } from './start-lab.ts'

let dataDir: string
const running: StartedPlaza[] = []
beforeEach(async () => {
  dataDir = await makeTemporaryFolder('plaza-start-')
})
afterEach(async () => {
  for (const started of running.splice(0)) await started.stop()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(env: Record<string, string>): Promise<StartedPlaza> {
  const started = await startCommand({ DATA_DIR: dataDir, ...env })
  running.push(started)
  return started
}

const answers = (url: string) =>
  fetch(url).then(
    (response) => response.status,
    () => null,
  )

async function isTraced(url: string): Promise<boolean> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'plaza-trace': 'true' },
    body: '{"query":"{ __typename }"}',
  })
  return 'extensions' in ((await response.json()) as object)
}

test('a first start seeds, serves on shifted ports, and Ctrl-C leaves nothing behind', {
  timeout: 120_000,
}, async () => {
  const plaza = await start({})
  expect(plaza.output()).toContain(`http://localhost:${4000 + plaza.offset}/graphql`)
  expect(await answers(`${plaza.url}/health/ready`)).toBe(200)
  expect(await answers(`http://127.0.0.1:${3300 + plaza.offset}/health/ready`)).toBe(200)
  expect(plaza.output()).toMatch(new RegExp(`^ +Page +http://localhost:${4000 + plaza.offset} `, 'm'))
  const page = await fetch(`${plaza.url}/`, { redirect: 'manual' })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<div id="root">')])
  const explorer = await fetch(`${plaza.url}/graphql`, { headers: { accept: 'text/html' } })
  expect(await explorer.text()).toContain('/explorer/page.js')
  expect(await isTraced(plaza.url)).toBe(true)
  expect(await answers(`${plaza.url}/glass/services`)).toBe(200)

  const signIn = await post(
    `${plaza.url}/graphql`,
    null,
    'mutation { signIn(input: { identifier: "ada", password: "plaza-demo-password" }) { tokens { accessToken } } }',
  )
  const feed = await post(
    `${plaza.url}/graphql`,
    signIn.data.signIn.tokens.accessToken,
    '{ viewer { profile { displayName } homeFeed(first: 5) { nodes { content author { displayName } } } } }',
  )
  expect(feed.errors).toBeUndefined()
  expect(feed.data.viewer.homeFeed.nodes).toHaveLength(5)

  expect(await plaza.stop()).toBe(0)
  for (const port of [4000, 3100, 15_432]) expect(await isFree(port + plaza.offset)).toBe(true)
})

test('HOST opens the gateway alone to others, and SUBGRAPH_HOST the subgraphs', { timeout: 240_000 }, async () => {
  // An address of this machine that only a port on all of them answers at.
  const other = (url: string) => answers(url.replace('127.0.0.1', '127.0.0.2'))
  const METRICS_PORT = String(20_000 + (process.pid % 10_000))
  const plaza = await start({ SEED: 'false', HOST: '0.0.0.0', METRICS_PORT })
  const subgraphs = subgraphNames.map(
    (name) => `http://127.0.0.1:${subgraphPorts[name].port + plaza.offset}/health/live`,
  )
  expect(await other(`${plaza.url}/health/live`)).toBe(200)
  expect(await isTraced(plaza.url)).toBe(false)
  expect(await answers(`${plaza.url}/glass/services`)).toBe(404)
  expect(await answers(`http://127.0.0.1:${METRICS_PORT}/metrics`)).toBe(200)
  for (const url of subgraphs) expect([url, await answers(url), await other(url)]).toEqual([url, 200, null])
  expect(await other(`http://127.0.0.1:${METRICS_PORT}/metrics`)).toBeNull()
  expect(await other(`http://127.0.0.1:${15_432 + plaza.offset}/`)).toBeNull()
  await plaza.stop()

  const open = await start({ SEED: 'false', SUBGRAPH_HOST: '0.0.0.0', PORT_OFFSET: String(plaza.offset) })
  for (const url of subgraphs) expect([url, await other(url)]).toEqual([url, 200])
  expect(await other(`${open.url}/health/live`)).toBeNull()
})

test('data outlives kill -9, and the next start says that nothing is wrong', { timeout: 180_000 }, async () => {
  const first = await start({ SEED: 'false' })
  const { data } = await post(
    `${first.url}/graphql`,
    null,
    `mutation { signUp(input: { username: "mary", email: "mary@example.com", password: "a long enough one", firstName: "Mary" }) {
      account { id } errors { message } } }`,
  )
  expect(data.signUp.errors).toEqual([])
  await first.stop('SIGKILL')

  const second = await start({ SEED: 'false', PORT_OFFSET: String(first.offset) })
  expect(second.child.exitCode, second.output()).toBeNull()
  const signIn = await post(
    `${second.url}/graphql`,
    null,
    'mutation { signIn(input: { identifier: "mary", password: "a long enough one" }) { account { id } errors { code } } }',
  )
  expect(signIn.data.signIn).toEqual({ account: { id: data.signUp.account.id }, errors: [] })
  expect(second.output()).not.toContain('error')
})

test('a second start on the same data says where the first one serves', { timeout: 120_000 }, async () => {
  const first = await start({ SEED: 'false' })
  const second = await start({ SEED: 'false' })
  expect(second.child.exitCode).toBe(1)
  expect(second.output()).toContain(`runs on ${dataDir} already (process ${first.child.pid})`)
})

test('a taken port is told by its number, and what was started is stopped again', { timeout: 120_000 }, async () => {
  const offset = await freeOffset()
  const other = createServer().listen(4000 + offset, '127.0.0.1')
  await once(other, 'listening')
  const plaza = await start({ SEED: 'false', PORT_OFFSET: String(offset) })
  other.close()
  expect(plaza.child.exitCode).toBe(1)
  expect(plaza.output()).toMatch(new RegExp(`Port ${4000 + offset} is taken`))
  expect(await isFree(15_432 + offset)).toBe(true)
})

test('settings that make no sense are told together', async () => {
  const plaza = await start({ PORT_OFFSET: 'some', LOG_LEVEL: 'loud' })
  expect(plaza.child.exitCode).toBe(1)
  expect(plaza.output()).toMatch(/PORT_OFFSET: .*\n.*LOG_LEVEL: |LOG_LEVEL: .*\n.*PORT_OFFSET: /)
  expect(plaza.output()).toContain('PORT_OFFSET: must be a number')
})

test('a folder that cannot be written is named, with what to do', async () => {
  const dataDir = join(repositoryPath, 'package.json', 'data')
  const plaza = await start({ DATA_DIR: dataDir })
  expect(plaza.child.exitCode).toBe(1)
  expect(plaza.output()).toContain(`${dataDir} cannot be written to by this user (ENOTDIR). Set DATA_DIR to`)
})

test.runIf(process.platform === 'linux')('a folder that nobody can make is named too', async () => {
  const plaza = await start({ DATA_DIR: '/proc/plaza/data' })
  expect(plaza.child.exitCode).toBe(1)
  expect(plaza.output()).toContain('/proc/plaza/data cannot be written to by this user (ENOENT). Set DATA_DIR to')
})

test('who reads its output may leave: Plaza goes on', { timeout: 120_000 }, async () => {
  const plaza = await start({ SEED: 'false' })
  plaza.child.stdout?.destroy()
  plaza.child.stderr?.destroy()
  expect(await answers(`${plaza.url}/health/ready`)).toBe(200)
  // It says on standard output that it stops.
  expect(await plaza.stop()).toBe(0)
})

test('an option that there is none of is answered with where to read on, by every command', async () => {
  for (const command of ['start', 'migrate', 'seed', 'keys', 'events', 'bootstrap']) {
    const { stderr, code } = await promisify(execFile)('node', ['tools/plaza.mjs', command, '--nope'], {
      cwd: repositoryPath,
    }).then(
      () => ({ stderr: '', code: 0 }),
      (error) => error,
    )
    expect([command, code, stderr]).toEqual([command, 1, expect.stringMatching(/nope/)])
    expect(stderr).not.toContain('    at ')
  }
})
