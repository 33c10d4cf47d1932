import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { prune } from './prune.ts'

/** Keeps what takes long to compute from one run to the next. */
export interface Cache {
  /**
   * What `make` gives, or gave in an earlier run for the same inputs: it must depend on nothing else, and must be JSON.
   * Where `make` throws, nothing is kept.
   * @param kind tells apart what is made of the same inputs; lower case and hyphens
   */
  cached<T>(kind: string, inputs: readonly string[], make: () => T): T
}

/** Keeps nothing. */
export const noCache: Cache = { cached: (_kind, _inputs, make) => make() }

/**
 * A cache in a folder, which several processes may use at once. It only saves time: an entry that is not whole counts as
 * none, and where nothing can be written nothing is kept.
 * @param version of all that makes values: no entry of another one is read
 */
export function openCache(folder: string, version: string): Cache {
  let pruned = false
  const keep = (file: string, text: string): void => {
    try {
      mkdirSync(folder, { recursive: true })
      if (!pruned) prune(folder)
      pruned = true
      // Renaming is atomic, so nobody reads half an entry, and of two processes that write the same one either may be last.
      const draft = `${file}.${process.pid}`
      writeFileSync(draft, text)
      renameSync(draft, file)
    } catch (error) {
      if (!isFileError(error)) throw error
    }
  }
  return {
    cached: <T>(kind: string, inputs: readonly string[], make: () => T): T => {
      const file = join(folder, `${kind}-${hashOf([version, kind, ...inputs])}`)
      const known = read(file)
      if (known !== undefined) return JSON.parse(known) as T
      const value = make()
      const json = JSON.stringify(value)
      keep(file, `${hashOf([json])}\n${json}`)
      return value
    },
  }
}

/** SHA-256 in hex of texts, each with its length, so that no two lists have the same one. */
export function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256')
  for (const text of texts) hash.update(`${text.length}:`).update(text)
  return hash.digest('hex')
}

const dayMs = 24 * 60 * 60 * 1000

/** The JSON of an entry; undefined where there is none, or one that its checksum does not belong to. */
function read(file: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8')
    const end = text.indexOf('\n')
    const json = text.slice(end + 1)
    if (text.slice(0, end) !== hashOf([json])) return undefined
    // Entries are pruned by the time of their last use, for which a day is exact enough.
    if (Date.now() - statSync(file).mtimeMs > dayMs) utimesSync(file, new Date(), new Date())
    return json
  } catch (error) {
    if (isFileError(error)) return undefined
    throw error
  }
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error
