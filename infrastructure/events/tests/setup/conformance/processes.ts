import { expect, test } from 'vitest'
import { effectsOf } from '../town.ts'
import { until } from '../wait.ts'
import type { Lab } from './lab.ts'

/** Several processes, and what they tell of themselves. Comes last: it counts what the others have done. */
export function describeProcesses(lab: Lab): void {
  test('of two relays one works, and the other takes over when it is gone', async () => {
    const other = await lab.town.another()
    const relaying = async () =>
      Promise.all([lab.town.bus, other.bus].map(async (bus) => bus.counters('auth').relaying))
    expect(await relaying()).toEqual([true, false])
    const first = await lab.town.register()
    await lab.town.bus.settled()
    const { rows } = await lab.town.databases.auth.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = 1886151034 and objid = 1
        and granted and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(rows).toHaveLength(1)
    await until(async () => (await relaying()).filter(Boolean).length === 1)
    const second = await lab.town.register()
    await lab.town.bus.settled()
    for (const { userId } of [first, second]) expect(await effectsOf(lab.town.databases.posts, userId)).toHaveLength(2)
    await other.bus.stop()
    const third = await lab.town.register()
    await lab.town.bus.settled()
    expect(await effectsOf(lab.town.databases.posts, third.userId)).toHaveLength(2)
  }, 60_000)

  test('metrics say what waits, what was tried again and what failed', async () => {
    const { outbox, consumers: counted, deadLettersWaiting, lag } = await lab.town.bus.metrics('posts')
    expect(outbox).toMatchObject({ unpublished: 0, oldestUnpublishedMs: null })
    const people = counted.find(({ name: consumer, topic }) => consumer === 'note-people' && topic === 'auth.user')
    expect(people?.handled).toBeGreaterThan(30)
    expect(people?.retried).toBeGreaterThanOrEqual(4)
    expect(people?.deadLettered).toBe(1)
    expect(deadLettersWaiting).toEqual([{ consumer: '*', topic: 'auth.user', count: 1 }])
    expect(lag.every(({ messages }) => messages === 0)).toBe(true)
  })
}
