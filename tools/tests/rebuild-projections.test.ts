import { newId } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { createEventBus, publish } from '@plaza/events'
import * as events from '@plaza/schema/events'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { subgraphDefinitions } from '../src/subgraphs.ts'

const log = pino({ level: 'silent' })
const projections = subgraphDefinitions.flatMap(({ name, consumers = [] }) =>
  consumers.filter(({ tables }) => tables.length > 0).map((consumer) => ({ service: name, consumer })),
)

/** The services' own consumers on databases of their own, without anything else of theirs. */
async function startConsumers() {
  await using cleanup = new AsyncDisposableStack()
  const databases = new Map<string, TestDatabase<unknown>>()
  for (const { name, root } of subgraphDefinitions) {
    const migrations = new URL('migrations/', root)
    databases.set(name, cleanup.use(await createTestDatabase<unknown>({ service: name, migrations, log })))
  }
  const bus = createEventBus({}, { log })
  cleanup.defer(() => bus.stop())
  for (const { name, consumers = [] } of subgraphDefinitions) {
    bus.register({ service: name, database: databases.get(name)!, consumers })
  }
  await bus.start()
  const owned = cleanup.move()
  return {
    bus,
    databases,
    async say<Contract extends events.EventContract>(contract: Contract, data: events.EventData<Contract>) {
      const { system } = databases.get(contract.topic.producer)!
      await system.transaction().execute((trx) => publish(trx, contract, data))
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  }
}

type Consumers = Awaited<ReturnType<typeof startConsumers>>

/** A little of everything that projections are made of, with ends and what comes after an end. */
async function live(town: Consumers): Promise<void> {
  const people = Array.from({ length: 6 }, () => newId())
  const account = (userId: string, version: number) => ({
    userId,
    email: `${userId}@example.org`,
    username: `u${userId.slice(-12)}`,
    emailVerifiedAt: version > 1 ? new Date() : null,
    status: 'ACTIVE' as const,
    version,
  })
  for (const userId of people) {
    await town.say(events.userRegistered, {
      ...account(userId, 1),
      firstName: 'Ada',
      lastName: null,
      registeredAt: new Date(),
    })
  }
  const [ada, grace, alan, edsger, barbara, leaving] = people as [string, string, string, string, string, string]
  await town.bus.settled()
  await town.say(events.userEmailVerified, account(ada, 2))
  await town.say(events.userDeactivated, { ...account(grace, 2), status: 'DEACTIVATED' })
  await town.say(events.userUsernameChanged, { ...account(alan, 2), previousUsername: 'before' })
  await town.say(events.userDeactivated, { ...account(edsger, 2), status: 'DEACTIVATED' })
  await town.say(events.userReactivated, account(edsger, 3))

  const pair = (one: string, other: string) => {
    const [lowId = '', highId = ''] = [one, other].sort()
    return { lowId, highId }
  }
  const accepted = { since: new Date(), friendRequestId: newId(), requesterId: ada, accepterId: grace }
  await town.say(events.friendshipAccepted, { ...pair(ada, grace), ...accepted, version: 1 })
  await town.say(events.friendshipAccepted, { ...pair(ada, alan), ...accepted, version: 1 })
  await town.say(events.friendshipEnded, { ...pair(ada, alan), version: 2, endedAt: new Date(), reason: 'UNFRIENDED' })
  await town.say(events.friendshipAccepted, { ...pair(ada, edsger), ...accepted, version: 1 })
  await town.say(events.friendshipEnded, {
    ...pair(ada, edsger),
    version: 2,
    endedAt: new Date(),
    reason: 'UNFRIENDED',
  })
  await town.say(events.friendshipAccepted, { ...pair(ada, edsger), ...accepted, version: 3 })

  const block = { blockerId: barbara, blockedId: ada, createdAt: new Date() }
  await town.say(events.blockCreated, { ...block, version: 1 })
  await town.say(events.blockCreated, { ...block, blockedId: alan, version: 1 })
  await town.say(events.blockRemoved, { ...block, blockedId: alan, version: 2 })
  const mute = { muterId: barbara, mutedId: ada, createdAt: new Date(), expiresAt: null }
  await town.say(events.muteSet, { ...mute, version: 1 })
  await town.say(events.muteSet, { ...mute, expiresAt: new Date(), version: 2 })
  await town.say(events.muteSet, { ...mute, mutedId: alan, version: 3 })
  await town.say(events.muteEnded, { ...mute, mutedId: alan, version: 4 })

  const choice = { whoMayMessage: 'FRIENDS', whoMayMention: 'NOBODY' } as const
  await town.say(events.privacyChanged, { userId: ada, ...choice, version: 1 })
  await town.say(events.privacyChanged, { userId: ada, ...choice, whoMayMessage: 'EVERYONE', version: 2 })
  await town.say(events.privacyChanged, { userId: leaving, ...choice, version: 1 })
  await town.say(events.privacyEnded, { userId: leaving, version: 2, deletedAt: new Date() })

  for (const end of ['kept', 'deleted']) {
    const file = { mediaId: newId(), ownerId: ada, kind: 'IMAGE' as const }
    await town.say(events.mediaUploaded, { ...file, version: 1, objectKey: 'uploads/1' })
    await town.say(events.mediaReady, {
      ...file,
      version: 2,
      mimeType: 'image/png',
      byteSize: 1234,
      width: 10,
      height: 20,
      durationSeconds: null,
    })
    if (end === 'deleted') await town.say(events.mediaDeleted, { ...file, version: 3, deletedAt: new Date() })
  }
  await town.say(events.userDeleted, {
    userId: leaving,
    email: null,
    username: null,
    emailVerifiedAt: null,
    status: 'DEACTIVATED',
    version: 2,
    deletedAt: new Date(),
  })
  await town.bus.settled()
}

test('every projection of every service is the same, byte for byte, when it is made again', async () => {
  await using town = await startConsumers()
  await live(town)
  expect(projections.length).toBeGreaterThanOrEqual(9)
  for (const { service, consumer } of projections) {
    const { pool } = town.databases.get(service)!
    const read = async () => {
      const rows: string[] = []
      for (const table of consumer.tables) {
        const result = await pool.query<{ row: string }>(
          `select '${table}: ' || t::text as row from ${table} t order by 1`,
        )
        rows.push(...result.rows.map(({ row }) => row))
      }
      return rows
    }
    const before = await read()
    expect([service, consumer.name, before.length > 0]).toEqual([service, consumer.name, true])
    await town.bus.rebuild(service, consumer.name)
    expect([service, consumer.name, ...(await read())]).toEqual([service, consumer.name, ...before])
  }
  for (const { pool } of town.databases.values()) {
    expect((await pool.query('select consumer, type, error from dead_letters')).rows).toEqual([])
  }
}, 180_000)
