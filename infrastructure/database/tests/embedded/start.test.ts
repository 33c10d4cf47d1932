import { once } from 'node:events'
import { readdir, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
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
