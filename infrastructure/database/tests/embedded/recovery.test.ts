import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { serverUser } from '../../src/embedded/os-user.ts'
import { findInstallation } from '../../src/embedded/platform.ts'
import { freePort } from '../../src/embedded/port.ts'
import { reachableInstallation } from '../../src/embedded/reachable-folders.ts'
import { isAlive, isWatched, postmasterPid, query, start, startInProcess, temporaryFolder, until } from './lab.ts'

// Each makes a cluster and starts it twice.
vi.setConfig({ testTimeout: 60_000 })

test('what was committed is there after the server was killed', async () => {
  await using folder = await temporaryFolder()
  const killed = await start(folder.dataDir)
  await query(killed.url, 'set synchronous_commit = on; create table kept as select 1 as one')
  const pid = await postmasterPid(folder.dataDir)
  expect(await isWatched(folder.dataDir)).toBe(true)
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 'the server is dead')
  await until(async () => !(await isWatched(folder.dataDir)), 'nobody watches over a dead server')

  await using server = await start(folder.dataDir)
  expect(await query(server.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a start right after the server was killed waits for the back ends that outlived it', async () => {
  await using folder = await temporaryFolder()
  const killed = await start(folder.dataDir)
  await query(killed.url, 'set synchronous_commit = on; create table kept as select 1 as one')
  const client = new pg.Client({ connectionString: killed.url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  // A stopped process notices nothing.
  process.kill(rows[0].pid, 'SIGSTOP')
  const pid = await postmasterPid(folder.dataDir)
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 'the server is dead')

  const refusals: string[] = []
  const log = pino(
    { level: 'debug' },
    { write: (line) => refusals.push(...(line.match(/pre-existing shared memory/) ?? [])) },
  )
  const starting = start(folder.dataDir, { log })
  try {
    await until(() => refusals.length > 0, 'a start was kept out by the back end')
  } finally {
    process.kill(rows[0].pid, 'SIGCONT')
  }
  await using server = await starting
  expect(await query(server.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('when its owner is killed the server ends by itself, and the next owner finds the data', async () => {
  await using folder = await temporaryFolder()
  await using owner = await startInProcess(folder.dataDir)
  await query(owner.answer.url!, 'create table kept as select 1 as one')
  const pid = await postmasterPid(folder.dataDir)
  owner.child.kill('SIGKILL')
  await until(() => !isAlive(pid), 'the server has followed its owner')

  await using server = await start(folder.dataDir)
  expect(await query(server.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('a start right after the owner was killed waits for the old server', async () => {
  await using folder = await temporaryFolder()
  await using owner = await startInProcess(folder.dataDir)
  const gone = once(owner.child, 'exit')
  owner.child.kill('SIGKILL')
  await gone
  await using server = await start(folder.dataDir)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a server that outlived its owner is ended, and its port is used again', async () => {
  await using folder = await temporaryFolder()
  await (await start(folder.dataDir)).stop()
  const user = serverUser()
  const installation = await reachableInstallation(await findInstallation(), user)
  const cluster = join(folder.dataDir, 'cluster')
  const port = await freePort(undefined)
  const settings = ['-c', 'listen_addresses=127.0.0.1', '-p', String(port), '-k', '']
  const orphan = spawn(join(installation, 'bin', 'postgres'), ['-D', cluster, ...settings], {
    ...user,
    cwd: '/',
    stdio: 'ignore',
  })
  const ended = once(orphan, 'exit')
  await until(() => postmasterPid(folder.dataDir).then(Boolean, () => false), 'the orphan has its lock')
  await until(async () => !(await isFree(port)), 'the orphan listens')
  await writeFile(join(folder.dataDir, 'owner.pid'), `${await deadPid()}\n`)

  await using server = await start(folder.dataDir, { port })
  await ended
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a lock whose number belongs to another program by now is no hindrance', async () => {
  await using folder = await temporaryFolder()
  await (await start(folder.dataDir)).stop()
  await writeFile(join(folder.dataDir, 'cluster', 'postmaster.pid'), `${process.pid}\n${folder.dataDir}/cluster\n`)
  await using server = await start(folder.dataDir)
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a cluster that was never finished is made anew', async () => {
  await using folder = await temporaryFolder()
  await mkdir(join(folder.dataDir, 'cluster.unfinished', 'base'), { recursive: true })
  await using server = await start(folder.dataDir)
  expect(server.isNew).toBe(true)
})

test('data of another major version is left alone', async () => {
  await using folder = await temporaryFolder()
  await (await start(folder.dataDir)).stop()
  const versionFile = join(folder.dataDir, 'cluster', 'PG_VERSION')
  await writeFile(versionFile, '17\n')
  await expect(start(folder.dataDir)).rejects.toMatchObject({ code: 'DATA_OF_ANOTHER_VERSION' })
  expect(await readFile(versionFile, 'utf8')).toBe('17\n')
})

test('data that was deleted by hand is made anew', async () => {
  await using folder = await temporaryFolder()
  await (await start(folder.dataDir)).stop()
  await rm(folder.dataDir, { recursive: true })
  await using server = await start(folder.dataDir)
  expect(server.isNew).toBe(true)
})

function isFree(port: number): Promise<boolean> {
  return freePort(port).then(
    () => true,
    () => false,
  )
}

/** The number of a process that has been and gone. */
async function deadPid(): Promise<number> {
  const child = spawn('true')
  await once(child, 'exit')
  return child.pid!
}
