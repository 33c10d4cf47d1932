import { spawnSync } from 'node:child_process'
import { posix } from 'node:path'
import { CannotRun } from './problem.ts'
import { folderTree, type Tree } from './tree.ts'

/** A Git repository, read by its plumbing: nothing is checked out, written or fetched. */
export interface Repository {
  /** Absolute. */
  readonly root: string
  /** The folder that the repository was found from, relative to its root; `.` for the root. */
  readonly folder: string
  /** The full id of the commit that a revision names; null where there is none. */
  commitOf(revision: string): string | null
  /** Whether a revision is a branch, here or at a remote: such a one moves on. */
  isBranch(revision: string): boolean
  /** The best common ancestor; null where the history that is here has none. */
  mergeBaseOf(one: string, other: string): string | null
  parentOf(commit: string): string | null
  readonly isShallow: boolean
  treeOf(commit: string, name: string): Tree
  /** The files as they are now, without those that Git ignores. */
  workingTree(): Tree
}

type Env = Readonly<Record<string, string | undefined>>

/**
 * The repository that a folder is in; null where it is in none.
 * @throws CannotRun where Git is missing, or refuses
 */
export function openRepository(folder: string, env: Env): Repository | null {
  const git = gitIn(folder, env)
  const found = git(['rev-parse', '--show-toplevel', '--show-prefix', '--is-shallow-repository'])
  if (found.status !== 0) {
    if (/not a git repository/i.test(found.stderr)) return null
    throw refusal(found.stderr)
  }
  const [root = '', prefix = '', shallow] = found.stdout.toString().split('\n')
  const inRoot = gitIn(root, env)
  const line = (args: readonly string[]): string | null => {
    const { status, stdout } = inRoot(args)
    return status === 0 ? stdout.toString().trim() || null : null
  }
  const commitOf = (revision: string) =>
    line(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  return {
    root,
    folder: posix.join(prefix, '.').replace(/\/$/, ''),
    commitOf,
    isBranch: (revision) => {
      const full = line(['rev-parse', '--symbolic-full-name', '--verify', '--quiet', '--end-of-options', revision])
      return revision !== 'HEAD' && full !== null && /^refs\/(heads|remotes)\//.test(full)
    },
    mergeBaseOf: (one, other) => line(['merge-base', one, other]),
    parentOf: (commit) => commitOf(`${commit}^1`),
    isShallow: shallow === 'true',
    treeOf: (commit, name) => commitTree(inRoot, commit, name),
    workingTree: () =>
      folderTree('the working tree', root, () => {
        const list = inRoot(['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
        if (list.status !== 0) throw refusal(list.stderr)
        return [...new Set(list.stdout.toString().split('\0'))].filter((path) => path !== '')
      }),
  }
}

type Git = (args: readonly string[], input?: string) => { status: number | null; stdout: Buffer; stderr: string }

function gitIn(cwd: string, env: Env): Git {
  // A hook has the repository in its environment, as a path that is relative to another folder.
  const { GIT_DIR: _1, GIT_WORK_TREE: _2, GIT_INDEX_FILE: _3, GIT_PREFIX: _4, ...rest } = env
  const settings = { LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
  return (args, input = '') => {
    const { status, stdout, stderr, error } = spawnSync('git', args, {
      cwd,
      env: { ...rest, ...settings },
      input,
      maxBuffer: 1024 ** 3,
    })
    if (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT')
        throw new CannotRun(
          'The program git is not on the path.',
          'Install Git, or name a file, a folder or an address with --against.',
        )
      throw new CannotRun(`Git can't be run (${code}).`)
    }
    return { status, stdout, stderr: stderr.toString() }
  }
}

function refusal(stderr: string): CannotRun {
  const said = stderr.trim().replace(/^fatal: /, '')
  return new CannotRun(
    `Git refuses to read the repository: ${said.split('\n')[0]}`,
    said.split('\n').slice(1).join('\n').trim() || null,
  )
}

interface Entry {
  readonly mode: string
  readonly id: string
}

function commitTree(git: Git, commit: string, name: string): Tree {
  let entries: Map<string, Entry> | undefined
  const list = () => {
    if (entries) return entries
    const { status, stdout, stderr } = git(['ls-tree', '-r', '-z', '--full-tree', commit])
    if (status !== 0) throw refusal(stderr)
    entries = new Map()
    for (const line of stdout.toString().split('\0')) {
      const [, mode, id, path] = /^(\d+) \w+ (\w+)\t(.*)$/s.exec(line) ?? []
      if (path !== undefined) entries.set(path, { mode: mode!, id: id! })
    }
    return entries
  }
  return {
    name,
    paths: () => [...list().keys()].sort(),
    read: (wanted) => {
      const known = list()
      const paths = wanted.filter((path) => known.has(path))
      const contents = blobs(
        git,
        paths.map((path) => known.get(path)!.id),
      )
      const files = new Map<string, Buffer>()
      for (const [index, path] of paths.entries()) {
        const target = followed(path, known, contents[index]!)
        if (target === path) files.set(path, contents[index]!)
        else if (known.has(target)) files.set(path, blobs(git, [known.get(target)!.id])[0]!)
      }
      return files
    },
  }
}

/** Where a symbolic link leads, whose content is a path; any other file is itself. */
function followed(path: string, entries: ReadonlyMap<string, Entry>, content: Buffer): string {
  return entries.get(path)?.mode === '120000' ? posix.join(posix.dirname(path), content.toString()) : path
}

/** The contents of objects, in the order of their ids. @throws CannotRun where one is not there, as in a partial clone */
function blobs(git: Git, ids: readonly string[]): Buffer[] {
  if (ids.length === 0) return []
  const { status, stdout, stderr } = git(['cat-file', '--batch'], ids.map((id) => `${id}\n`).join(''))
  if (status !== 0) throw refusal(stderr)
  let offset = 0
  return ids.map((id) => {
    const end = stdout.indexOf('\n', offset)
    const [, type, size] = stdout.toString('utf8', offset, end).split(' ')
    if (type !== 'blob') {
      throw new CannotRun(
        `The object ${id} is missing from this clone.`,
        'Fetch it whole: git fetch --refetch --no-filter',
      )
    }
    const content = stdout.subarray(end + 1, end + 1 + Number(size))
    offset = end + 1 + Number(size) + 1
    return content
  })
}
