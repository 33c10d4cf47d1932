import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listMigrations, revertMigration, runMigrations } from '../src/index.ts'
import { ada, migrations, startLab } from './lab.ts'

/** A folder of migrations that make one table each. */
async function folderOf(...names: string[]): Promise<AsyncDisposable & { url: URL; add(name: string): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'plaza-migrations-'))
  await mkdir(path, { recursive: true })
  const add = (name: string): Promise<void> =>
    writeFile(
      join(path, `${name}.ts`),
      `export const up = (db) => db.schema.createTable('t_${name.slice(0, 4)}').addColumn('id', 'integer').execute()
       export const down = (db) => db.schema.dropTable('t_${name.slice(0, 4)}').execute()`,
    )
  for (const name of names) await add(name)
  return {
    url: pathToFileURL(`${path}/`),
    add,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

test('migrations run once, in order, and say so', async () => {
  await using lab = await startLab()
  await using folder = await folderOf('0102-second', '0101-first')
  const folders = [migrations, folder.url]
  expect(await runMigrations(lab, { folders })).toEqual(['0101-first', '0102-second'])
  expect(await runMigrations(lab, { folders })).toEqual([])
  const status = await listMigrations(lab, { folders })
  expect(status.map(({ name }) => name).slice(-3)).toEqual(['0001-create-notes', '0101-first', '0102-second'])
  expect(status.every(({ executedAt }) => executedAt instanceof Date)).toBe(true)
})

test('down takes the last one back, up brings it again', async () => {
  await using lab = await startLab()
  const folders = [migrations]
  expect(await revertMigration(lab, { folders })).toEqual(['0001-create-notes'])
  expect((await listMigrations(lab, { folders })).at(-1)).toEqual({ name: '0001-create-notes', executedAt: null })
  expect(await runMigrations(lab, { folders })).toEqual(['0001-create-notes'])
})

test('the platform’s own migrations can be taken back too', async () => {
  await using lab = await startLab()
  let reverted: string[]
  do reverted = await revertMigration(lab, { folders: [migrations] })
  while (reverted.length > 0)
  const left =
    await sql`select tablename from pg_tables where schemaname = 'public' and tablename not like 'kysely%'`.execute(
      lab.system,
    )
  expect(left.rows).toEqual([])
})

test('a migration that comes late with a lower number is run', async () => {
  await using lab = await startLab()
  await using folder = await folderOf('0102-second')
  const folders = [migrations, folder.url]
  await runMigrations(lab, { folders })
  await folder.add('0101-late')
  expect(await runMigrations(lab, { folders })).toEqual(['0101-late'])
})

test('instances that migrate at the same time wait for each other', async () => {
  await using lab = await startLab()
  await using folder = await folderOf('0101-first', '0102-second')
  const options = { folders: [migrations, folder.url] }
  const ran = await Promise.all([runMigrations(lab, options), runMigrations(lab, options), runMigrations(lab, options)])
  expect(ran.flat()).toEqual(['0101-first', '0102-second'])
})

test('a failing migration is named, and none of its run stays', async () => {
  await using lab = await startLab()
  await using folder = await folderOf('0101-first', '0101-first-again')
  const folders = [migrations, folder.url]
  await expect(runMigrations(lab, { folders })).rejects.toThrow(/0101-first-again failed.*already exists/)
  const waiting = (await listMigrations(lab, { folders })).filter(({ executedAt }) => executedAt === null)
  expect(waiting).toHaveLength(2)
})

test('two migrations of one name are refused', async () => {
  await using lab = await startLab()
  await using one = await folderOf('0101-same')
  await using two = await folderOf('0101-same')
  await expect(runMigrations(lab, { folders: [one.url, two.url] })).rejects.toThrow(
    'Two migrations are called 0101-same',
  )
})

test('viewer_id() is who asks, and null for nobody and for the owner', async () => {
  await using lab = await startLab()
  const whoAsks = sql<{ id: string | null }>`select viewer_id() as id`
  await using adas = lab.forViewer({ id: ada })
  await using nobodys = lab.forViewer({ id: null })
  expect((await whoAsks.execute(adas.db)).rows).toEqual([{ id: ada }])
  expect((await whoAsks.execute(nobodys.db)).rows).toEqual([{ id: null }])
  expect((await whoAsks.execute(lab.system)).rows).toEqual([{ id: null }])
})

test('a request writes into the outbox in its own name and cannot read it', async () => {
  await using lab = await startLab()
  await using viewer = lab.forViewer({ id: ada })
  const allowed = await sql<{ column: string; granted: boolean }>`
    select attname as column, has_column_privilege('lab_app', 'outbox', attname, 'insert') as granted
    from pg_attribute where attrelid = 'outbox'::regclass and attnum > 0 and not attisdropped
  `.execute(lab.system)
  const forbidden = allowed.rows.filter(({ granted }) => !granted).map(({ column }) => column)
  expect(forbidden).toEqual(
    expect.arrayContaining(['actor_id', 'traceparent', 'position', 'created_at', 'published_at']),
  )
  for (const table of ['outbox', 'inbox', 'dead_letters']) {
    await expect(sql`select * from ${sql.table(table)}`.execute(viewer.db)).rejects.toMatchObject({ code: '42501' })
  }
})

test('updated_at follows each update', async () => {
  await using lab = await startLab()
  const old = new Date('2026-01-01')
  const notes = { id: ada, ownerId: ada, body: 'a', createdAt: old, updatedAt: old }
  await lab.system.insertInto('notes').values(notes).execute()
  await lab.system.updateTable('notes').set({ body: 'b' }).execute()
  const { createdAt, updatedAt } = await lab.system.selectFrom('notes').selectAll().executeTakeFirstOrThrow()
  expect(createdAt).toEqual(old)
  expect(updatedAt.getTime()).toBeGreaterThan(old.getTime())
})
