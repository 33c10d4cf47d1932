import { access, appendFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { isAlive, postmasterPid, query, start, temporaryFolder, until } from './lab.ts'

vi.setConfig({ testTimeout: 60_000 })

const patience = { lookMs: 50, answerMs: 500, silenceMs: 1_500, backoffMs: 50, maxBackoffMs: 200, failures: 5 }

const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  )

async function kill(dataDir: string): Promise<void> {
  const pid = await postmasterPid(dataDir)
  process.kill(pid, 'SIGKILL')
  await until(() => !isAlive(pid), 'the server is dead')
}

test('a server that was killed is there again, on its port, with what was committed', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience })
  await query(server.url, 'set synchronous_commit = on; create table kept as select 1 as one')
  for (let times = 1; times <= 2; times += 1) {
    await kill(folder.dataDir)
    await until(() => server.problem !== null, 'the end was noticed')
    expect(server.problem).toBe('PostgreSQL has ended unexpectedly; it is being started again.')
    await until(() => server.problem === null, 'it serves again')
    expect(await query(server.url, 'select one from kept')).toEqual([{ one: 1 }])
  }
})

test('a back end that is killed takes the others with it, and the server goes on', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience })
  const pid = await postmasterPid(folder.dataDir)
  const client = new pg.Client({ connectionString: server.url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  process.kill(rows[0].pid, 'SIGKILL')
  await until(() => answers(server.url), 'it answers again')
  expect(await postmasterPid(folder.dataDir)).toBe(pid)
})

test('a server that is stopped and answers nobody is ended and started again', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience })
  const pid = await postmasterPid(folder.dataDir)
  process.kill(pid, 'SIGSTOP')
  await until(() => server.problem !== null, 'the silence was noticed')
  await until(() => server.problem === null, 'it serves again')
  expect(isAlive(pid)).toBe(false)
  expect(await answers(server.url)).toBe(true)
})

test('a server whose data are deleted is given up, with the reason, and no empty one takes its place', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience })
  await rename(join(folder.dataDir, 'cluster'), join(folder.path, 'elsewhere'))
  expect(await server.lost).toMatchObject({ code: 'DATA_GONE', message: expect.stringContaining(folder.dataDir) })
  expect(server.problem).toContain('DATA_GONE')
  expect(await answers(server.url)).toBe(false)
  await expect(access(join(folder.dataDir, 'cluster'))).rejects.toThrow('ENOENT')
})

test('one that ends soon after every start is given up after as many times as are allowed', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience: { ...patience, failures: 3 } })
  for (let times = 0; times <= 3; times += 1) {
    await until(() => server.problem === null, 'it serves')
    await kill(folder.dataDir)
    await until(() => server.problem !== null, 'the end was noticed')
  }
  expect(await server.lost).toMatchObject({ code: 'KEEPS_ENDING', message: expect.stringContaining('3 times') })
})

test('a server that cannot start again is tried a bounded number of times, and the reason told', async () => {
  await using folder = await temporaryFolder()
  await using server = await start(folder.dataDir, { patience })
  await appendFile(join(folder.dataDir, 'cluster', 'postgresql.conf'), 'nonsense = on\n')
  await kill(folder.dataDir)
  expect(await server.lost).toMatchObject({ code: 'START_FAILED', message: expect.stringContaining('nonsense') })
})

test('a stop while it is being started again leaves nothing behind', async () => {
  await using folder = await temporaryFolder()
  for (const moment of ['at once', 'while it starts'] as const) {
    const server = await start(folder.dataDir, { patience })
    const first = await postmasterPid(folder.dataDir)
    await kill(folder.dataDir)
    await until(() => server.problem !== null, 'the end was noticed')
    const next = () => postmasterPid(folder.dataDir).catch(() => first)
    if (moment === 'while it starts') await until(async () => (await next()) !== first, 'the next one has its lock')
    await server.stop()
    await until(async () => !(await answers(server.url)), 'nobody answers')
    expect(isAlive(await next())).toBe(false)
  }
})

test('a server that does not listen to signals any longer is stopped all the same', async () => {
  await using folder = await temporaryFolder()
  const server = await start(folder.dataDir)
  const pid = await postmasterPid(folder.dataDir)
  process.kill(pid, 'SIGSTOP')
  await server.stop()
  expect(isAlive(pid)).toBe(false)
})
