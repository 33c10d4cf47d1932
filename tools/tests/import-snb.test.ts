import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { ServiceDatabases } from '../src/bulk/databases.ts'
import { FileError } from '../src/import-snb/csv.ts'
import { openDataSet } from '../src/import-snb/data-set.ts'
import { importSnb } from '../src/import-snb/import.ts'
import { shiftToNow } from '../src/import-snb/newest.ts'
import type { ImportOptions } from '../src/import-snb/options.ts'
import { asHashtag } from '../src/import-snb/read-names.ts'
import { createDatabases, numberOf } from './seed-lab.ts'
import { sharedDataSet, writeSmallDataSet } from './snb-files.ts'

const options: ImportOptions = { level: 'FRIENDS', shiftMs: 0, passwordHash: '$argon2id$made-up' }

async function importFrom(databases: ServiceDatabases, folder: string, changed: Partial<ImportOptions> = {}) {
  const malformed: string[] = []
  const reporter = {
    malformed: (file: string, line: number, reason: string) =>
      void malformed.push(`${file.slice(folder.length + 1)}:${line} ${reason}`),
    read() {},
  }
  const counts = await importSnb(databases, await openDataSet(folder), { ...options, ...changed }, reporter)
  return { ...counts, malformed }
}

async function countAll(databases: ServiceDatabases) {
  const tables: [keyof ServiceDatabases, string][] = [
    ['auth', 'accounts'],
    ['users', 'profiles'],
    ['users', 'accounts'],
    ['users', 'friendships'],
    ['users', 'media_files'],
    ['posts', 'people'],
    ['posts', 'friend_edges'],
    ['posts', 'posts'],
    ['posts', 'post_media'],
    ['posts', 'post_tags'],
    ['posts', 'media_files'],
    ['posts', 'comments'],
    ['posts', 'reactions'],
    ['messages', 'people'],
    ['messages', 'friend_edges'],
    ['messages', 'conversations'],
    ['messages', 'conversation_participants'],
    ['messages', 'media_files'],
    ['media', 'people'],
    ['media', 'storage_usage'],
    ['media', 'media_files'],
    ['notifications', 'people'],
    ['notifications', 'friend_edges'],
    ['notifications', 'posts'],
  ]
  const counts: Record<string, number> = {}
  for (const [service, table] of tables) counts[`${service}.${table}`] = await numberOf(databases, service, table)
  return counts
}

