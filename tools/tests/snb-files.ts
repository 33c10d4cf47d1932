import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inRepository } from '../src/repository.ts'

/** The folder of the benchmark's small data set, where this machine has it. */
export async function sharedDataSet(): Promise<string | undefined> {
  const folder = resolve(process.env.PLAZA_SNB_DIR ?? fileURLToPath(inRepository('../shared/ldbc-snb')))
  return (await stat(folder).catch(() => undefined))?.isDirectory() ? folder : undefined
}

type Table = readonly (readonly string[])[]

/** Three people, made up, in the benchmark's layout. */
const tables: Record<string, Table> = {
  'dynamic/person': [
    ['id', 'firstName', 'lastName', 'gender', 'birthday', 'creationDate', 'locationIP', 'browserUsed', 'place'],
    ['1', 'Asha', 'Rao', 'female', '1987-09-18', '2010-03-16T06:54:00.602+0000', '1.1.1.1', 'Firefox', '100'],
    ['2', 'Bo', 'Lind', 'male', '1980-01-02', '2010-04-16T06:54:00.602+0000', '1.1.1.1', 'Firefox', '100'],
    ['3', 'Cy', 'Okoro', 'male', '1979-12-31', '2010-05-16T06:54:00.602+0000', '1.1.1.1', 'Firefox', ''],
  ],
  'dynamic/person_knows_person': [
    ['Person.id', 'Person.id', 'creationDate'],
    ['1', '2', '2010-06-10T16:04:52.244+0000'],
    ['3', '1', '2010-06-26T18:35:18.754+0000'],
  ],
  'dynamic/post': [
    [
      'id',
      'imageFile',
      'creationDate',
      'locationIP',
      'browserUsed',
      'language',
      'content',
      'length',
      'creator',
      'Forum.id',
      'place',
    ],
    ['11', '', '2010-07-01T10:00:00.000+0000', '1.1.1.1', 'Firefox', 'en', 'About tea', '9', '1', '30', '100'],
    ['12', 'photo12.jpg', '2010-07-02T10:00:00.000+0000', '1.1.1.1', 'Firefox', '', '', '0', '1', '30', '100'],
    ['13', '', '2010-07-03T10:00:00.000+0000', '1.1.1.1', 'Firefox', 'en', 'Only words', '10', '2', '30', '100'],
  ],
  'dynamic/post_hasTag_tag': [
    ['Post.id', 'Tag.id'],
    ['11', '7'],
    ['11', '8'],
  ],
  'dynamic/comment': [
    [
      'id',
      'creationDate',
      'locationIP',
      'browserUsed',
      'content',
      'length',
      'creator',
      'place',
      'replyOfPost',
      'replyOfComment',
    ],
    ['41', '2010-07-01T11:00:00.000+0000', '1.1.1.1', 'Firefox', 'Nice', '4', '2', '100', '11', ''],
    ['42', '2010-07-01T12:00:00.000+0000', '1.1.1.1', 'Firefox', 'Thanks', '6', '1', '100', '', '41'],
    ['43', '2010-07-01T13:00:00.000+0000', '1.1.1.1', 'Firefox', 'You are welcome', '15', '2', '100', '', '42'],
  ],
  'dynamic/person_likes_post': [
    ['Person.id', 'Post.id', 'creationDate'],
    ['3', '11', '2010-07-04T10:00:00.000+0000'],
  ],
  'dynamic/person_likes_comment': [
    ['Person.id', 'Comment.id', 'creationDate'],
    ['1', '41', '2010-07-05T10:00:00.000+0000'],
  ],
  'dynamic/forum': [
    ['id', 'title', 'creationDate', 'moderator'],
    ['30', 'Wall of Asha Rao', '2010-03-16T06:54:10.602+0000', '1'],
  ],
  'dynamic/forum_hasMember_person': [
    ['Forum.id', 'Person.id', 'joinDate'],
    ['30', '2', '2010-06-10T16:04:52.244+0000'],
    ['30', '3', '2010-06-26T18:35:18.754+0000'],
  ],
  'static/place': [
    ['id', 'name', 'url', 'type', 'isPartOf'],
    ['100', 'New_Delhi', 'http://example/New_Delhi', 'city', ''],
  ],
  'static/tag': [
    ['id', 'name', 'url', 'hasType'],
    ['7', 'Tea', 'http://example/Tea', '1'],
    ['8', 'Cold_War', 'http://example/Cold_War', '1'],
  ],
}

export interface Variant {
  /** The columns as another generator might have them; rows follow. */
  columns?: (header: readonly string[]) => readonly string[]
  /** A column that we know nothing of. */
  extra?: string
  /** Each row in a file of its own. */
  inParts?: boolean
}

export async function writeSmallDataSet(variant: Variant = {}): Promise<{ folder: string } & AsyncDisposable> {
  const folder = await mkdtemp(join(tmpdir(), 'plaza-snb-'))
  await mkdir(join(folder, 'dynamic'))
  await mkdir(join(folder, 'static'))
  for (const [name, [header, ...rows]] of Object.entries(tables)) {
    const columns = variant.columns?.(header!) ?? header!
    const positions = placesOf(header!, columns)
    const line = (values: readonly string[], extra: string | undefined) =>
      [...positions.map((at) => values[at]!), ...(extra === undefined ? [] : [extra])].join('|')
    const head = [...columns, ...(variant.extra ? [variant.extra] : [])].join('|')
    const parts = variant.inParts ? rows.map((row) => [row]) : [rows]
    for (const [part, some] of parts.entries()) {
      const text = [head, ...some.map((row) => line(row, variant.extra && 'x'))].join('\n')
      await writeFile(join(folder, `${name}_${part}_0.csv`), `${text}\n`)
    }
  }
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** Where each of `columns` stands in `header`; of two of one name each once. */
function placesOf(header: readonly string[], columns: readonly string[]): number[] {
  const taken = new Set<number>()
  return columns.map((column) => {
    const at = header.findIndex((name, n) => !taken.has(n) && name.toLowerCase() === column.toLowerCase())
    taken.add(at)
    return at
  })
}
