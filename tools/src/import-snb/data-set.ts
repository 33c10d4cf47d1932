import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FileError } from './csv.ts'

/** The files of one kind that we read, by what they are called before `_0_0.csv`. */
const kinds = [
  'person',
  'person_knows_person',
  'post',
  'post_hasTag_tag',
  'comment',
  'person_likes_post',
  'person_likes_comment',
  'forum',
  'forum_hasMember_person',
  'place',
  'tag',
] as const
export type Kind = (typeof kinds)[number]

/** Without these there is nothing to show; the others enrich. */
const needed: readonly Kind[] = ['person', 'person_knows_person', 'post', 'comment']

export interface DataSet {
  /** A kind may come in several parts: `post_0_0.csv`, `post_1_0.csv`, … */
  readonly files: Readonly<Record<Kind, readonly string[]>>
  /** Of all of them. */
  readonly bytes: number
}

/** Finds the files in `folder` itself and in its `dynamic/` and `static/`. */
export async function openDataSet(folder: string): Promise<DataSet> {
  const files = Object.fromEntries(kinds.map((kind) => [kind, [] as string[]])) as Record<Kind, string[]>
  let bytes = 0
  for (const part of ['.', 'dynamic', 'static']) {
    for (const name of await listFolder(join(folder, part), part === '.')) {
      const kind = kinds.find((each) => new RegExp(`^${each}(_\\d+)*\\.csv$`, 'i').test(name))
      if (!kind) continue
      const path = join(folder, part, name)
      files[kind].push(path)
      bytes += (await stat(path)).size
    }
  }
  const missing = needed.filter((kind) => files[kind].length === 0)
  if (missing.length > 0) {
    const names = missing.map((kind) => `${kind}_0_0.csv`).join(', ')
    throw new FileError(`${folder} is no LDBC SNB data set: there is no ${names} in it, in dynamic/ or in static/`)
  }
  return { files, bytes }
}

async function listFolder(folder: string, mustExist: boolean): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    if (mustExist) throw new FileError(`There is no folder ${folder}`)
    return []
  }
}