describe('a small data set', () => {
  test('becomes people, friendships, posts, comments, likes and groups', async () => {
    await using created = await createDatabases()
    await using files = await writeSmallDataSet()
    const { read, added, malformed } = await importFrom(created.databases, files.folder)
    const expected = { people: 3, friendships: 2, posts: 3, pictures: 1, comments: 3, likes: 2, groups: 1 }
    expect({ read, added, malformed }).toEqual({ read: expected, added: expected, malformed: [] })

    const { rows: posts } = await sql<{
      content: string
      privacyLevel: string
      tags: string[]
      commentCount: number
      likeCount: number
    }>`
      select content, privacy_level, tags, comment_count, like_count from posts order by created_at
    `.execute(created.databases.posts.system)
    expect(posts).toMatchObject([
      {
        content: 'About tea #Tea #Cold_War',
        privacyLevel: 'FRIENDS',
        tags: ['tea', 'cold_war'],
        commentCount: 3,
        likeCount: 1,
      },
      { content: '', tags: [], commentCount: 0, likeCount: 0 },
      { content: 'Only words', tags: [] },
    ])
    const { rows: comments } = await sql<{ content: string; depth: string }>`
      select content, case when parent_id is null then 'comment' else 'reply' end as depth from comments order by created_at
    `.execute(created.databases.posts.system)
    expect(comments.map((c) => [c.content, c.depth])).toEqual([
      ['Nice', 'comment'],
      ['Thanks', 'reply'],
      ['You are welcome', 'reply'],
    ])
    const { rows: files_ } = await sql<{ filename: string; state: string; mimeType: string }>`
      select filename, state, mime_type from media_files
    `.execute(created.databases.media.system)
    expect(files_).toEqual([{ filename: 'photo12.jpg', state: 'READY', mimeType: 'image/webp' }])
    const { rows: people } = await sql<{
      username: string
      location: string
      dateOfBirth: string
      friendCount: number
    }>`
      select username, location, date_of_birth, friend_count from profiles join profile_details using (user_id) order by username
    `.execute(created.databases.users.system)
    expect(people[0]).toMatchObject({
      username: 'snb_1',
      location: 'New Delhi',
      dateOfBirth: '1987-09-18',
      friendCount: 2,
    })
    const { rows: groups } = await sql<{ name: string; participantCount: number }>`
      select name, participant_count from conversations
    `.execute(created.databases.messages.system)
    expect(groups).toEqual([{ name: 'Wall of Asha Rao', participantCount: 3 }])
  })

  test('may have its columns in another order and case, more of them, and its files in parts', async () => {
    await using one = await createDatabases()
    await using other = await createDatabases()
    await using files = await writeSmallDataSet()
    await using turned = await writeSmallDataSet({
      // Reversed, the second of two columns of one name comes first: both ways round it is the same pair.
      columns: (header) => [...header].reverse().map((name) => name.toUpperCase()),
      extra: 'somethingNew',
      inParts: true,
    })
    await importFrom(one.databases, files.folder)
    const { malformed } = await importFrom(other.databases, turned.folder)
    expect(malformed).toEqual([])
    expect(await countAll(other.databases)).toEqual(await countAll(one.databases))
    const content = (databases: ServiceDatabases) =>
      sql`select id, author_id, content, created_at from posts order by id`.execute(databases.posts.system)
    expect((await content(other.databases)).rows).toEqual((await content(one.databases)).rows)
  })

  test('is named by file and line where a row is malformed, and the rest comes in', async () => {
    await using created = await createDatabases()
    await using files = await writeSmallDataSet()
    const spoil = async (name: string, lines: string[]) => {
      const path = join(files.folder, 'dynamic', name)
      await writeFile(path, `${(await readFile(path, 'utf8')).trimEnd()}\n${lines.join('\n')}\n`)
    }
    await spoil('post_0_0.csv', [
      '20||yesterday|1.1.1.1|Firefox|en|When?|5|1|30|100',
      '21||2011-01-01T00:00:00.000+0000|1.1.1.1|Firefox|en|Who?|4|999|30|100',
      '22||2011-01-01T00:00:00.000+0000|1.1.1.1|Firefox|en||0|1|30|100',
      '23|too|short',
      '24||2011-01-01T00:00:00.000+0000|1.1.1.1|Firefox|en|Good again|10|1|30|100',
    ])
    await spoil('person_knows_person_0_0.csv', ['1|1|2010-07-10T16:04:52.244+0000', '1|x|2010-07-10T16:04:52.244+0000'])
    await spoil('comment_0_0.csv', ['50|2011-01-02T00:00:00.000+0000|1.1.1.1|Firefox|Lost|4|1|100|777|'])
    const { read, malformed } = await importFrom(created.databases, files.folder)
    expect(read).toMatchObject({ people: 3, friendships: 2, posts: 4, comments: 3 })
    expect(malformed).toEqual([
      'dynamic/person_knows_person_0_0.csv:4 makes a person a friend of oneself',
      'dynamic/person_knows_person_0_0.csv:5 has "x" for Person.id, which is no id',
      'dynamic/post_0_0.csv:5 has "yesterday" for creationDate, which is no time',
      'dynamic/post_0_0.csv:6 names person 999, who is not in the data set',
      'dynamic/post_0_0.csv:7 has neither content nor an image',
      'dynamic/post_0_0.csv:8 has 3 columns, the header has 11',
      'dynamic/comment_0_0.csv:5 answers post 777, which is not in the data set',
    ])
  })

  test('can be shifted to now and takes another level', async () => {
    await using created = await createDatabases()
    await using files = await writeSmallDataSet()
    const now = new Date('2026-05-01T12:00:00Z')
    const shiftMs = await shiftToNow(await openDataSet(files.folder), now)
    await importFrom(created.databases, files.folder, { shiftMs, level: 'PUBLIC' })
    const { rows } = await sql<{ newest: Date }>`
      select max(created_at) as newest from (select created_at from comments union all select created_at from reactions) t
    `.execute(created.databases.posts.system)
    expect(rows[0]!.newest).toEqual(now)
    expect(await numberOf(created.databases, 'posts', "posts where privacy_level = 'PUBLIC'")).toBe(3)
    // Again at another time, so with another shift: still the same rows.
    const again = await importFrom(created.databases, files.folder, { shiftMs: shiftMs + 86_400_000, level: 'PUBLIC' })
    expect(Object.values(again.added)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })

  test('is refused as a whole when it is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plaza-snb-none-'))
    await expect(openDataSet(folder)).rejects.toThrow(FileError)
    await expect(openDataSet(join(folder, 'nowhere'))).rejects.toThrow('There is no folder')
    await rm(folder, { recursive: true })
    await using files = await writeSmallDataSet()
    await using created = await createDatabases()
    await writeFile(join(files.folder, 'dynamic', 'post_0_0.csv'), 'id|content\n1|x\n')
    await expect(importFrom(created.databases, files.folder)).rejects.toThrow('has no column creationDate')
  })
})

