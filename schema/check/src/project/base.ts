import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { type Config, parseConfig } from './config.ts'
import type { Repository } from './git.ts'
import { sdlAt } from './live.ts'
import { CannotRun } from './problem.ts'
import type { Project } from './project.ts'
import { areSame, type ReadLive, readContract, type Side } from './read-contract.ts'
import { readSdlBase, type SdlBase } from './sdl-base.ts'
import { addressOf } from './subgraphs.ts'
import { folderTree, type Tree, textOf } from './tree.ts'

/** What a project is compared with: a whole contract, or a schema alone. */
export type Base = ContractBase | SdlBase

/** Another state of the project. */
export interface ContractBase extends Side {
  readonly kind: 'contract'
  /** Those of its own configuration; null where nobody knows them. */
  readonly variants: Config['variants'] | null
}

/**
 * Reads what the project is compared with.
 * @param against a Git revision, a file, a folder or an address; undefined for the configured branch
 * @throws CannotRun where it can't be read
 */
export async function readBase(
  project: Project,
  after: Side,
  against: string | undefined,
  { cwd, live }: { readonly cwd: string; readonly live: ReadLive },
): Promise<Base> {
  if (against === undefined) return defaultBase(project, after, live)
  if (/^https?:\/\//i.test(against)) return readSdlBase({ file: addressOf(against), text: await sdlAt(against) }, after)
  const path = resolve(cwd, against)
  const commit = project.repository?.commitOf(against) ?? null
  if (commit !== null && existsSync(path)) {
    throw new CannotRun(
      `Both a Git revision and a path are called ${against}.`,
      `Write ./${against} for the path, or refs/heads/${against} for the branch.`,
    )
  }
  if (commit !== null) return baseOfRevision(project, against, commit, live)
  if (!existsSync(path)) throw unknownBase(project, against)
  if (statSync(path).isDirectory()) {
    // A copy of the whole repository, or of the folder of the configuration alone.
    const folder = existsSync(join(path, project.folder)) ? project.folder : '.'
    return baseOf(project, folderTree(`the folder ${against}`, path), folder, live)
  }
  const content = folderTree(against, resolve(path, '..'))
    .read([basename(path)])
    .get(basename(path))!
  return readSdlBase({ file: against, text: textOf(content, against) }, after)
}

function unknownBase({ repository }: Project, against: string): CannotRun {
  return new CannotRun(
    `There is no ${against} to compare with: ${repository ? 'no Git revision, file or folder is called so' : 'no file or folder is called so, and this is no Git repository'}.`,
    repository ? adviceFor(repository, against) : 'Correct --against.',
  )
}

/** The merge base with the first branch that exists; on that branch itself, what stood there before the last commit. */
async function defaultBase(project: Project, after: Side, live: ReadLive): Promise<Base> {
  const { repository, config } = project
  if (!repository) {
    throw new CannotRun(
      'This is no Git repository, so there is no main branch to compare with.',
      'Name a file, a folder or an address with --against.',
    )
  }
  const revision = config.base.find((one) => repository.commitOf(one) !== null)
  if (revision === undefined) {
    throw new CannotRun(
      `None of the branches to compare with is here: ${config.base.join(', ')}.`,
      adviceFor(repository, config.base[0] ?? 'main'),
    )
  }
  const { head, base } = mergeBase(repository, revision)
  const here = await baseOf(project, treeAt(repository, revision, base), project.folder, live, {})
  if (base !== head || !areSame(here, after)) return here
  const parent = repository.parentOf(head)
  if (parent !== null) return baseOf(project, treeAt(repository, 'the parent commit', parent), project.folder, live, {})
  if (!repository.isShallow) return here
  throw new CannotRun(
    `The clone is shallow and ends at the last commit of ${revision}, so there is nothing to compare it with.`,
    'In GitHub Actions set `fetch-depth: 0` of actions/checkout; elsewhere run: git fetch --unshallow',
  )
}

function baseOfRevision(project: Project, revision: string, commit: string, live: ReadLive): Promise<Base> {
  const repository = project.repository!
  const base = repository.isBranch(revision) ? mergeBase(repository, revision).base : commit
  return baseOf(project, treeAt(repository, revision, base), project.folder, live, {})
}

const treeAt = (repository: Repository, revision: string, commit: string): Tree =>
  repository.treeOf(commit, `${revision} at ${commit.slice(0, 7)}`)

function mergeBase(repository: Repository, revision: string): { head: string; base: string } {
  const head = repository.commitOf('HEAD')
  if (head === null) throw new CannotRun('The repository has no commit yet, so there is nothing to compare with.')
  const base = repository.mergeBaseOf(head, repository.commitOf(revision)!)
  if (base !== null) return { head, base }
  throw new CannotRun(
    `This commit and ${revision} have no common ancestor${repository.isShallow ? ' in this shallow clone' : ''}.`,
    adviceFor(repository, revision),
  )
}

function adviceFor({ isShallow }: Repository, revision: string): string {
  const branch = revision.replace(/^origin\//, '')
  const fetch = isShallow ? 'git fetch --unshallow origin' : 'git fetch origin'
  return `In GitHub Actions set \`fetch-depth: 0\` of actions/checkout; elsewhere run: ${fetch} ${branch}:refs/remotes/origin/${branch}\nOr name what to compare with: --against <git revision, file, folder or address>`
}

/**
 * The contract of a tree. Its own configuration says which subgraphs it has, so that one which has left the configuration is
 * missed; operations and events are looked for wherever either configuration does.
 * @param unconfigured the variants where there is no configuration: a commit has none, a folder may be a part of a project
 */
async function baseOf(
  project: Project,
  tree: Tree,
  folder: string,
  live: ReadLive,
  unconfigured: ContractBase['variants'] = null,
): Promise<ContractBase> {
  const place = { tree, folder, side: 'before' as const }
  const own = ownConfig(project, tree)
  const both = own ? together(own, project.config) : project.config
  const side = await readContract(place, both, live)
  if (side.subgraphs.length === 0) {
    throw new CannotRun(
      `${tree.name} has none of the files that the configuration names for subgraphs, so there is nothing to compare with.`,
      'Correct --against or the base of the configuration. Where this commit brings the first subgraphs, schema-check compose says whether they compose.',
    )
  }
  const isConfigured = tree.read([project.file]).has(project.file)
  return { ...side, kind: 'contract', variants: own?.variants ?? (isConfigured ? null : unconfigured) }
}

function ownConfig({ file }: Project, tree: Tree): Config | null {
  const content = tree.read([file]).get(file)
  if (!content) return null
  try {
    return parseConfig(textOf(content, file), file)
  } catch (error) {
    // It may be of another version of schema-check.
    if (error instanceof CannotRun) return null
    throw error
  }
}

const together = (own: Config, now: Config): Config => ({
  ...now,
  subgraphs: own.subgraphs,
  operations: [...new Set([...own.operations, ...now.operations])],
  manifests: [...new Set([...own.manifests, ...now.manifests])],
  events: now.events && {
    ...now.events,
    schemas: [...new Set([...(own.events?.schemas ?? []), ...now.events.schemas])],
  },
})
