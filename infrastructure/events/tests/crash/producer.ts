// Signs people up and makes and ends friendships, until it is killed. What it has committed stands in the owners' tables.
import { setTimeout as delay } from 'node:timers/promises'
import { connectDatabase, newId } from '@plaza/database'
import { friendshipAccepted, friendshipEnded, userRegistered } from '@plaza/schema/events'
import { sql } from 'kysely'
import { pino } from 'pino'
import { publish } from '../../src/index.ts'
import type { TestTables } from '../setup/tables.ts'
import { acceptance, registration } from '../setup/town.ts'
import { random, readPlan } from './plan.ts'

const betweenMs = 12
const plan = readPlan()
const next = random(plan.seed)
const log = pino({ level: 'silent' })
const auth = connectDatabase<TestTables>({ url: plan.urls.auth, poolMax: 3 }, { service: 'auth', log })
const users = connectDatabase<TestTables>({ url: plan.urls.users, poolMax: 3 }, { service: 'users', log })
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item

async function signUp(): Promise<void> {
  const id = newId()
  await auth.system.transaction().execute(async (trx) => {
    await trx.insertInto('people').values({ id, version: 1 }).execute()
    await publish(trx, userRegistered, registration(id))
  })
}

/** Few pairs, so that the order of a key matters, and now and then two at once on the same. */
async function changeFriendship(): Promise<void> {
  const { rows } = await auth.pool.query<{ id: string }>('select id from people order by id limit 12')
  const [lowId, highId] = [pick(rows)?.id, pick(rows)?.id].sort()
  if (!lowId || !highId || lowId === highId) return
  await users.system.transaction().execute(async (trx) => {
    const { version, isEnded } = await trx
      .insertInto('friendships')
      .values({ lowId, highId, version: 1, isEnded: false })
      .onConflict((conflict) =>
        conflict.columns(['lowId', 'highId']).doUpdateSet({
          version: sql`friendships.version + 1`,
          isEnded: sql`not friendships.is_ended`,
        }),
      )
      .returning(['version', 'isEnded'])
      .executeTakeFirstOrThrow()
    if (!isEnded) await publish(trx, friendshipAccepted, acceptance(lowId, highId, version))
    else await publish(trx, friendshipEnded, { lowId, highId, version, endedAt: new Date(), reason: 'UNFRIENDED' })
  })
}

for (;;) {
  const work = next() < 0.6 ? signUp() : changeFriendship()
  // The database may be down; whoever wanted this tries again later.
  work.catch(() => {})
  await delay(betweenMs)
}