test('a name becomes a hashtag that holds', () => {
  expect(asHashtag('Hamid_Karzai')).toBe('#Hamid_Karzai')
  expect(asHashtag("Sinéad_O'Connor")).toBe('#Sinéad_O_Connor')
  expect(asHashtag('1984')).toBe('#tag_1984')
  expect(asHashtag('x'.repeat(80))).toHaveLength(51)
})

const shared = await sharedDataSet()
if (!shared)
  process.stderr.write('\n!! The shared LDBC SNB data set is not there (PLAZA_SNB_DIR): its import is NOT tested.\n')

describe.skipIf(!shared)('the shared data set', () => {
  test('comes in complete, and a second time changes nothing', { timeout: 120_000 }, async () => {
    await using created = await createDatabases()
    const { read, malformed, membersLeftOut } = await importFrom(created.databases, shared!)
    expect(malformed).toEqual([])
    expect(read).toEqual({
      ...{ people: 222, friendships: 825, posts: 5_924, pictures: 5_692, comments: 2_218, likes: 1_383, groups: 805 },
    })
    expect(membersLeftOut).toBe(0)
    const counts = await countAll(created.databases)
    expect(counts).toMatchObject({
      'auth.accounts': 222,
      'users.profiles': 222,
      'users.friendships': 825,
      'posts.friend_edges': 1_650,
      'messages.friend_edges': 1_650,
      'posts.posts': 5_924,
      'posts.post_media': 5_692,
      'posts.comments': 2_218,
      'posts.reactions': 1_383,
      'messages.conversations': 805,
      'media.media_files': 5_692,
      'notifications.people': 222,
      'notifications.friend_edges': 1_650,
      'notifications.posts': 5_924,
    })
    const { rows: drift } = await sql`
      select id from posts p
      where comment_count <> (select count(*) from comments c where c.post_id = p.id)
        or like_count <> (select count(*) from reactions r where r.post_id = p.id)
    `.execute(created.databases.posts.system)
    expect(drift).toEqual([])

    const again = await importFrom(created.databases, shared!)
    expect(Object.values(again.added).every((n) => n === 0)).toBe(true)
    expect(await countAll(created.databases)).toEqual(counts)
  })

  test('that broke off is taken up where it did', { timeout: 120_000 }, async () => {
    await using created = await createDatabases()
    const folder = await mkdtemp(join(tmpdir(), 'plaza-snb-part-'))
    try {
      // Links instead of a copy: the data set may be read-only, and its copy would be, too.
      await symlink(join(shared!, 'static'), join(folder, 'static'))
      await mkdir(join(folder, 'dynamic'))
      for (const name of await readdir(join(shared!, 'dynamic'))) {
        const [from, to] = [join(shared!, 'dynamic', name), join(folder, 'dynamic', name)]
        if (!/^(post|comment)_0_0/.test(name)) await symlink(from, to)
        else await writeFile(to, (await readFile(from, 'utf8')).split('\n').slice(0, 1_000).join('\n'))
      }
      const part = await importFrom(created.databases, folder)
      expect(part.read.posts).toBe(999)
      const rest = await importFrom(created.databases, shared!)
      expect(rest.added.posts).toBe(5_924 - 999)
      expect(await countAll(created.databases)).toMatchObject({
        'posts.posts': 5_924,
        'posts.comments': 2_218,
        'posts.reactions': 1_383,
      })
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
