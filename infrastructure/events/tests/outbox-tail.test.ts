import { newId } from '@plaza/database'
import { createTestDatabase } from '@plaza/database/testing'
import { sessionEnded, userRegistered } from '@plaza/schema/events'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { LiveHub } from '../src/live/hub.ts'
import { OutboxTail } from '../src/live/outbox-tail.ts'
import { keepOutboxSession } from '../src/outbox/session.ts'
import type { TestTables } from './setup/tables.ts'
import { migrations } from './setup/town.ts'
import { until } from './setup/wait.ts'

const log = pino({ level: 'silent' })

test('an event reaches a subscription that began while the outbox was being read', async () => {
  await using cleanup = new AsyncDisposableStack()
  const database = cleanup.use(await createTestDatabase<TestTables>({ service: 'auth', migrations }))
  const hub = new LiveHub(log)
  const stopping = new AbortController()
  const ready = Promise.withResolvers<void>()
  const tail = new OutboxTail(hub, log)
  const running = keepOutboxSession({
    database: database as never,
    log,
    signal: stopping.signal,
    onTransient() {},
    work: (session) => tail.run(session, ready.resolve),
  })
  cleanup.defer(async () => {
    stopping.abort()
    await running
  })
  await ready.promise

  // Nobody listens yet, and the read waits for the table.
  const writer = await database.pool.connect()
  cleanup.defer(() => writer.release())
  await writer.query('begin; lock table outbox in access exclusive mode')
  await until(async () => {
    const { rows } = await database.pool.query(
      `select from pg_stat_activity where datname = current_database() and application_name like '%outbox'
        and wait_event_type = 'Lock'`,
    )
    return rows.length > 0
  })
  const heard: string[] = []
  hub.listen(sessionEnded.type, ({ id }) => heard.push(id))
  const registered: string[] = []
  hub.listen(userRegistered.type, ({ id }) => registered.push(id))
  const ids = [newId(), newId()]
  const data = { userId: newId(), sessionIds: [newId()], reason: 'REVOKED', endedAt: new Date().toISOString() }
  for (const id of ids) {
    await writer.query(
      `insert into outbox (id, aggregatetype, aggregateid, type, subject, payload) values ($1, $2, $3, $4, $3, $5)`,
      [id, sessionEnded.topic.name, data.userId, sessionEnded.type, JSON.stringify(data)],
    )
  }
  await writer.query('commit')
  await until(() => heard.length >= 2)

  // The next stretch begins where this one has ended: nothing comes twice.
  await writer.query(
    `insert into outbox (id, aggregatetype, aggregateid, type, subject, payload) values ($1, $2, $3, $4, $3, $5)`,
    [newId(), sessionEnded.topic.name, data.userId, sessionEnded.type, JSON.stringify(data)],
  )
  await until(() => heard.length >= 3)
  expect(heard.slice(0, 2)).toEqual(ids)
  expect(heard).toHaveLength(3)
  expect(registered).toEqual([])
})
