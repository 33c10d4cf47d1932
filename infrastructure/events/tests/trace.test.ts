import { Writable } from 'node:stream'
import { newId } from '@plaza/database'
import { userRegistered } from '@plaza/schema/events'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { defineConsumer, onEvent, publish } from '../src/index.ts'
import type { TestTables } from './setup/tables.ts'
import { registration, startTown } from './setup/town.ts'

test('what a consumer logs is found by the trace of the request behind it', async () => {
  const lines: Record<string, unknown>[] = []
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _encoding, done) {
        lines.push(JSON.parse(String(chunk)))
        done()
      },
    }),
  )
  const greet = defineConsumer<TestTables>({
    name: 'greet',
    handlers: [
      onEvent(userRegistered, async (_trx, event, context) => context.log.info({ userId: event.key }, 'hello')),
    ],
  })
  await using town = await startTown({}, { posts: [greet] }, log)
  const userId = newId()
  await town.databases.auth.system.transaction().execute(async (trx) => {
    await sql`select set_config('app.traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', true)`.execute(
      trx,
    )
    await publish(trx, userRegistered, registration(userId))
  })
  await town.bus.settled()
  const trace = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: expect.stringMatching(/^[0-9a-f]{16}$/) }
  const about = lines.filter(({ consumer }) => consumer === 'greet')
  expect(about).toMatchObject([
    { msg: 'hello', userId, service: 'posts', eventType: 'user.registered', ...trace },
    { msg: 'event handled', service: 'posts', ...trace },
  ])
})
