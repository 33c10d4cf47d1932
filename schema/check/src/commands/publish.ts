import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { openCache } from '../cache/cache.ts'
import { versionOfMakers } from '../cache/version.ts'
import { compose } from '../composition/compose.ts'
import { text } from '../formats/text.ts'
import type { ContractBase } from '../project/base.ts'
import { parseConfig } from '../project/config.ts'
import { onceEach } from '../project/live.ts'
import { composed } from '../project/not-composed.ts'
import { CannotRun } from '../project/problem.ts'
import { openProject, type Project } from '../project/project.ts'
import { readContract } from '../project/read-contract.ts'
import { folderTree } from '../project/tree.ts'
import { sectionOf, withSection } from '../publish/changelog.ts'
import { type Contents, configName, contentsOf, hashOfContents } from '../publish/contents.ts'
import { alone } from '../publish/lock.ts'
import { addVersion, folderOf, nextVersion, readVersions, type Version } from '../publish/store.ts'
import { judgeSides } from '../report/check-project.ts'
import type { Report } from '../report/report.ts'
import type { Command, Io } from './io.ts'

const help = `Writes a version of the contract to a folder: supergraph, API schema, contract variants, event contracts, manifests, and a
changelog of what the change from the last version does.

  schema-check publish <folder> [--force <reason>]

  --force REASON     publish although something breaks; the reason stands in the changelog and in the index
  --config FILE      schema-check.yml unless given

Each version has a folder of its own, v1, v2 and so on, which is complete when it appears and never changes. index.json lists the
versions and names the latest, CHANGELOG.md says what each has changed. Where nothing has changed, nothing is published. A
version is a project by itself: schema-check check --against <folder>/v1 compares with it.

Exit codes: 0 published, or nothing has changed; 1 something breaks that is not approved, so nothing was published; 2 the
subgraphs don't compose, or something can't be read or written.
`

const options = {
  force: { type: 'string' },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

export const publish: Command = {
  summary: 'writes a version of the contract, with a changelog',
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [name, ...more] = positionals
    if (name === undefined || more.length > 0) {
      throw new CannotRun('One folder must be named, to which the version is written.', 'schema-check publish <folder>')
    }
    if (values.force?.trim() === '') throw new CannotRun('--force needs a reason, which stands in the changelog.')
    const project = openProject(values.config, io)
    const folder = resolve(io.cwd, name)
    return alone(folder, name, () => publishTo(project, { folder, name }, values.force ?? null, io))
  },
}

async function publishTo(
  project: Project,
  { folder, name }: { readonly folder: string; readonly name: string },
  force: string | null,
  io: Io,
): Promise<number> {
  const versions = readVersions(folder, name)
  const after = await readContract(
    { tree: project.tree, folder: project.folder, side: 'after' },
    project.config,
    onceEach(io.env),
  )
  const cache = openCache(project.path(project.config.cache), versionOfMakers())
  const contents = contentsOf(
    project,
    composed('after', () => compose({ ...after, operations: [] }, { cache })),
  )
  const hash = hashOfContents(contents)
  const [latest] = versions
  if (latest?.hash === hash) {
    io.stdout.write(`Nothing has changed since version ${latest.version}, so nothing was published.\n`)
    return 0
  }
  const today = new Date().toISOString().slice(0, 10)
  const report = latest
    ? await judgeSides(project, await baseOf(latest, folder), after, { today, progress: () => {} })
    : null
  const mayPublish = report === null || report.exit === 0 || (report.exit === 1 && force !== null)
  if (!mayPublish) {
    io.stdout.write(text.report(report, { colors: false, verbose: false }))
    io.stderr.write(
      report.exit === 2
        ? 'Nothing was published: the composers disagree, which neither an approval nor --force excuses. Find out which of them is right.\n'
        : 'Nothing was published. Approve what breaks, as the guide to schema checks says, or say with --force why it may.\n',
    )
    return report.exit
  }
  const version: Version = {
    version: nextVersion(folder, versions),
    hash,
    date: today,
    changes: countsOf(report),
    forced: report?.exit === 1 ? force : null,
    files: [...contents.keys(), 'CHANGELOG.md'].sort(),
  }
  write(folder, versions, version, contents, report)
  io.stdout.write(`Version ${version.version} is in ${join(name, folderOf(version.version))}.\n`)
  return 0
}

/** A version is a project by itself, as its own configuration says. */
async function baseOf({ version }: Version, folder: string): Promise<ContractBase> {
  const name = `version ${version}`
  const tree = folderTree(name, join(folder, folderOf(version)))
  const written = tree.read([configName]).get(configName)
  if (!written) throw new CannotRun(`The files of ${name} are missing, so nothing can be compared with it.`)
  const config = parseConfig(written.toString('utf8'), configName)
  const side = await readContract({ tree, folder: '.', side: 'before' }, config, onceEach({}))
  return { ...side, kind: 'contract', variants: config.variants }
}

function countsOf(report: Report | null): Version['changes'] {
  if (report === null) return { breaking: 0, risk: 0, notice: 0, safe: 0, approved: 0 }
  const { breaking, risk, notice, safe, approved } = report.counts
  return { breaking, risk, notice, safe, approved }
}

function write(
  folder: string,
  versions: readonly Version[],
  version: Version,
  contents: Contents,
  report: Report | null,
): void {
  const section = sectionOf(version, report)
  const file = join(folder, 'CHANGELOG.md')
  const changelog = withSection(existsSync(file) ? readFileSync(file, 'utf8') : '', section)
  addVersion(folder, versions, version, new Map([...contents, ['CHANGELOG.md', withSection('', section)]]), changelog)
}
