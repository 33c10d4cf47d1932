import { parseArgs } from 'node:util'
import { openCache } from '../cache/cache.ts'
import { versionOfMakers } from '../cache/version.ts'
import type { Operation } from '../change.ts'
import { compose } from '../composition/compose.ts'
import type { OperationPlan } from '../plans/plan.ts'
import { plannerOf } from '../plans/planner.ts'
import { bothSides } from '../project/both-sides.ts'
import { sdlOfEndpoint } from '../project/live.ts'
import { composed } from '../project/not-composed.ts'
import { CannotRun } from '../project/problem.ts'
import { openProject } from '../project/project.ts'
import { readContract } from '../project/read-contract.ts'
import type { Command, Io } from './io.ts'

const help = `Says what each operation costs its client: fetches, and round trips in sequence.

  schema-check plans [<operation>]... [--format text|json] [--config FILE]

  <operation>     the names of those to show; all unless given
  --format json   with what each fetch asks its subgraph
  --config FILE   schema-check.yml unless given
`

const options = {
  format: { type: 'string', default: 'text' },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

interface Planned {
  readonly operation: Operation
  /** Null where the gateway refuses the operation. */
  readonly plan: OperationPlan | null
}

export const plans: Command = {
  summary: 'says how many fetches and round trips each operation takes',
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    if (values.format !== 'text' && values.format !== 'json')
      throw new CannotRun(`There is no format ${values.format} of plans.`, 'It is text or json.')
    const all = await planAll(values.config, io)
    const missing = positionals.find((name) => !all.some(({ operation }) => operation.name === name))
    if (missing !== undefined) throw new CannotRun(`The project has no operation ${missing}.`)
    const shown = all.filter(({ operation }) => positionals.length === 0 || positionals.includes(operation.name))
    io.stdout.write(values.format === 'json' ? jsonOf(shown) : textOf(shown))
    return 0
  },
}

async function planAll(config: string, io: Io): Promise<Planned[]> {
  const project = openProject(config, io)
  const place = { tree: project.tree, folder: project.folder, side: 'after' } as const
  const side = await readContract(place, project.config, (_name, source) => sdlOfEndpoint(source, io.env))
  const cache = openCache(project.path(project.config.cache), versionOfMakers())
  const operations = bothSides([], side.operations)
  const planner = plannerOf(
    composed('after', () => compose({ ...side, operations }, { cache })),
    cache,
  )
  return operations.map((operation) => ({ operation, plan: planner.planOf(operation) }))
}

const subgraphsOf = ({ fetches }: OperationPlan): string[] =>
  [...new Set(fetches.map(({ subgraph }) => subgraph))].sort()

function textOf(all: readonly Planned[]): string {
  const rows = all.map(({ operation: { name }, plan }) =>
    plan
      ? [name, String(plan.fetchCount), String(plan.depth), subgraphsOf(plan).join(', ')]
      : [name, '-', '-', 'the gateway refuses it'],
  )
  const table = [['operation', 'fetches', 'round trips', 'subgraphs'], ...rows]
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]!.length)))
  return table
    .map(([name, fetches, depth, subgraphs]) =>
      [name!.padEnd(widths[0]!), fetches!.padStart(widths[1]!), depth!.padStart(widths[2]!), subgraphs].join('  '),
    )
    .map((line) => `${line.trimEnd()}\n`)
    .join('')
}

function jsonOf(all: readonly Planned[]): string {
  const operations = all.map(({ operation: { name, hash, client, location }, plan }) => ({
    name,
    hash,
    client,
    location: location && { file: location.file, line: location.line, column: location.column },
    plan: plan && {
      fetches: plan.fetchCount,
      roundTrips: plan.depth,
      subgraphs: subgraphsOf(plan),
      asks: plan.fetches.map(({ subgraph, path, operation }) => ({ subgraph, path, operation })),
    },
  }))
  return `${JSON.stringify({ operations }, null, 2)}\n`
}
