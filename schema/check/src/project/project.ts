import { existsSync, realpathSync } from 'node:fs'
import { dirname, posix, relative, resolve } from 'node:path'
import { type Config, parseConfig } from './config.ts'
import { openRepository, type Repository } from './git.ts'
import { CannotRun } from './problem.ts'
import { folderTree, type Tree, textOf } from './tree.ts'

/** A configured project as it is on disk. */
export interface Project {
  readonly config: Config
  /** Of the configuration, relative to the root. */
  readonly file: string
  /** The folder of the configuration, relative to the root; `.` for the root. */
  readonly folder: string
  /** Absolute: the root of the repository, or the folder of the configuration where there is none. */
  readonly root: string
  readonly repository: Repository | null
  readonly tree: Tree
  /** Absolute: a path that the configuration names, wherever it leads. */
  path(name: string): string
}

/**
 * Opens the project of a configuration.
 * @param configPath relative to the folder of the call
 * @throws CannotRun where the configuration is missing or wrong
 */
export function openProject(
  configPath: string,
  { cwd, env }: { readonly cwd: string; readonly env: Readonly<Record<string, string | undefined>> },
): Project {
  const absolute = resolve(cwd, configPath)
  if (!existsSync(absolute)) {
    throw new CannotRun(
      `There is no ${configPath} here, which says what is judged.`,
      "Name it with --config, or write one that begins with, for example, subgraphs: 'subgraphs/*/schema.graphql'.",
    )
  }
  const file = realpathSync(absolute)
  const repository = openRepository(dirname(file), env)
  const root = repository?.root ?? dirname(file)
  const name = relative(root, file).replaceAll('\\', '/')
  const folder = posix.dirname(name)
  const tree = repository?.workingTree() ?? folderTree('the folder', root)
  return {
    config: parseConfig(textOf(tree.read([name]).get(name)!, name), name),
    file: name,
    folder,
    root,
    repository,
    tree,
    path: (path) => resolve(root, folder, path),
  }
}
