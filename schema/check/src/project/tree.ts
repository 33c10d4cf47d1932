import { type Dirent, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRun } from './problem.ts'

/** Files that belong together: a folder, or what a commit holds. Paths are relative to its root, with slashes. */
export interface Tree {
  /** For people: `the working tree`, `main at 1a2b3c4`. */
  readonly name: string
  /** Every path there is, sorted. */
  readonly paths: () => readonly string[]
  /** The files that are there, of those that are asked for. */
  readonly read: (paths: readonly string[]) => ReadonlyMap<string, Buffer>
}

/** A tree of the files of a folder. @param list their paths; every file that is not under `node_modules` or a dot unless given */
export function folderTree(name: string, root: string, list: () => readonly string[] = () => walk(root)): Tree {
  let paths: readonly string[] | undefined
  return {
    name,
    paths: () => {
      paths ??= [...list()].sort()
      return paths
    },
    read: (wanted) => {
      const files = new Map<string, Buffer>()
      for (const path of wanted) {
        const content = readIfThere(root, path)
        if (content) files.set(path, content)
      }
      return files
    },
  }
}

function readIfThere(root: string, path: string): Buffer | null {
  try {
    return readFileSync(join(root, path))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new CannotRun(`The file ${path} can't be read (${code}).`)
  }
}

function walk(root: string, folder = ''): string[] {
  return entriesOf(join(root, folder)).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (!entry.isDirectory()) return [path]
    return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : walk(root, path)
  })
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    throw new CannotRun(`The folder ${folder} can't be read (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/** What a text file may have at most; generated supergraphs of thousands of types have two. */
const megabytesMax = 32

/**
 * The text of a file, without a byte order mark.
 * @throws CannotRun where it is not UTF-8, or far too large to be what it should be
 */
export function textOf(content: Buffer, path: string): string {
  if (content.length > megabytesMax * 1024 * 1024) {
    const size = Math.ceil(content.length / 1024 / 1024)
    throw new CannotRun(`The file ${path} has ${size} MB; at most ${megabytesMax} are read.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    throw new CannotRun(`The file ${path} isn't text in UTF-8.`, 'Save it as UTF-8.')
  }
}
