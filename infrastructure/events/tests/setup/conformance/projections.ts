import { newId } from '@plaza/database'
import { friendshipAccepted, friendshipEnded } from '@plaza/schema/events'
import { expect, test } from 'vitest'
import { publish } from '../../../src/index.ts'
import { acceptance } from '../town.ts'
import type { Lab } from './lab.ts'

/** Versions never go back, and a projection can be made again. */
export function describeProjections(lab: Lab): void {
  test('a version that is not newer than the projection’s changes nothing', async () => {
    const [lowId, highId] = [newId(), newId()]
    const end = { endedAt: new Date(), reason: 'BLOCKED' as const }
    await lab.inUsers((trx) => publish(trx, friendshipEnded, { lowId, highId, version: 3, ...end }))
    await lab.inUsers((trx) => publish(trx, friendshipAccepted, acceptance(lowId, highId, 2)))
    await lab.inUsers((trx) => publish(trx, friendshipAccepted, acceptance(lowId, highId, 3)))
    await lab.town.bus.settled()
    const edges = await lab.town.databases.posts.system
      .selectFrom('edges')
      .selectAll()
      .where('lowId', '=', lowId)
      .execute()
    expect(edges).toEqual([{ lowId, highId, version: 3, isEnded: true }])
  })

  test('a rebuilt projection is the same, byte for byte', async () => {
    const rows = async () =>
      (await lab.town.databases.posts.pool.query('select e::text as row from edges e order by e')).rows
    const before = await rows()
    await lab.town.databases.posts.pool.query('update edges set is_ended = not is_ended')
    const result = await lab.town.bus.rebuild('posts', 'edges')
    expect(result).toMatchObject({ skipped: 0 })
    expect(result.events).toBeGreaterThan(before.length)
    expect(await rows()).toEqual(before)
    expect(before.length).toBeGreaterThan(1)
  })

  test('a projection with rows that no event tells of is not rebuilt by accident', async () => {
    const stranger = { lowId: newId(), highId: newId(), version: 1, isEnded: false }
    const { system } = lab.town.databases.posts
    await system.insertInto('edges').values(stranger).execute()
    await expect(lab.town.bus.rebuild('posts', 'edges')).rejects.toThrow('nothing was changed')
    const find = () => system.selectFrom('edges').selectAll().where('lowId', '=', stranger.lowId).execute()
    expect(await find()).toEqual([stranger])
    await lab.town.bus.rebuild('posts', 'edges', { force: true })
    expect(await find()).toEqual([])
  })
}
