import { newId, viewerInSession } from '@plaza/database'
import { createTestDatabase, type TestDatabase } from '@plaza/database/testing'
import { Revocations, type Viewer } from '@plaza/server'
import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import type { RequestContext } from '../src/define-subgraph.ts'
import type { Ask, Listener } from '../src/live/ask.ts'
import { createAudience } from '../src/live/audience.ts'
import { watched } from '../src/live/watched.ts'

interface DB {
  notes: { id: string; ownerId: string; body: string }
}
type Context = RequestContext<DB>

const migrations = new URL('../../database/tests/migrations/', import.meta.url)
const [ada, grace, alan] = [newId(), newId(), newId()]

/** An audience over a table of private notes. */
async function startLab(settings: { livePoolMax?: number } = {}) {
  const database: TestDatabase<DB> = await createTestDatabase<DB>({ service: 'lab', migrations, settings })
  const alone: string[] = []
  const common = { revocations: new Revocations(), signal: undefined, requestId: 'test' }
  const audience = createAudience(database as never, {
    alone({ viewer }) {
      alone.push(viewer?.id ?? '')
      const own = database.forViewer({ id: viewer?.id ?? null, isLive: true })
      const isViewer = (id: string | null) => viewer !== null && viewer.id === id
      const context = { ...common, viewer, viewerId: viewer?.id ?? null, isViewer, db: own.db }
      return { context: context as unknown as RequestContext, release: () => own.release() }
    },
    shared: ({ viewer }, run, db) =>
      ({
        ...common,
        viewer: viewer && watched(viewer, () => run.becomePersonal()),
        viewerId: viewer && viewerInSession,
        isViewer: (id: string | null) => run.isViewer(id),
        db,
      }) as unknown as RequestContext,
  })
  const listenerOf = (id: string): Listener => {
    const viewer: Viewer | null = id === '' ? null : { id, sessionId: newId(), tokenId: newId(), expiresAt: new Date() }
    return { viewer, request: {} as never }
  }
  return {
    database,
    alone,
    answer: <Found>(id: string, ask: Omit<Ask<Found>, 'listener'>) =>
      audience.answer({ ...ask, listener: listenerOf(id) }),
    write: (ownerId: string, body: string) =>
      database.system.insertInto('notes').values({ id: newId(), ownerId, body }).execute(),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

const bodies = async (db: Kysely<DB>) =>
  (await db.selectFrom('notes').select('body').orderBy('body').execute()).map(({ body }) => body)

/** Asks as everybody for one event, and counts how often it was executed. */
async function askAll<Found>(
  lab: Awaited<ReturnType<typeof startLab>>,
  ids: readonly string[],
  look: (context: Context) => Promise<Found>,
) {
  let executions = 0
  const run = (context: RequestContext) => {
    executions++
    return look(context as unknown as Context)
  }
  const event = {}
  const found = await Promise.allSettled(ids.map((id) => lab.answer(id, { run, variables: undefined, event })))
  const told = found.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))
  return { told, executions }
}

test('those who are shown the same rows get one execution and one object, and the others theirs', async () => {
  await using lab = await startLab()
  await lab.write(ada, 'of ada')
  const { told, executions } = await askAll(lab, [grace, ada, alan, grace, ''], async ({ db }) => ({
    found: await bodies(db),
  }))
  const nothing = { found: [] }
  expect(told).toEqual([nothing, { found: ['of ada'] }, nothing, nothing, nothing])
  expect(told[2]).toBe(told[0])
  expect(told[3]).toBe(told[0])
  // Nobody who is signed out is answered with somebody who is not.
  expect(told[4]).not.toBe(told[0])
  expect(executions).toBe(3)
})

test('what has looked at who the viewer is answers that viewer alone, over the same statements', async () => {
  await using lab = await startLab()
  const statements: string[] = []
  lab.database.onQuery((event) => statements.push(event.sql))
  const people = [ada, grace, alan]
  const look = async ({ db, viewer }: Context) => [await bodies(db), viewer!.id]
  const { told, executions } = await askAll(lab, people, look)
  expect(told).toEqual(people.map((id) => [[], id]))
  expect([executions, statements.length]).toEqual([3, 1])
})

test('a statement that holds the viewer’s id is run for that viewer, and its rows are nobody else’s', async () => {
  await using lab = await startLab()
  for (const id of [ada, grace]) await lab.write(id, `of ${id}`)
  const look = ({ db, viewer }: Context) =>
    db.selectFrom('notes').select('body').where('ownerId', '=', viewer!.id).execute()
  const { told } = await askAll(lab, [ada, grace, alan], look)
  expect(told).toEqual([[{ body: `of ${ada}` }], [{ body: `of ${grace}` }], []])
})

