import { posix } from 'node:path'
import picomatch from 'picomatch'
import { CannotRun } from './problem.ts'

/** Whether a text is a glob, and not the path of one file. */
export const isGlob = (pattern: string): boolean => picomatch.scan(pattern).isGlob

/** The folder above the first wildcard of a glob. */
export const staticFolderOf = (pattern: string): string => picomatch.scan(pattern).base

/**
 * A path or glob of a configuration as one that begins at the root of the tree.
 * @param folder of the configuration, relative to the root; `.` where it is the root
 * @throws CannotRun where it leads out of the tree
 */
export function fromRoot(folder: string, pattern: string): string {
  const path = posix.isAbsolute(pattern) ? pattern : posix.join(folder, pattern)
  if (posix.isAbsolute(path) || path === '..' || path.startsWith('../')) {
    throw new CannotRun(
      `The path ${pattern} of the configuration leads out of the repository.`,
      'A base has only what is in the repository: name a path inside it, relative to the folder of the configuration.',
    )
  }
  return path
}

/** Those of the paths that a pattern matches; `*` leaves out names that begin with a dot. */
export function matching(paths: readonly string[], pattern: string): string[] {
  const { base } = picomatch.scan(pattern)
  const prefix = base === '' ? '' : `${base}/`
  const matches = picomatch(pattern)
  return paths.filter((path) => path.startsWith(prefix) && matches(path))
}

/**
 * The names that a glob gives to files by what stands where its first wildcard is: `users` for
 * `subgraphs/users/schema.graphql` by `subgraphs/*\/schema.graphql`.
 * @throws CannotRun where the first wildcard is not one star in a name
 */
export function namer(pattern: string): (path: string) => string {
  const segments = pattern.split('/')
  const index = segments.findIndex(isGlob)
  const [before, after, ...more] = segments[index]?.split('*') ?? []
  if (after === undefined || more.length > 0 || isGlob(`${before}${after}`)) {
    throw new CannotRun(
      `The glob ${pattern} doesn't say what the subgraphs are called: the first wildcard must be one *, whose match is the name.`,
      "Write, for example, subgraphs: 'subgraphs/*/schema.graphql', or give the files of each subgraph by its name.",
    )
  }
  return (path) => {
    const segment = path.split('/')[index]!
    return segment.slice(before!.length, segment.length - after.length)
  }
}
