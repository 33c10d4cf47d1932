import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CannotRun } from '../project/problem.ts'
import type { Contents } from './contents.ts'

const versionSchema = z.strictObject({
  /** Counts up from 1; its files are in the folder `v<version>`. */
  version: z.int().positive(),
  /** SHA-256 in hex of the paths and texts of its files without the changelog. */
  hash: z.string(),
  /** The day on which it was published, as `2027-01-31`. */
  date: z.string(),
  changes: z.strictObject({ breaking: z.int(), risk: z.int(), notice: z.int(), safe: z.int(), approved: z.int() }),
  /** Why it was published although something breaks; null where nothing does. */
  forced: z.string().nullable(),
  files: z.array(z.string()),
})

const indexSchema = z.strictObject({ latest: z.int().positive(), versions: z.array(versionSchema) })

/** One published version, as the index lists it. */
export type Version = z.output<typeof versionSchema>

/** The index of a folder of versions, the newest first. @throws CannotRun where there is one that can't be read */
export function readVersions(folder: string, name: string): readonly Version[] {
  const file = join(folder, indexName)
  if (!existsSync(file)) {
    if (existsSync(folder) && readdirSync(folder).some((entry) => !entry.startsWith('.')))
      throw new CannotRun(
        `The folder ${name} has files but no ${indexName}, so it is no folder of published versions.`,
        'Name an empty folder, or one that schema-check publish has written.',
      )
    return []
  }
  try {
    return indexSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).versions
  } catch {
    throw new CannotRun(
      `${name}/${indexName} is no index of published versions.`,
      'Restore it, or publish to another folder.',
    )
  }
}

const indexName = 'index.json'

/** Where the files of a version are, below the folder of all. */
export const folderOf = (version: number): string => `v${version}`

/** One more than every version that there is or that somebody has begun to write. */
export function nextVersion(folder: string, versions: readonly Version[]): number {
  const begun = existsSync(folder) ? readdirSync(folder).map((name) => Number(/^v(\d+)$/.exec(name)?.[1] ?? 0)) : []
  return Math.max(0, ...begun, ...versions.map(({ version }) => version)) + 1
}

/**
 * Adds a version: its files appear all at once, then the changelog of all versions, then the index names it. Whoever reads by the
 * index never sees half of one.
 * @param changelog of all versions
 * @throws CannotRun where it can't be written, or somebody else publishes at the same time
 */
export function addVersion(
  folder: string,
  versions: readonly Version[],
  added: Version,
  contents: Contents,
  changelog: string,
): void {
  const draft = join(folder, `.${folderOf(added.version)}.${process.pid}`)
  try {
    for (const [path, text] of contents) {
      mkdirSync(dirname(join(draft, path)), { recursive: true })
      writeFileSync(join(draft, path), text)
    }
    renameSync(draft, join(folder, folderOf(added.version)))
    replace(folder, 'CHANGELOG.md', changelog)
    const index = { latest: added.version, versions: [added, ...versions] }
    replace(folder, indexName, `${JSON.stringify(index, null, 2)}\n`)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    const { code } = error as NodeJS.ErrnoException
    throw code === 'ENOTEMPTY' || code === 'EEXIST'
      ? new CannotRun(`Somebody else has published version ${added.version} in the meantime.`, 'Publish again.')
      : new CannotRun(`The version can't be written (${code}).`)
  }
}

function replace(folder: string, name: string, text: string): void {
  const draft = join(folder, `.${name}.${process.pid}`)
  writeFileSync(draft, text)
  renameSync(draft, join(folder, name))
}
