import { newId } from '@plaza/database'
import {
  friendshipAccepted,
  friendshipEnded,
  sessionEnded,
  typingChanged,
  userEmailVerified,
  userProfileCreated,
  userRegistered,
} from '@plaza/schema/events'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defineConsumer, type EventsSettings, listDeadLetters, onEvent, publish } from '../../src/index.ts'
import type { TestTables } from './tables.ts'
import {
  acceptance,
  effectsOf,
  keepEdges,
  note,
  registration,
  startTown,
  type Town,
  type TownConsumers,
  type Trx,
} from './town.ts'
import { until } from './wait.ts'

const isRegistration = (data: unknown): boolean => 'firstName' in Object(data)

/** What every transport must do; run on each. */
export function describeTransport(name: string, settings: () => Promise<EventsSettings>): void {
  describe(name, () => {
    let town: Town
    /** How often handlers are to fail, by key. */
    const failures = new Map<string, number>()
    const consumers: TownConsumers = {
      users: [
        defineConsumer<TestTables>({
          name: 'make-profile',
          handlers: [
            onEvent(userRegistered, async (trx, event) => {
              await note(trx, 'make-profile', event)
              await publish(trx, userProfileCreated, {
                userId: event.data.userId,
                username: event.data.username,
                displayName: event.data.firstName,
                profilePictureId: null,
                isVerified: false,
                version: 1,
              })
            }),
          ],
        }),
      ],
      posts: [
        keepEdges,
        defineConsumer<TestTables>({
          name: 'note-people',
          handlers: [
            onEvent(userRegistered, async (trx, event) => {
              await note(trx, 'note-people', event)
              const left = failures.get(event.key) ?? 0
              failures.set(event.key, left - 1)
              if (left > 0) throw new Error('the handler is not in the mood')
            }),
            onEvent(userEmailVerified, (trx, event) => note(trx, 'note-people', event)),
            onEvent(userProfileCreated, (trx, event) => note(trx, 'note-people', event)),
          ],
        }),
      ],
    }

    beforeAll(async () => {
      town = await startTown(await settings(), consumers)
    }, 120_000)
    afterAll(async () => {
      await town?.[Symbol.asyncDispose]()
    })

    const inAuth = <Result>(work: (trx: Trx) => Promise<Result>): Promise<Result> =>
      town.databases.auth.system.transaction().execute(work)
    const inUsers = <Result>(work: (trx: Trx) => Promise<Result>): Promise<Result> =>
      town.databases.users.system.transaction().execute(work)
    const deadLetters = async (key: string) =>
      (await listDeadLetters(town.databases.posts.pool)).filter((letter) => letter.key === key)

    test('a committed event has its effect once at every consumer, with who, what and when', async () => {
      const userId = newId()
      const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
      await inAuth(async (trx) => {
        await sql`select set_config('app.current_user_id', ${userId}, true),
          set_config('app.traceparent', ${traceparent}, true)`.execute(trx)
        await publish(trx, userRegistered, registration(userId))
      })
      await town.bus.settled()
      expect(await effectsOf(town.databases.users, userId)).toMatchObject([
        { consumer: 'make-profile', actorId: userId, data: { firstName: 'Ada', userId } },
      ])
      // Of two topics, either may come first.
      const effects = await effectsOf(town.databases.posts, userId)
      const [registered, ...others] = effects.filter(({ data }) => isRegistration(data))
      const [profiled, ...more] = effects.filter(({ data }) => !isRegistration(data))
      expect(others).toEqual([])
      expect(registered).toMatchObject({ consumer: 'note-people', actorId: userId })
      // What a consumer says was caused by the same person, in the same trace.
      expect(profiled).toMatchObject({ actorId: userId, data: { displayName: 'Ada' } })
      expect(more).toEqual([])
      const { rows } = await town.databases.users.pool.query('select traceparent from outbox where aggregateid = $1', [
        userId,
      ])
      expect(rows[0].traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/)
    })

    test('a transaction that is rolled back says nothing', async () => {
      const userId = newId()
      const rolledBack = inAuth(async (trx) => {
        await publish(trx, userRegistered, registration(userId))
        throw new Error('changed my mind')
      })
      await expect(rolledBack).rejects.toThrow('changed my mind')
      await town.bus.settled()
      expect(await effectsOf(town.databases.posts, userId)).toEqual([])
    })

    test('events of one key arrive in the order of their commits', async () => {
      const [lowId, highId] = [newId(), newId()]
      await town.databases.users.system
        .insertInto('friendships')
        .values({ lowId, highId, version: 0, isEnded: true })
        .execute()
      const change = () =>
        inUsers(async (trx) => {
          const { version, isEnded } = await trx
            .updateTable('friendships')
            .set({ version: sql`version + 1`, isEnded: sql`not is_ended` })
            .where('lowId', '=', lowId)
            .returning(['version', 'isEnded'])
            .executeTakeFirstOrThrow()
          if (isEnded) {
            await publish(trx, friendshipEnded, { lowId, highId, version, endedAt: new Date(), reason: 'UNFRIENDED' })
          } else await publish(trx, friendshipAccepted, acceptance(lowId, highId, version))
        })
      await Promise.all(
        Array.from({ length: 5 }, async () => {
          for (let count = 0; count < 9; count += 1) await change()
        }),
      )
      await town.bus.settled()
      const edge = await town.databases.posts.system
        .selectFrom('edges')
        .selectAll()
        .where('lowId', '=', lowId)
        .executeTakeFirst()
      expect(edge).toEqual({ lowId, highId, version: 45, isEnded: false })
    })

    test('an event that commits after later ones have gone is not skipped', async () => {
      const late = newId()
      let early = ''
      await inAuth(async (trx) => {
        await publish(trx, userRegistered, registration(late))
        early = (await town.register()).userId
        await until(async () => (await effectsOf(town.databases.posts, early)).length > 0)
      })
      await town.bus.settled()
      expect(await effectsOf(town.databases.posts, late)).toHaveLength(2)
    })

    test('a handler that fails for a while has its effect once', async () => {
      const userId = newId()
      failures.set(userId, 2)
      await town.register(userId)
      await town.bus.settled()
      const effects = await effectsOf(town.databases.posts, userId)
      expect(effects.filter(({ data }) => isRegistration(data))).toHaveLength(1)
      expect(await deadLetters(userId)).toEqual([])
    })

    test('a poison message goes to the dead letters with its cause, and can be replayed', async () => {
      const userId = newId()
      failures.set(userId, 100)
      const start = performance.now()
      await town.register(userId)
      await inAuth((trx) =>
        publish(trx, userEmailVerified, { ...registration(userId, 2), emailVerifiedAt: new Date() }),
      )
      // The next one of the key does not wait for long.
      await until(async () =>
        (await effectsOf(town.databases.posts, userId)).some(({ data }) => Reflect.get(Object(data), 'version') === 2),
      )
      expect(performance.now() - start).toBeLessThan(5_000)
      await town.bus.settled()
      const [letter] = await deadLetters(userId)
      expect(letter).toMatchObject({
        consumer: 'note-people',
        type: 'user.registered',
        attempts: 4,
        topic: 'auth.user',
      })
      expect(letter?.error).toContain('the handler is not in the mood')
      // The other consumer of the same message is not concerned.
      expect(await effectsOf(town.databases.users, userId)).toHaveLength(1)

      if (!letter) return
      await expect(town.bus.replay('posts', letter)).rejects.toThrow('not in the mood')
      failures.delete(userId)
      await town.bus.replay('posts', letter)
      await town.bus.replay('posts', letter)
      const effects = await effectsOf(town.databases.posts, userId)
      expect(effects.filter(({ data }) => isRegistration(data))).toHaveLength(1)
      expect(await deadLetters(userId)).toEqual([])
    })

    test('a message that breaks its contract goes to the dead letters at once', async () => {
      const userId = newId()
      await writeOutbox({
        topic: 'auth.user',
        key: userId,
        type: 'user.registered',
        payload: { userId, version: 'one' },
      })
      await town.register(userId)
      await town.bus.settled()
      expect(await deadLetters(userId)).toMatchObject([{ consumer: '*', attempts: 1, type: 'user.registered' }])
      expect(await effectsOf(town.databases.posts, userId)).toHaveLength(2)
    })

    test('an unknown type is nobody’s business', async () => {
      const userId = newId()
      await writeOutbox({ topic: 'auth.user', key: userId, type: 'user.levitated', payload: { userId } })
      await town.register(userId)
      await town.bus.settled()
      expect(await deadLetters(userId)).toEqual([])
      expect(await effectsOf(town.databases.posts, userId)).toHaveLength(2)
    })

    test('an event that is sent twice has its effect once', async () => {
      const { userId, eventId } = await town.register()
      await town.bus.settled()
      await town.databases.auth.pool.query('update outbox set published_at = null where id = $1', [eventId])
      await town.bus.settled()
      expect(await effectsOf(town.databases.posts, userId)).toHaveLength(2)
    })

    test('a version that is not newer than the projection’s changes nothing', async () => {
      const [lowId, highId] = [newId(), newId()]
      const end = { endedAt: new Date(), reason: 'BLOCKED' as const }
      await inUsers((trx) => publish(trx, friendshipEnded, { lowId, highId, version: 3, ...end }))
      await inUsers((trx) => publish(trx, friendshipAccepted, acceptance(lowId, highId, 2)))
      await inUsers((trx) => publish(trx, friendshipAccepted, acceptance(lowId, highId, 3)))
      await town.bus.settled()
      const edges = await town.databases.posts.system
        .selectFrom('edges')
        .selectAll()
        .where('lowId', '=', lowId)
        .execute()
      expect(edges).toEqual([{ lowId, highId, version: 3, isEnded: true }])
    })

    test('a lost connection to the database loses nothing', async () => {
      const people = await Promise.all(
        Array.from({ length: 30 }, async (_, index) => {
          const { userId } = await town.register()
          if (index % 10 === 5) await terminateConnections()
          return userId
        }),
      )
      await town.bus.settled()
      for (const userId of people) {
        expect(await effectsOf(town.databases.posts, userId)).toHaveLength(2)
        expect(await deadLetters(userId)).toEqual([])
      }
    })

    test('a rebuilt projection is the same, byte for byte', async () => {
      const rows = async () =>
        (await town.databases.posts.pool.query('select e::text as row from edges e order by e')).rows
      const before = await rows()
      await town.databases.posts.pool.query('update edges set is_ended = not is_ended')
      const result = await town.bus.rebuild('posts', 'edges')
      expect(result).toMatchObject({ skipped: 0 })
      expect(result.events).toBeGreaterThan(before.length)
      expect(await rows()).toEqual(before)
      expect(before.length).toBeGreaterThan(1)
    })

    test('a projection with rows that no event tells of is not rebuilt by accident', async () => {
      const stranger = { lowId: newId(), highId: newId(), version: 1, isEnded: false }
      const { system } = town.databases.posts
      await system.insertInto('edges').values(stranger).execute()
      await expect(town.bus.rebuild('posts', 'edges')).rejects.toThrow('nothing was changed')
      const find = () => system.selectFrom('edges').selectAll().where('lowId', '=', stranger.lowId).execute()
      expect(await find()).toEqual([stranger])
      await town.bus.rebuild('posts', 'edges', { force: true })
      expect(await find()).toEqual([])
    })

    test('open subscriptions hear of what their service has committed, and of nothing else', async () => {
      const heard: string[] = []
      const stop = town.live.auth.subscribe(userRegistered, ({ data }) => heard.push(data.userId))
      const leaving = new AbortController()
      const streamed = town.live.users.stream([userProfileCreated], { signal: leaving.signal })
      const { userId } = await town.register()
      const first = await streamed.next()
      expect(first.value?.data).toMatchObject({ userId, displayName: 'Ada' })
      await until(() => heard.length > 0)
      expect(heard).toEqual([userId])
      stop()
      leaving.abort()
      expect(await streamed.next()).toMatchObject({ done: true })
      await town.register()
      await town.bus.settled()
      expect(heard).toEqual([userId])
    })

    test('a transient event reaches every process past the outbox', async () => {
      const typing = { conversationId: newId(), userId: newId(), isTyping: true, until: new Date() }
      const other = await town.another({})
      const heard = [town.live.messages, other.live.messages].map(
        (feed) => new Promise((resolve) => feed.subscribe(typingChanged, ({ data }) => resolve(data))),
      )
      await town.live.messages.send(typingChanged, typing)
      expect(await Promise.all(heard)).toEqual([typing, typing])
      await other.bus.stop()
      const { rowCount } = await town.databases.messages.pool.query('select from outbox')
      expect(rowCount).toBe(0)
    }, 40_000)

    test('whoever starts later can ask for what has just happened', async () => {
      const userId = newId()
      const ended = { userId, sessionIds: [newId()], reason: 'REVOKED' as const, endedAt: new Date() }
      await inAuth((trx) => publish(trx, sessionEnded, ended))
      await town.bus.settled()
      const other = await town.another({})
      const told: string[] = []
      other.live.auth.subscribe(sessionEnded, ({ data }) => told.push(...data.sessionIds), { sinceMs: 15 * 60_000 })
      await until(() => told.includes(ended.sessionIds[0] ?? ''))
      await other.bus.stop()
    }, 40_000)

    test('of two relays one works, and the other takes over when it is gone', async () => {
      const other = await town.another()
      const relaying = async () => Promise.all([town.bus, other.bus].map(async (bus) => bus.counters('auth').relaying))
      expect(await relaying()).toEqual([true, false])
      const first = await town.register()
      await town.bus.settled()
      const { rows } = await town.databases.auth.pool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 1886151034 and objid = 1
          and granted and database = (select oid from pg_database where datname = current_database())`,
      )
      expect(rows).toHaveLength(1)
      await until(async () => (await relaying()).filter(Boolean).length === 1)
      const second = await town.register()
      await town.bus.settled()
      for (const { userId } of [first, second]) expect(await effectsOf(town.databases.posts, userId)).toHaveLength(2)
      await other.bus.stop()
      const third = await town.register()
      await town.bus.settled()
      expect(await effectsOf(town.databases.posts, third.userId)).toHaveLength(2)
    }, 60_000)

    test('metrics say what waits, what was tried again and what failed', async () => {
      const { outbox, consumers: counted, deadLettersWaiting, lag } = await town.bus.metrics('posts')
      expect(outbox).toMatchObject({ unpublished: 0, oldestUnpublishedMs: null })
      const people = counted.find(({ name: consumer, topic }) => consumer === 'note-people' && topic === 'auth.user')
      expect(people?.handled).toBeGreaterThan(30)
      expect(people?.retried).toBeGreaterThanOrEqual(4)
      expect(people?.deadLettered).toBe(1)
      expect(deadLettersWaiting).toEqual([{ consumer: '*', topic: 'auth.user', count: 1 }])
      expect(lag.every(({ messages }) => messages === 0)).toBe(true)
    })

    async function writeOutbox(row: { topic: string; key: string; type: string; payload: unknown }): Promise<void> {
      await town.databases.auth.pool.query(
        'insert into outbox (id, aggregatetype, aggregateid, type, subject, payload) values ($1, $2, $3, $4, $3, $5)',
        [newId(), row.topic, row.key, row.type, JSON.stringify(row.payload)],
      )
    }

    /** Of the relay, and of consumers in the middle of an event. */
    async function terminateConnections(): Promise<void> {
      const terminate = 'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and'
      await town.databases.auth.pool.query(`${terminate} application_name like '%outbox'`)
      await town.databases.posts.pool.query(`${terminate} state like 'idle in%'`)
    }
  })
}
