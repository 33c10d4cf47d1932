import { newId, type ViewerDatabase } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import fc from 'fast-check'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'

interface DB {
  notes: { id: string; ownerId: string; body: string }
}

const migrations = new URL('../../../infrastructure/database/tests/migrations/', import.meta.url)
const [ada, grace, alan] = [newId(), newId(), newId()]
/** Alan has written nothing, and nobody is signed out. */
const notesOf = new Map<string | null, readonly string[]>([
  [ada, ['ada 1', 'ada 2']],
  [grace, ['grace 1']],
  [alan, []],
  [null, []],
])
type Person = string | null

const bodies = async (db: Kysely<DB>) =>
  (await db.selectFrom('notes').select('body').orderBy('body').execute()).map(({ body }) => body)

const who = async (db: Kysely<DB>) => {
  const { rows } = await sql<{ id: string | null; role: string; isReadOnly: string }>`
    select viewer_id() as id, current_user as role, current_setting('transaction_read_only') as is_read_only
  `.execute(db)
  return rows[0]
}

const unsendable = {
  toPostgres: () => {
    throw new Error('not to be sent')
  },
}

/** Reads that fail, each in its own way. */
const failures: Readonly<Record<string, (db: Kysely<DB>) => Promise<unknown>>> = {
  division: (db) => sql`select 1 / 0`.execute(db),
  unknown: (db) => sql`select no_such_column`.execute(db),
  unsendable: (db) => sql`select ${unsendable}::text`.execute(db),
  write: (db) => db.deleteFrom('notes').execute(),
  forbidden: (db) => sql`select set_config('role', 'lab_owner', true), pg_read_file('/etc/passwd')`.execute(db),
}

/** What somebody does, and what they are to find: their own notes, whoever was on the connection before or is after them. */
const doings: Readonly<Record<string, (viewer: ViewerDatabase<DB>, person: Person, failure: string) => Promise<void>>> =
  {
    async reads({ db }, person) {
      expect(await bodies(db)).toEqual(notesOf.get(person))
    },
    async asksWhoItIs({ db }, person) {
      expect(await who(db)).toEqual({ id: person, role: 'lab_app', isReadOnly: 'on' })
    },
    async readsAroundAFailure({ db }, person, failure) {
      const [one, failed, other, self] = await Promise.allSettled([
        ...[bodies(db), failures[failure]!(db), bodies(db)],
        who(db),
      ])
      expect([one, other]).toEqual(Array(2).fill({ status: 'fulfilled', value: notesOf.get(person) }))
      expect(failed!.status).toBe('rejected')
      expect(self).toMatchObject({ value: { id: person, role: 'lab_app' } })
    },
    async fails({ db }, _, failure) {
      await expect(failures[failure]!(db)).rejects.toThrow()
    },
    async readsWhileItWrites({ db }, person) {
      if (person === null) return
      const written = db.transaction().execute(async (trx) => {
        await trx.insertInto('notes').values({ id: newId(), ownerId: person, body: 'a draft' }).execute()
        // Of the others none is there to be changed.
        await trx.updateTable('notes').set({ body: 'a draft' }).where('ownerId', '!=', person).execute()
        expect(await bodies(trx)).toEqual(['a draft', ...notesOf.get(person)!])
        expect(await who(db)).toEqual({ id: person, role: 'lab_app', isReadOnly: 'off' })
        throw new Error('taken back')
      })
      await expect(written).rejects.toThrow('taken back')
    },
    async writesForAnother({ db }, person) {
      const ownerId = person === ada ? grace : ada
      const written = db.transaction().execute((trx) => {
        return trx.insertInto('notes').values({ id: newId(), ownerId, body: 'not theirs' }).execute()
      })
      await expect(written).rejects.toThrow('row-level security')
    },
    release: (viewer) => viewer.release(),
  }

const turn = fc.record({
  doing: fc.constantFrom(...Object.keys(doings)),
  failure: fc.constantFrom(...Object.keys(failures)),
})
const request = fc.record({
  person: fc.constantFrom(...notesOf.keys()),
  isLive: fc.boolean(),
  turns: fc.array(turn, { minLength: 1, maxLength: 8 }),
})

async function startLab(connections: number): Promise<TestDatabase<DB>> {
  const settings = { poolMax: connections, livePoolMax: connections }
  const lab = await createTestDatabase<DB>({ service: 'lab', migrations, settings })
  for (const [ownerId, notes] of notesOf) {
    for (const body of notes) {
      await lab.system.insertInto('notes').values({ id: newId(), ownerId: ownerId!, body }).execute()
    }
  }
  return lab
}

test.each([1, 2])(
  'requests of several people that share %i connections each see what is theirs',
  {
    timeout: 120_000,
  },
  async (connections) => {
    await using lab = await startLab(connections)
    const requests = fc.array(request, { minLength: 2, maxLength: 12 })
    const lives = fc.asyncProperty(requests, async (all) => {
      const audience = readAsAll(lab)
      await Promise.all([
        audience,
        ...all.map(async ({ person, isLive, turns }) => {
          await using viewer = lab.forViewer({ id: person, isLive })
          for (const { doing, failure } of turns) await doings[doing]!(viewer, person, failure)
        }),
      ])
      // Nothing of anybody is left on a connection.
      const { rows } = await sql<{ left: number }>`
      select count(*)::int as left from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
        and application_name in ('plaza-lab', 'plaza-lab-live')
    `.execute(lab.system)
      expect(rows).toEqual([{ left: 0 }])
    })
    await fc.assert(lives, { numRuns: 30, seed: 14 + connections, endOnFailure: true })
  },
)

/** On the connections of open subscriptions meanwhile, for all of them at once; the second read fails for grace alone. */
async function readAsAll(lab: TestDatabase<DB>): Promise<void> {
  const people = [...notesOf.keys()].map((id) => id ?? '')
  const read = { sql: 'select body from notes order by body', parameters: [] }
  const failing = { sql: 'select 1 / (viewer_id() is distinct from $1)::int as one', parameters: [grace] }
  await using viewers = lab.forViewers()
  for (const query of [read, failing, read]) {
    const found = viewers.readAs(people, query)
    if (query === failing) {
      await expect(found).rejects.toThrow('division by zero')
      continue
    }
    for (const [id, rows] of await found) {
      expect(rows.toObjects().map(({ body }) => body)).toEqual(notesOf.get(id || null))
    }
  }
}