test('to be compared with somebody parts that person from the others, whoever is asked first', async () => {
  await using lab = await startLab()
  for (const people of [
    [ada, grace, alan],
    [grace, ada, alan],
  ]) {
    const { told, executions } = await askAll(lab, people, async ({ isViewer }) => ({
      isAda: isViewer(ada),
      isNobody: isViewer(null),
    }))
    expect(told).toEqual(people.map((id) => ({ isAda: id === ada, isNobody: false })))
    expect(executions).toBe(2)
  }
})

const grant = (db: Kysely<DB>, value: string) => sql`select set_config('app.granted_notes', ${value}, true)`.execute(db)
const granted = async (db: Kysely<DB>) => {
  const { rows } = await sql<{ value: string }>`
    select coalesce(current_setting('app.granted_notes', true), '') as value
  `.execute(db)
  return rows[0]!.value
}

test('what is granted to all of them is shown to all by one execution', async () => {
  await using lab = await startLab()
  const statements: string[] = []
  lab.database.onQuery((event) => statements.push(event.sql))
  const { told, executions } = await askAll(lab, [ada, grace, alan], async ({ db }) => {
    const before = await granted(db)
    await grant(db, '{one}')
    return { before, after: await granted(db) }
  })
  expect(told).toEqual(Array.from({ length: 3 }, () => ({ before: '', after: '{one}' })))
  expect([executions, lab.alone]).toEqual([1, []])
  expect(statements).toHaveLength(2)
})

test('what is granted to one of them is shown to that one, whoever is asked first', async () => {
  await using lab = await startLab()
  for (const people of [
    [ada, grace, alan],
    [grace, ada, alan],
  ]) {
    const byIsViewer = await askAll(lab, people, async ({ db, isViewer }) => {
      if (isViewer(ada)) await grant(db, '{one}')
      return granted(db)
    })
    const byViewer = await askAll(lab, people, async ({ db, viewer }) => {
      if (viewer!.id === ada) await grant(db, '{one}')
      return granted(db)
    })
    for (const { told } of [byIsViewer, byViewer]) expect(told).toEqual(people.map((id) => (id === ada ? '{one}' : '')))
  }
  expect(lab.alone).toEqual([])
})

test('what fails for one, or cannot be shared, is asked for each alone', async () => {
  await using lab = await startLab()
  await lab.write(ada, 'of ada')
  const fails = async ({ db }: Context) => {
    const { rows } = await sql<{
      one: number
    }>`select 1 / (case when viewer_id() = ${grace} then 0 else 1 end) as one`.execute(db)
    return rows
  }
  const people = [ada, grace, alan]
  expect((await askAll(lab, people, fails)).told).toEqual([[{ one: 1 }], 'division by zero', [{ one: 1 }]])
  expect(lab.alone.splice(0)).toEqual(people)
  const sets = async ({ db }: Context) => {
    await sql`select set_config('app.current_user_id', ${ada}, true)`.execute(db)
    return bodies(db)
  }
  expect((await askAll(lab, [alan], sets)).told).toHaveLength(1)
  expect(lab.alone.splice(0)).toEqual([alan])
  const writes = ({ db }: Context) => db.transaction().execute((trx) => bodies(trx))
  expect((await askAll(lab, [ada, alan], writes)).told).toEqual([['of ada'], []])
  expect(lab.alone).toEqual([ada, alan])
})

test('more events than connections are all answered, on those connections', async () => {
  await using lab = await startLab({ livePoolMax: 1 })
  await lab.write(ada, 'of ada')
  const look = async ({ db }: Context) => bodies(db)
  const answers = await Promise.all(Array.from({ length: 40 }, () => askAll(lab, [ada, grace, alan], look)))
  for (const { told } of answers) expect(told).toEqual([['of ada'], [], []])
  await expect.poll(() => lab.database.gauges().live).toEqual({ total: 1, idle: 1, waiting: 0 })
})

test('while the database is away everybody is told, and is answered when it is back', async () => {
  await using lab = await startLab({ livePoolMax: 1 })
  await lab.write(ada, 'of ada')
  const look = async ({ db }: Context) => bodies(db)
  const away = async () => {
    await sql`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'plaza-lab-live'
    `.execute(lab.database.system)
  }
  expect((await askAll(lab, [ada, grace], look)).told).toEqual([['of ada'], []])
  // The connection is lost while nothing uses it: the answer is the same.
  await away()
  expect((await askAll(lab, [ada, grace], look)).told).toEqual([['of ada'], []])
  // It is lost again and again while the answer is being found.
  const lost = await askAll(lab, [ada, grace], async ({ db }: Context) => {
    await bodies(db)
    await away()
    return sql`select now()`.execute(db)
  })
  for (const one of lost.told) expect(one).toMatch(/terminat|connection/i)
  expect((await askAll(lab, [ada, grace], look)).told).toEqual([['of ada'], []])
})
