import { Writable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { neverConnected, OutageError, Outages, outageOf } from '../src/index.ts'

const error = (code: string, message = 'no', more: object = {}) => Object.assign(new Error(message), { code, ...more })

test.each([
  [error('ECONNREFUSED'), 'database', true],
  [error('57P01', 'terminating connection due to administrator command'), 'database', false],
  [error('57P03', 'the database system is starting up'), 'database', true],
  [error('53300', 'sorry, too many clients already'), 'database', true],
  [error('08006'), 'database', false],
  [error('ENOENT', 'connect ENOENT /run/postgresql/.s.PGSQL.5432', { syscall: 'connect' }), 'database', false],
  [new Error('timeout exceeded when trying to connect'), 'database', true],
  [new Error('Connection terminated unexpectedly'), 'database', false],
  [new Error('Client has encountered a connection error and is not queryable'), 'database', false],
  [new Error('could not be read', { cause: error('ECONNRESET') }), 'database', false],
  [new AggregateError([error('ECONNREFUSED')], 'connect', { cause: error('ECONNREFUSED') }), 'database', true],
  [error('53100', 'could not extend file'), 'disk', false],
  [error('ENOSPC'), 'disk', false],
  [Object.assign(new Error('Connection error'), { name: 'KafkaJSConnectionError' }), 'broker', false],
  [Object.assign(new Error('no'), { name: 'KafkaJSNumberOfRetriesExceeded' }), 'broker', false],
  [Object.assign(new Error('no'), { name: 'KafkaJSProtocolError', retriable: true }), null, false],
  [new OutageError('storage', 'no', { cause: error('ECONNRESET') }), 'storage', false],
  [new OutageError('scanner', 'no', { cause: error('ECONNREFUSED') }), 'scanner', true],
  [error('ENOENT', 'open', { syscall: 'open' }), null, false],
  [error('23505'), null, false],
  [new TypeError('x is not a function'), null, false],
  ['no error', null, false],
])('%o is an outage of the %s; that it was never connected is %s', (thrown, cause, refused) => {
  expect([outageOf(thrown), neverConnected(thrown)]).toEqual([cause, refused])
})

test('an outage is a line when it begins, one now and then with what has failed, and one when it is over', async () => {
  const lines: Record<string, unknown>[] = []
  const log = pino(new Writable({ write: (chunk, _, done) => done(void lines.push(JSON.parse(chunk)) as never) }))
  let isAway = true
  const check = async () => {
    if (isAway) throw new Error('still away')
  }
  const outages = new Outages(log, { everyMs: 30, quietMs: 10 })
  outages.checkWith('database', check)
  for (let count = 0; count < 50; count += 1) outages.failed('database', error('ECONNREFUSED', 'connect ECONNREFUSED'))
  outages.failed('broker', new Error('gone'))
  expect(lines.map(({ msg, err }) => [msg, err])).toMatchObject([
    [
      'an outage of the database has begun: what needs it fails until it is back',
      { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
    ],
    ['an outage of the broker has begun: what needs it fails until it is back', { message: 'gone' }],
  ])
  expect(outages.causes).toEqual(['database', 'broker'])
  await expect.poll(() => lines.find(({ msg }) => msg === 'the outage of the database goes on')).toBeDefined()
  isAway = false
  await expect.poll(() => outages.causes).toEqual([])
  expect(lines.find(({ msg }) => msg === 'the outage of the database is over')).toMatchObject({ failures: 50 })
  await pause(50)
  const before = lines.length
  outages.failed('database', error('ECONNREFUSED'))
  expect(lines.length).toBe(before + 1)
})
