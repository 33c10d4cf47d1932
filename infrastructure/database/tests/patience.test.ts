import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { connectDatabase } from '../src/index.ts'
import { startLab } from './lab.ts'

const connectTimeoutMs = 300

/** Leaves the event loop no time for anything else. */
function block(): void {
  const until = performance.now() + 1.5 * connectTimeoutMs
  while (performance.now() < until);
}

/** Blocks each turn of the event loop, until told to stop. */
function blockEachTurn(): () => void {
  let isOver = false
  const turn = (): void => {
    if (isOver) return
    block()
    setImmediate(turn)
  }
  turn()
  return () => {
    isOver = true
  }
}

test('a connection that is made while the event loop is blocked over and over is made in time', async () => {
  await using lab = await startLab({ connectTimeoutMs })
  const asked = lab.ping()
  const stop = blockEachTurn()
  await asked.finally(stop)
  expect(lab.gauges().requests).toMatchObject({ total: 1, waiting: 0 })
})

test('whoever waits for a connection gets one that came free while the event loop was blocked', async () => {
  await using lab = await startLab({ systemPoolMax: 1, connectTimeoutMs })
  const holder = await lab.pool.connect()
  const waiter = lab.pool.connect()
  const freed = holder.query('select 1').then(() => holder.release())
  block()
  await freed
  const client = await waiter
  client.release()
})

test('whoever has waited too long is told so, and what comes later goes to others', async () => {
  await using lab = await startLab({ systemPoolMax: 1, connectTimeoutMs })
  const holder = await lab.pool.connect()
  await expect(lab.pool.connect()).rejects.toThrow('timeout exceeded when trying to connect')
  await expect(lab.pool.query('select 1')).rejects.toThrow('timeout exceeded when trying to connect')
  const patient = lab.pool.query('select 1 as one')
  holder.release()
  expect((await patient).rows).toEqual([{ one: 1 }])
  expect(lab.gauges().system).toEqual({ total: 1, idle: 1, waiting: 0 })
})

test('a server that takes a connection and says nothing is given up', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  const { port } = silent.address() as AddressInfo
  const settings = { url: `postgres://nobody@127.0.0.1:${port}/x`, connectTimeoutMs }
  const database = connectDatabase(settings, { service: 'lab', log: pino({ level: 'silent' }) })
  const isConnected = once(silent, 'connection')
  await expect(database.ping()).rejects.toThrow(/connection timeout|timeout exceeded/)
  const [socket] = await isConnected
  if (!socket.closed) await once(socket.resume(), 'close')
  await expect.poll(() => database.gauges().requests.total).toBe(0)
  await database.close()
  silent.close()
})
