import { createDatabaseAtSize, idAt, sqlId, sqlNumbers, workOf } from '@plaza/database/testing'
import { expect, test } from 'vitest'
import { listItemsByCollections } from '../src/data/collection-items.ts'
import { listCollectionsByIds, listCollectionsByOwners } from '../src/data/collections.ts'
import type { Db } from '../src/data/db.ts'
import { countMediaFiles, listMediaFiles, listMediaFilesByIds } from '../src/data/media-files.ts'
import { listHiddenPeople } from '../src/data/projections/people.ts'
import { getStorageUsage } from '../src/data/storage-usage.ts'
import type { DB } from '../src/generated/database.ts'

const [people, files] = [100_000, 200_000]
const page = { first: 20, after: null }
const person = (number: string | number) => sqlId('001', number)

/** Two files a person, of the first a thousand; a collection of them for every second person, half of those public. */
const rows = `
  insert into people (user_id, version, status)
    select ${person('n')}, 1, (case when n % 50 = 9 then 'DEACTIVATED' else 'ACTIVE' end)::account_status from ${sqlNumbers(people)};
  insert into block_edges (blocker_id, blocked_id, version)
    select ${person('n')}, ${person(`(n + 20000) % ${people}`)}, 1 from ${sqlNumbers(people / 10)};
  insert into storage_usage (user_id, used_bytes) select ${person('n')}, 1000 from ${sqlNumbers(people)};
  insert into media_files (
    id, owner_id, kind, state, filename, mime_type, byte_size, charged_bytes, sha256, object_key, created_at
  )
    select ${sqlId('002', 'n')}, ${person(`case when n < 1000 then 0 else n % ${people} end`)},
      case n % 10 when 0 then 'VIDEO' else 'IMAGE' end, 'READY', 'a picture', 'image/jpeg', 1000, 1000, sha256(''), 'files/' || n,
      now() - n * interval '1 minute'
    from ${sqlNumbers(files)};
  insert into media_collections (id, owner_id, name, is_public, item_count, created_at)
    select ${sqlId('003', 'n')}, ${person('n * 2')}, 'some pictures', n % 2 = 0, 1, now() - n * interval '1 minute'
    from ${sqlNumbers(people / 2)}
    union all
    select ${sqlId('003', `${people} + n`)}, ${person(0)}, 'some more', n % 2 = 0, 40, now() - n * interval '1 hour' from ${sqlNumbers(50)};
  insert into collection_items (collection_id, media_id, owner_id, rank)
    select ${sqlId('003', 'n')}, ${sqlId('002', `n * 2 + ${people}`)}, ${person('n * 2')}, 1 from generate_series(1, ${people / 2 - 1}) as n
    union all
    select ${sqlId('003', `${people} + n % 20`)}, ${sqlId('002', 'n')}, ${person(0)}, n from ${sqlNumbers(1000)};
`

test('what is asked of files costs by its rows, not by the hundred thousands that there are', {
  timeout: 300_000,
}, async () => {
  await using database = await createDatabaseAtSize<DB>(
    { service: 'media', migrations: new URL('../migrations/', import.meta.url) },
    ['people', 'block_edges', 'storage_usage', 'media_files', 'media_collections', 'collection_items'],
    rows,
  )
  const [owner, stranger] = [idAt('001', 0), idAt('001', 3)]
  const shown = Array.from({ length: 20 }, (_, n) => idAt('002', n))
  const others = Array.from({ length: 20 }, (_, n) => idAt('002', 5000 + n))
  const collections = Array.from({ length: 20 }, (_, n) => idAt('003', people + n))
  const reads: [name: string, viewer: string, read: (db: Db) => Promise<unknown>][] = [
    [
      'granted files',
      stranger,
      (db) => listMediaFilesByIds(db, others, { viewerId: stranger, grantedIds: others, evidenceIds: [] }),
    ],
    [
      'files without a grant',
      stranger,
      (db) => listMediaFilesByIds(db, shown, { viewerId: stranger, grantedIds: [], evidenceIds: [] }),
    ],
    [
      'own files by id',
      owner,
      (db) => listMediaFilesByIds(db, shown, { viewerId: owner, grantedIds: [], evidenceIds: [] }),
    ],
    ['own files', owner, (db) => listMediaFiles(db, owner, page)],
    ['own files of a kind', owner, (db) => listMediaFiles(db, owner, page, 'VIDEO')],
    ['number of own files', owner, (db) => countMediaFiles(db, owner)],
    ['own collections', owner, (db) => listCollectionsByOwners(db, [owner], page, { areShownOnly: false })],
    ['collections of others', stranger, (db) => listCollectionsByOwners(db, [owner], page, { areShownOnly: true })],
    ['collections by id', stranger, (db) => listCollectionsByIds(db, collections, stranger)],
    ['own items', owner, (db) => listItemsByCollections(db, [collections[0]!], page, owner)],
    ['items of others', stranger, (db) => listItemsByCollections(db, [collections[0]!], page, stranger)],
    [
      'hidden people',
      stranger,
      (db) =>
        listHiddenPeople(
          db,
          Array.from({ length: 20 }, (_, n) => idAt('001', n)),
        ),
    ],
    ['storage', owner, (db) => getStorageUsage(db, owner)],
  ]
  for (const [name, viewer, read] of reads) {
    const { scans, calls, buffers } = await workOf(database, viewer, read)
    expect(scans, name).toEqual([])
    // Nothing for what is one's own or granted. An item of somebody else's is judged as an item and as a file, each by whether
    // its collection is public and its owner hidden; the query asks it once more.
    expect(calls, name).toBeLessThanOrEqual(/own|granted|storage/.test(name) ? 0 : 6 * (page.first + 2))
    expect(buffers, name).toBeLessThanOrEqual(45 * page.first)
  }
})
