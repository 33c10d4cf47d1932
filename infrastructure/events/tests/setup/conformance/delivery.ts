import { newId } from '@plaza/database'
import { friendshipAccepted, friendshipEnded, userRegistered } from '@plaza/schema/events'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { publish } from '../../../src/index.ts'
import { acceptance, effectsOf, registration } from '../town.ts'
import { until } from '../wait.ts'
import { isRegistration, type Lab } from './lab.ts'

/** Nothing lost, nothing twice, in order. */
export function describeDelivery(lab: Lab): void {
  test('a committed event has its effect once at every consumer, with who, what and when', async () => {
    const userId = newId()
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'
    await lab.inAuth(async (trx) => {
      await sql`select set_config('app.current_user_id', ${userId}, true),
        set_config('app.traceparent', ${traceparent}, true)`.execute(trx)
      await publish(trx, userRegistered, registration(userId))
    })
    await lab.town.bus.settled()
    expect(await effectsOf(lab.town.databases.users, userId)).toMatchObject([
      { consumer: 'make-profile', actorId: userId, data: { firstName: 'Ada', userId } },
    ])
    // Of two topics, either may come first.
    const effects = await effectsOf(lab.town.databases.posts, userId)
    const [registered, ...others] = effects.filter(({ data }) => isRegistration(data))
    const [profiled, ...more] = effects.filter(({ data }) => !isRegistration(data))
    expect(others).toEqual([])
    expect(registered).toMatchObject({ consumer: 'note-people', actorId: userId })
    // What a consumer says was caused by the same person, in the same trace.
    expect(profiled).toMatchObject({ actorId: userId, data: { displayName: 'Ada' } })
    expect(more).toEqual([])
    const { rows } = await lab.town.databases.users.pool.query(
      'select traceparent from outbox where aggregateid = $1',
      [userId],
    )
    expect(rows[0].traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/)
  })

  test('a transaction that is rolled back says nothing', async () => {
    const userId = newId()
    const rolledBack = lab.inAuth(async (trx) => {
      await publish(trx, userRegistered, registration(userId))
      throw new Error('changed my mind')
    })
    await expect(rolledBack).rejects.toThrow('changed my mind')
    await lab.town.bus.settled()
    expect(await effectsOf(lab.town.databases.posts, userId)).toEqual([])
  })

  test('events of one key arrive in the order of their commits', async () => {
    const [lowId, highId] = [newId(), newId()]
    await lab.town.databases.users.system
      .insertInto('friendships')
      .values({ lowId, highId, version: 0, isEnded: true })
      .execute()
    const change = () =>
      lab.inUsers(async (trx) => {
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
    await lab.town.bus.settled()
    const edge = await lab.town.databases.posts.system
      .selectFrom('edges')
      .selectAll()
      .where('lowId', '=', lowId)
      .executeTakeFirst()
    expect(edge).toEqual({ lowId, highId, version: 45, isEnded: false })
  })

  test('an event that commits after later ones have gone is not skipped', async () => {
    const late = newId()
    let early = ''
    await lab.inAuth(async (trx) => {
      await publish(trx, userRegistered, registration(late))
      early = (await lab.town.register()).userId
      await until(async () => (await effectsOf(lab.town.databases.posts, early)).length > 0)
    })
    await lab.town.bus.settled()
    expect(await effectsOf(lab.town.databases.posts, late)).toHaveLength(2)
  })

  test('an event that is sent twice has its effect once', async () => {
    const { userId, eventId } = await lab.town.register()
    await lab.town.bus.settled()
    await lab.town.databases.auth.pool.query('update outbox set published_at = null where id = $1', [eventId])
    await lab.town.bus.settled()
    expect(await effectsOf(lab.town.databases.posts, userId)).toHaveLength(2)
  })

  test('a lost connection to the database loses nothing', async () => {
    const people = await Promise.all(
      Array.from({ length: 30 }, async (_, index) => {
        const { userId } = await lab.town.register()
        if (index % 10 === 5) await lab.terminateConnections()
        return userId
      }),
    )
    await lab.town.bus.settled()
    for (const userId of people) {
      expect(await effectsOf(lab.town.databases.posts, userId)).toHaveLength(2)
      expect(await lab.deadLetters(userId)).toEqual([])
    }
  })
}
