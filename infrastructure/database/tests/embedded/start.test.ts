import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { connectDatabase } from '../../src/index.ts'
import { isAlive, postmasterPid, query, start, temporaryFolder } from './lab.ts'

vi.setConfig({ testTimeout: 60_000 })

test('data outlives the server, and nothing else does', async () => {
  await using folder = await temporaryFolder()
  const first = await start(folder.dataDir)
  expect(first.isNew).toBe(true)
  const pid = await postmasterPid(folder.dataDir)
  await query(first.url, 'create table kept as select 1 as one')
  await first.stop()
  expect(isAlive(pid)).toBe(false)
  expect((await readdir(folder.dataDir)).sort()).toEqual(['cluster', 'superuser-password'])
  expect(await readdir(join(folder.dataDir, 'cluster'))).not.toContain('postmaster.pid')

  await using second = await start(folder.dataDir)
  expect(second.isNew).toBe(false)
  expect(await query(second.url, 'select one from kept')).toEqual([{ one: 1 }])
})

test('only who knows the password gets in, and only this machine', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir)
  const { mode } = await stat(join(folder.dataDir, 'superuser-password'))
  expect(mode & 0o777).toBe(0o600)
  const wrong = new URL(server.url)
  wrong.password = 'postgres'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect(await query(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
})

test('it is reached by a Unix socket that only its user can open, and that goes with it', async () => {
  await using folder = await temporaryFolder()
  const server = await start(folder.dataDir)
  const socketFolder = new URL(server.socketUrl).searchParams.get('host')!
  expect(socketFolder).toBe(join(folder.dataDir, 'socket'))
  const { mode } = await stat(socketFolder)
  expect(mode & 0o777).toBe(0o700)
  const address = 'select inet_server_addr() is null as is_socket'
  expect(await query(server.socketUrl, address)).toEqual([{ is_socket: true }])
  expect(await query(server.url, address)).toEqual([{ is_socket: false }])
  const wrong = new URL(server.socketUrl)
  wrong.password = 'postgres'
  await expect(query(wrong.href, address)).rejects.toThrow('password authentication failed')
  // As libpq, and with TLS where it would be asked of a network.
  for (const url of [server.socketUrl, withoutHost(server.socketUrl)]) {
    const database = connectDatabase({ url, tls: 'verify-full' }, { service: 'lab', log: pino({ level: 'silent' }) })
    const { rows } = await database.pool.query(address)
    expect(rows).toEqual([{ is_socket: true }])
    await database.close()
  }
  await server.stop()
  expect(await readdir(folder.dataDir)).not.toContain('socket')
})

/** `postgresql:///postgres?host=/path`, where a URL can't name a user before the host. */
function withoutHost(socketUrl: string): string {
  const { username, password, pathname, port, searchParams } = new URL(socketUrl)
  return `postgresql://${pathname}?${new URLSearchParams({ user: username, password, port, host: searchParams.get('host')! })}`
}

test('a socket whose path would be too long is in a temporary folder', async () => {
  await using folder = await temporaryFolder()
  const dataDir = join(folder.path, 'a'.repeat(100))
  const server = await start(dataDir)
  const socketFolder = new URL(server.socketUrl).searchParams.get('host')!
  expect(dirname(socketFolder)).toBe(tmpdir())
  expect(await query(server.socketUrl, 'select 1 as one')).toEqual([{ one: 1 }])
  await server.stop()
  await expect(stat(socketFolder)).rejects.toThrow('ENOENT')
})

test('it stops at once though somebody is connected and in a transaction', async () => {
  await using folder = await temporaryFolder()
  const server = await start(folder.dataDir)
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  await client.query('begin; create table t (id int)')
  await server.stop()
  await server.stop()
  expect((await readdir(join(folder.dataDir, 'cluster'))).includes('postmaster.pid')).toBe(false)
})

test('a port that is taken is named, before anything is made', async () => {
  await using folder = await temporaryFolder()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as { port: number }
  await expect(start(folder.dataDir, { port })).rejects.toMatchObject({
    code: 'PORT_TAKEN',
    message: expect.stringContaining(`Port ${port} is taken`),
  })
  expect(await readdir(folder.path)).toEqual([])
  other.close()
})

test('a second one on the same data is refused and does not disturb the first', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir)
  await expect(start(folder.dataDir)).rejects.toMatchObject({
    code: 'ALREADY_RUNNING',
    message: expect.stringContaining(`Process ${process.pid} uses ${folder.dataDir}`),
  })
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('two can run side by side on data of their own', async () => {
  await using one = await temporaryFolder()
  await using other = await temporaryFolder()
  const servers = await Promise.all([start(one.dataDir), start(other.dataDir)])
  expect(servers[0].port).not.toBe(servers[1].port)
  await Promise.all(servers.map(({ stop }) => stop()))
})
