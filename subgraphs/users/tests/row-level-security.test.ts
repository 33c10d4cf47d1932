import { newId } from '@plaza/database'
import { mediaReady } from '@plaza/schema/events'
import type { TestViewer } from '@plaza/server/testing'
import { type Kysely, sql, type Transaction } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DB } from '../src/generated/database.ts'
import {
  SendFriendRequest,
  type StartedUsers,
  startUsers,
  type TestPerson,
  UpdatePrivacy,
  UpdateProfile,
} from './testkit.ts'

type Looker = 'owner' | 'friend' | 'stranger' | 'blocked' | 'anonymous'

// The policies alone: no query of the service is between the viewer and the tables.
describe('a forgotten where shows nothing that is hidden', () => {
  let users: StartedUsers
  let ada: TestPerson
  let lookers: Record<Looker, TestViewer | null>
  let fileId: string
  const people = {} as Record<'grace' | 'alan' | 'mallory' | 'edsger', TestPerson>

  beforeAll(async () => {
    users = await startUsers()
    const [first, grace, alan, mallory, edsger] = await users.registerAll('ada', 'grace', 'alan', 'mallory', 'edsger')
    ada = first
    Object.assign(people, { grace, alan, mallory, edsger })
    await users.befriend(grace, ada)
    await users.block(ada, mallory)
    await users.ask(edsger, SendFriendRequest, { userId: ada.id })
    await users.ask(ada, UpdateProfile, { input: { bio: 'Analyst', phoneNumber: '+442012345678' } })
    await users.ask(
      ada,
      `mutation ($input: DismissFriendRecommendationInput!) {
      dismissFriendRecommendation(input: $input) { dismissedUserId errors { code } }
    }`,
      { input: { userId: alan.id } },
    )
    fileId = newId()
    await users.deliver(mediaReady, {
      mediaId: fileId,
      ownerId: ada.id,
      kind: 'IMAGE',
      version: 1,
      mimeType: 'image/png',
      byteSize: 1,
      width: 1,
      height: 1,
      durationSeconds: null,
    })
    lookers = { owner: ada, friend: grace, stranger: alan, blocked: mallory, anonymous: null }
  })
  afterAll(() => users[Symbol.asyncDispose]())

  async function as<Result>(looker: Looker, read: (db: Kysely<DB>) => Promise<Result>): Promise<Result> {
    await using database = users.database.forViewer({ id: lookers[looker]?.id ?? null })
    return await read(database.db)
  }

  async function write(looker: Looker, change: (trx: Transaction<DB>) => Promise<unknown>): Promise<unknown> {
    await using database = users.database.forViewer({ id: lookers[looker]?.id ?? null })
    return await database.db
      .transaction()
      .execute(async (trx) => {
        const result = await change(trx)
        // Every case starts from the same rows.
        throw new RolledBack(result)
      })
      .catch((error) => {
        if (error instanceof RolledBack) return error.result
        return error.code
      })
  }

  const seeing = (reads: (db: Kysely<DB>) => Promise<unknown[]>) => async () => {
    const seen: Partial<Record<Looker, boolean>> = {}
    for (const looker of Object.keys(lookers) as Looker[]) seen[looker] = (await as(looker, reads)).length > 0
    return seen
  }
  const onlyOwner = { owner: true, friend: false, stranger: false, blocked: false, anonymous: false }

  test('profiles: all but the blocked', async () => {
    const see = seeing((db) => db.selectFrom('profiles').select('userId').where('userId', '=', ada.id).execute())
    expect(await see()).toEqual({ owner: true, friend: true, stranger: true, blocked: false, anonymous: true })
  })

  test.each([
    ['PUBLIC', { owner: true, friend: true, stranger: true, blocked: false, anonymous: true }],
    ['FRIENDS', { owner: true, friend: true, stranger: false, blocked: false, anonymous: false }],
    ['PRIVATE', onlyOwner],
  ] as const)('details, e-mail and phone number under %s', async (level, expected) => {
    await users.ask(ada, UpdatePrivacy, {
      input: { profileVisibility: level, emailVisibility: level, phoneVisibility: level },
    })
    const tables = {
      profileDetails: seeing((db) =>
        db.selectFrom('profileDetails').select('bio').where('userId', '=', ada.id).execute(),
      ),
      accounts: seeing((db) => db.selectFrom('accounts').select('email').where('userId', '=', ada.id).execute()),
      phoneNumbers: seeing((db) => db.selectFrom('phoneNumbers').selectAll().where('userId', '=', ada.id).execute()),
    }
    for (const [table, see] of Object.entries(tables)) expect(await see(), table).toEqual(expected)
  })

  test('settings, files, blocks and dismissals: their owner only', async () => {
    const tables = {
      privacySettings: seeing((db) =>
        db.selectFrom('privacySettings').selectAll().where('userId', '=', ada.id).execute(),
      ),
      mediaFiles: seeing((db) => db.selectFrom('mediaFiles').selectAll().execute()),
      blocks: seeing((db) => db.selectFrom('blocks').selectAll().execute()),
      recommendationDismissals: seeing((db) => db.selectFrom('recommendationDismissals').selectAll().execute()),
    }
    for (const [table, see] of Object.entries(tables)) expect(await see(), table).toEqual(onlyOwner)
  })

  test('friendships: one’s own and those of one’s friends; requests: the two people', async () => {
    await users.befriend(people.grace, people.edsger)
    const friendships = seeing((db) => db.selectFrom('friendships').selectAll().execute())
    expect(await friendships()).toEqual({ ...onlyOwner, friend: true })
    const ownersFriendships = await as('owner', (db) => db.selectFrom('friendships').selectAll().execute())
    expect(ownersFriendships).toHaveLength(2)
    const requests = seeing((db) =>
      db
        .selectFrom('friendRequests')
        .selectAll()
        .where('fromId', '=', people.edsger.id)
        .where('toId', '=', ada.id)
        .execute(),
    )
    expect(await requests()).toEqual(onlyOwner)
  })

  test('nobody changes another’s rows', async () => {
    const changes: Record<string, (trx: Transaction<DB>) => Promise<unknown>> = {
      profiles: (trx) =>
        trx.updateTable('profiles').set({ firstName: 'X' }).where('userId', '=', ada.id).returning('userId').execute(),
      profileDetails: (trx) =>
        trx.updateTable('profileDetails').set({ bio: 'X' }).where('userId', '=', ada.id).returning('userId').execute(),
      phoneNumbers: (trx) =>
        trx.updateTable('phoneNumbers').set({ phoneNumber: '+4312345678' }).returning('userId').execute(),
      privacySettings: (trx) =>
        trx
          .updateTable('privacySettings')
          .set({ searchVisibility: 'PUBLIC' })
          .where('userId', '=', ada.id)
          .returning('userId')
          .execute(),
      noPhone: (trx) => trx.deleteFrom('phoneNumbers').returning('userId').execute(),
      noBlock: (trx) => trx.deleteFrom('blocks').returning('blockedId').execute(),
      noDismissal: (trx) => trx.deleteFrom('recommendationDismissals').returning('userId').execute(),
    }
    for (const [name, change] of Object.entries(changes)) {
      expect(await write('owner', change), name).toHaveLength(1)
      for (const looker of ['friend', 'stranger', 'blocked', 'anonymous'] as const) {
        expect(await write(looker, change), `${name} by ${looker}`).toEqual([])
      }
    }
    const unfriend = (trx: Transaction<DB>) =>
      trx
        .deleteFrom('friendships')
        .where((on) => on.or([on('lowId', '=', ada.id), on('highId', '=', ada.id)]))
        .returning('lowId')
        .execute()
    expect(await write('friend', unfriend)).toHaveLength(1)
    for (const looker of ['stranger', 'blocked', 'anonymous'] as const)
      expect(await write(looker, unfriend)).toEqual([])
  })

  test('nobody writes in another’s name', async () => {
    const inserts: Record<string, (trx: Transaction<DB>) => Promise<unknown>> = {
      phone: (trx) =>
        trx.insertInto('phoneNumbers').values({ userId: people.edsger.id, phoneNumber: '+4312345678' }).execute(),
      block: (trx) => trx.insertInto('blocks').values({ blockerId: people.edsger.id, blockedId: ada.id }).execute(),
      dismissal: (trx) =>
        trx.insertInto('recommendationDismissals').values({ userId: people.edsger.id, dismissedId: ada.id }).execute(),
      request: (trx) =>
        trx
          .insertInto('friendRequests')
          .values({ id: newId(), fromId: people.edsger.id, toId: people.alan.id })
          .execute(),
    }
    for (const [name, insert] of Object.entries(inserts)) {
      for (const looker of ['owner', 'friend', 'stranger', 'blocked', 'anonymous'] as const) {
        expect(await write(looker, insert), `${name} by ${looker}`).toBe(insufficientPrivilege)
      }
    }
  })

  test('nobody becomes a friend who was not asked and said yes', async () => {
    const pair = (one: string, other: string) =>
      one < other ? { lowId: one, highId: other } : { lowId: other, highId: one }
    const befriend = (friendRequestId: string | null) => (trx: Transaction<DB>) =>
      trx
        .insertInto('friendships')
        .values({ ...pair(ada.id, people.alan.id), friendRequestId })
        .execute()
    expect(await write('stranger', befriend(null))).toBe(insufficientPrivilege)
    const accepted = await users.database.system
      .selectFrom('friendRequests')
      .select('id')
      .where('status', '=', 'ACCEPTED')
      .where('toId', '=', ada.id)
      .executeTakeFirstOrThrow()
    expect(await write('stranger', befriend(accepted.id))).toBe(insufficientPrivilege)
    expect(await write('owner', befriend(accepted.id))).toBe(insufficientPrivilege)
    // The sender can't say yes to the own request, nor can anybody open it again.
    const open = await users.ask(people.alan, SendFriendRequest, { userId: ada.id })
    const id = open.sendFriendRequest.friendRequest.id
    const set = (status: 'ACCEPTED' | 'PENDING') => (trx: Transaction<DB>) =>
      trx.updateTable('friendRequests').set({ status, answeredAt: new Date() }).where('id', '=', id).execute()
    expect(await write('stranger', set('ACCEPTED'))).toBe(insufficientPrivilege)
    const none = await write('friend', (trx) =>
      trx
        .updateTable('friendRequests')
        .set({ status: 'CANCELLED', answeredAt: new Date() })
        .where('id', '=', id)
        .returning('id')
        .execute(),
    )
    expect(none).toEqual([])
  })

  test('badge, user name, counters and versions of others’ making are beyond a request', async () => {
    const forbidden: Record<string, (trx: Transaction<DB>) => Promise<unknown>> = {
      badge: (trx) => trx.updateTable('profiles').set({ isVerified: true }).where('userId', '=', ada.id).execute(),
      username: (trx) => trx.updateTable('profiles').set({ username: 'root' }).where('userId', '=', ada.id).execute(),
      counter: (trx) =>
        trx.updateTable('profileDetails').set({ friendCount: 1_000 }).where('userId', '=', ada.id).execute(),
      email: (trx) => trx.updateTable('accounts').set({ email: 'a@b.c' }).where('userId', '=', ada.id).execute(),
      profile: (trx) => trx.deleteFrom('profiles').where('userId', '=', ada.id).execute(),
      file: (trx) => trx.updateTable('mediaFiles').set({ isDeleted: false }).where('mediaId', '=', fileId).execute(),
      outbox: (trx) => trx.selectFrom('outbox').selectAll().execute(),
    }
    for (const [name, change] of Object.entries(forbidden)) {
      expect(await write('owner', change), name).toBe(insufficientPrivilege)
    }
  })

  test('every table of the service forces row-level security', async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' and not (relrowsecurity and relforcerowsecurity)
        and relname not like 'kysely%' and relname not in ('inbox', 'dead_letters')
    `.execute(users.database.system)
    expect(rows).toEqual([])
  })
})

const insufficientPrivilege = '42501'

class RolledBack extends Error {
  readonly result: unknown
  constructor(result: unknown) {
    super('rolled back')
    this.result = result
  }
}
