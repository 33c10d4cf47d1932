import { NewerStore } from 'gateway/usage'
import type { Approval } from '../approvals/approval.ts'
import { readApprovals } from '../approvals/read.ts'
import { openCache } from '../cache/cache.ts'
import { versionOfMakers } from '../cache/version.ts'
import type { Operation } from '../change.ts'
import { opinionLines, secondOpinion } from '../composition/second-opinion.ts'
import { judge } from '../judge.ts'
import { refusedBefore } from '../operations/pass.ts'
import { type Base, readBase } from '../project/base.ts'
import { changeOf } from '../project/change.ts'
import { readConsumers } from '../project/events.ts'
import { onceEach } from '../project/live.ts'
import { fromRoot } from '../project/patterns.ts'
import { CannotRun } from '../project/problem.ts'
import { openProject, type Project } from '../project/project.ts'
import { readContract, type Side } from '../project/read-contract.ts'
import { textOf } from '../project/tree.ts'
import { rules } from '../registry.ts'
import type { PassName } from '../rules.ts'
import { recordedOperations } from '../usage/recorded.ts'
import { storesOf } from '../usage/stores.ts'
import { type Report, reportOf } from './report.ts'

export interface Asked {
  /** The path of the configuration. */
  readonly config: string
  readonly against: string | undefined
  /** The folder that paths are relative to. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** As `2027-01-31`: the day by which approvals and exclusions expire, and to which a window of recorded use reaches. */
  readonly today: string
  /** Told what is being done. */
  readonly progress: (doing: string) => void
}

/** What needs to know the subgraphs of both sides. */
const ofSubgraphs: ReadonlySet<PassName> = new Set([
  'composition',
  'access',
  'cost',
  'plans',
  'rollout',
  'variants',
  'directives',
  'lint',
])

/** What needs to know a base's SDL as somebody wrote it. */
const ofWritten: ReadonlySet<PassName> = new Set(['lint'])

/**
 * Judges a project as it is on disk.
 * @throws CannotRun where something can't be read, or subgraphs don't compose
 */
export async function checkProject({ config: path, against, cwd, env, today, progress }: Asked): Promise<Report> {
  progress('Reading the project')
  const project = openProject(path, { cwd, env })
  const { config } = project
  const live = onceEach(env)
  const after = await readContract({ tree: project.tree, folder: project.folder, side: 'after' }, config, live)
  progress('Reading what it is compared with')
  const base = await readBase(project, after, against, { cwd, live })
  return judgeSides(project, base, after, { today, progress })
}

/**
 * Judges both sides of a project by its approvals, exclusions and recorded use.
 * @throws CannotRun where one of these can't be read, or subgraphs don't compose
 */
export async function judgeSides(
  project: Project,
  base: Base,
  after: Side,
  { today, progress }: Pick<Asked, 'today' | 'progress'>,
): Promise<Report> {
  const { config } = project
  const approvals = approvalsOf(project)
  const recorded = await recordedOf(project, today)
  progress('Composing')
  const cache = openCache(project.path(config.cache), versionOfMakers())
  const { tree, folder } = project
  const consumers = readConsumers({ tree, folder, side: 'after' }, config.events)
  const change = changeOf(base, after, { config, consumers, recorded, cache })
  progress('Judging')
  const isAlone = base.kind === 'schema' && after.subgraphs.length > 1
  return reportOf({
    before: base.name,
    after: after.name,
    config: project.file,
    findings: await judge(change, isAlone ? ofSubgraphs : base.kind === 'supergraph' ? ofWritten : new Set()),
    operations: change.operations,
    approvals,
    exclusions: config.clients.exclude,
    rules: config.rules,
    notes: [
      ...refusedBefore(change),
      ...(isAlone ? [`${base.name} is one schema and not subgraphs, so only what clients see was judged.`] : []),
    ],
    composers: opinionLines(secondOpinion(change.after, change.after, cache)),
    today,
  })
}

/**
 * The approvals of a project; none where it names no file of them.
 * @throws CannotRun where the file is missing or wrong
 */
export function approvalsOf({ config, folder, tree }: Project): Approval[] {
  if (config.approvals === undefined) return []
  const name = fromRoot(folder, config.approvals)
  const content = tree.read([name]).get(name)
  if (!content) {
    throw new CannotRun(
      `The file of approvals ${config.approvals} is missing.`,
      'Write it, with changes: [] for a beginning, or take approvals out of the configuration.',
    )
  }
  return readApprovals(textOf(content, name), name, rules)
}

async function recordedOf(project: Project, today: string): Promise<Operation[]> {
  const { usage } = project.config
  if (!usage?.judge) return []
  try {
    return await recordedOperations(storesOf(project), usage.window, today)
  } catch (error) {
    if (error instanceof NewerStore) throw new CannotRun(error.message)
    throw new CannotRun(`The recorded use can't be read: ${error instanceof Error ? error.message : error}`)
  }
}
