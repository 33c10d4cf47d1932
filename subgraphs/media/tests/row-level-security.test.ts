import { newId } from '@plaza/database'
import { type RawBuilder, sql } from 'kysely'
import { expect, test } from 'vitest'
import { startMedia, type TestMedia } from './testkit.ts'

/** What a viewer gets of a table when the query asks for everything. */
async function seen(media: TestMedia, viewerId: string | null, table: string, granted: string[] = []): Promise<number> {
  await using view = media.database.forViewer({ id: viewerId })
  if (granted.length > 0) {
    await sql`select set_config('app.granted_media', ${`{${granted.join(',')}}`}, true)`.execute(view.db)
  }
  const { rows } = await sql`select * from ${sql.table(table)}`.execute(view.db)
  return rows.length
}

async function filled() {
  const media = await startMedia()
  const [ada, bob] = [newId(), newId()]
  const [open, closed] = (await media.addPictures(ada, 2)) as [string, string]
  await media.addCollection(ada, { isPublic: true, mediaIds: [open] })
  await media.addCollection(ada, { isPublic: false, mediaIds: [closed] })
  await media.database.system
    .insertInto('uploads')
    .values({
      ...{ id: newId(), ownerId: ada, filename: 'a.png', mimeType: 'image/png', byteSize: 9 },
      ...{ objectKey: 'uploads/a', expiresAt: new Date(Date.now() + 1_000) },
    })
    .execute()
  return { media, ada, bob, closed }
}

test('without any where clause, others get public rows and nothing else', async () => {
  const { media, ada, bob, closed } = await filled()
  await using _ = media
  const expected: [table: string, owner: number, stranger: number][] = [
    ['media_files', 2, 1],
    ['media_collections', 2, 1],
    ['collection_items', 2, 1],
    ['storage_usage', 1, 0],
    ['uploads', 1, 0],
  ]
  for (const [table, owner, stranger] of expected) {
    expect(await seen(media, ada, table), table).toBe(owner)
    expect(await seen(media, bob, table), table).toBe(stranger)
    expect(await seen(media, null, table), table).toBe(stranger)
  }
  expect(await seen(media, bob, 'media_files', [closed])).toBe(2)
  for (const table of ['people', 'object_removals', 'processing_tasks', 'outbox']) {
    await expect(seen(media, ada, table), table).rejects.toThrow(/permission denied/)
  }
})

test("without any where clause, a stranger changes and deletes nothing of another's", async () => {
  const { media, bob } = await filled()
  await using _ = media
  await using view = media.database.forViewer({ id: bob })
  await view.db.transaction().execute(async (trx) => {
    for (const table of ['media_files', 'media_collections', 'collection_items']) {
      const deleted = await sql`delete from ${sql.table(table)}`.execute(trx)
      expect(deleted.numAffectedRows, table).toBe(0n)
    }
    const updated = await sql`update media_collections set is_public = true`.execute(trx)
    expect(updated.numAffectedRows).toBe(0n)
  })
})

test('nobody can write rows in the name of another', async () => {
  const { media, ada, bob } = await filled()
  await using _ = media
  await using view = media.database.forViewer({ id: bob })
  const forged = view.db
    .transaction()
    .execute((trx) =>
      trx
        .insertInto('mediaCollections')
        .values({ id: newId(), ownerId: ada, name: 'Forged', isPublic: true })
        .execute(),
    )
  await expect(forged).rejects.toThrow(/row-level security/)
})

test('of their own rows people write what mutations write, and no state, size, key, hash, owner or count', async () => {
  const { media, ada } = await filled()
  await using _ = media
  await using view = media.database.forViewer({ id: ada })
  const attempt = (statement: RawBuilder<unknown>) => view.db.transaction().execute((trx) => statement.execute(trx))
  const written: Record<string, string[]> = {
    media_files: ['alt_text', 'focal_x', 'focal_y'],
    media_collections: ['name', 'description', 'is_public', 'updated_at'],
    collection_items: ['rank'],
    uploads: [],
  }
  for (const [table, columns] of Object.entries(written)) {
    const { rows } = await sql<{ name: string }>`
      select attname as name from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
    `.execute(media.database.system)
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(columns))
    for (const { name } of rows) {
      const change = attempt(sql`update ${sql.table(table)} set ${sql.ref(name)} = ${sql.ref(name)}`)
      if (columns.includes(name)) await change
      else await expect(change, `${table}.${name}`).rejects.toThrow(/permission denied/)
    }
  }
  await expect(attempt(sql`insert into media_files (id) values (${newId()})`)).rejects.toThrow(/permission denied/)
  await expect(attempt(sql`insert into uploads (id) values (${newId()})`)).rejects.toThrow(/permission denied/)
  await expect(
    attempt(sql`insert into media_collections (id, owner_id, name, item_count) values (${newId()}, ${ada}, 'Many', 9)`),
  ).rejects.toThrow(/permission denied/)
})

test('a file goes through its states in order', async () => {
  await using media = await startMedia()
  const id = newId()
  const { system } = media.database
  await system
    .insertInto('mediaFiles')
    .values({
      ...{ id, ownerId: newId(), kind: 'IMAGE', state: 'SCANNING', filename: 'a.png', mimeType: 'image/png' },
      ...{ byteSize: 10, chargedBytes: 10, objectKey: `uploads/${id}`, sha256: Buffer.alloc(32) },
    })
    .execute()
  const become = (state: string) => system.updateTable('mediaFiles').set({ state }).where('id', '=', id).execute()
  await expect(become('READY')).rejects.toThrow(/cannot go from SCANNING to READY/)
  await become('PROCESSING')
  await become('READY')
  await expect(become('PROCESSING')).rejects.toThrow(/cannot go from READY to PROCESSING/)
})
