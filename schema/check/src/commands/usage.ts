import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { NewerStore } from 'gateway/usage'
import type { GraphQLSchema } from 'graphql'
import { openCache } from '../cache/cache.ts'
import { versionOfMakers } from '../cache/version.ts'
import { CompositionFailure, compose } from '../composition/compose.ts'
import { sdlOfEndpoint } from '../project/live.ts'
import { didYouMean } from '../project/nearest.ts'
import { CannotRun } from '../project/problem.ts'
import { openProject, type Project } from '../project/project.ts'
import { readSubgraphs } from '../project/subgraphs.ts'
import { elementsOf } from '../usage/coordinates.ts'
import { storesOf } from '../usage/stores.ts'
import { summarizeAll, summarizeUse } from '../usage/summary.ts'
import { textOfAll, textOfUse } from '../usage/text.ts'
import { type AllUse, readAllUse } from '../usage/use.ts'
import { millisecondsOf } from '../usage/window.ts'
import type { Command, Io } from './io.ts'

const help = `Says who uses what of the schema, as gateways have recorded it.

  schema-check usage [coordinate] [--window 30d] [--format text|json]

  coordinate         a type (User), field (User.name), argument (Query.user(id:)), input field (Filter.text), enum value
                     (Color.RED) or directive (@skip): who uses it, since when, until when, how often and in which operations.
                     Without one: all clients, and what nobody uses
  --window DAYS      how far back, as 30d; \`usage.window\` of the configuration unless given
  --store FOLDER     where it is recorded, several times for several folders; \`usage.store\` of the configuration unless given
  --format FORMAT    text (unless given) or json
  --config FILE      schema-check.yml unless given

A window in which nothing was recorded for longer than \`usage.longestGap\` (1h) calls nothing unused, and says why. Values are
never recorded, so an enum value that variables may have held counts as used. An argument in the shell needs quotes:
schema-check usage 'Query.user(id:)'

Exit codes: 0 it is told, 2 it can't be read.
`

const options = {
  window: { type: 'string' },
  store: { type: 'string', multiple: true },
  format: { type: 'string', default: 'text' },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

export const usage: Command = {
  summary: 'says who uses what of the schema, as gateways have recorded it',
  help,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [coordinate, ...more] = positionals
    if (more.length > 0) throw new CannotRun('One coordinate can be asked for at a time.', help)
    if (values.format !== 'text' && values.format !== 'json')
      throw new CannotRun(`There is no format ${values.format} of usage; there are text and json.`)
    const project = openProject(values.config, io)
    const { usage } = project.config
    const window = values.window ?? usage?.window ?? '30d'
    if (!/^[1-9]\d{0,3}d$/.test(window)) throw new CannotRun(`The window ${window} is no number of days, as 30d.`)
    const all = await readStores(readableStores(values.store, project, io))
    const schema = await schemaOf(project, io)
    const asked = { window, now: new Date(), maxGapMs: millisecondsOf(usage?.longestGap ?? '1h') }
    if (coordinate === undefined) {
      const summary = summarizeAll(all, schema, asked)
      io.stdout.write(values.format === 'json' ? json(summary) : textOfAll(summary))
    } else {
      refuseUnknown(coordinate, all, schema)
      const summary = summarizeUse(all, coordinate, schema, asked)
      io.stdout.write(values.format === 'json' ? json(summary) : textOfUse(summary))
    }
    return 0
  },
}

const json = (summary: object): string => `${JSON.stringify(summary, null, 2)}\n`

function readableStores(given: readonly string[] | undefined, project: Project, { cwd }: Io): string[] {
  const stores = given?.map((folder) => resolve(cwd, folder)) ?? storesOf(project)
  if (stores.length === 0) {
    throw new CannotRun(
      'The configuration does not say where use is recorded.',
      'Add `usage: { store: <folder> }` with the folder that gateways record in, their USAGE_DIR, or name it with --store.',
    )
  }
  const missing = stores.filter((folder) => !existsSync(folder))
  if (missing.length > 0) {
    throw new CannotRun(
      missing.map((folder) => ({ message: `There is no recorded use in ${folder}.`, location: null })),
      'A gateway records it in the folder of its USAGE_DIR once it is asked something.',
    )
  }
  return stores
}

async function readStores(stores: readonly string[]): Promise<AllUse> {
  try {
    return await readAllUse(stores)
  } catch (error) {
    if (error instanceof NewerStore) throw new CannotRun(error.message)
    const { code, path } = error as NodeJS.ErrnoException
    if (code) throw new CannotRun(`Recorded use can't be read: ${path ?? stores.join(', ')} (${code}).`)
    throw error
  }
}

async function schemaOf({ tree, folder, config, path }: Project, { env }: Io): Promise<GraphQLSchema> {
  const place = { tree, folder, side: 'after' } as const
  const subgraphs = await readSubgraphs(place, config, (_, source) => sdlOfEndpoint(source, env))
  try {
    const cache = openCache(path(config.cache), versionOfMakers())
    return compose({ name: tree.name, subgraphs, operations: [], events: [] }, { cache }).apiSchema
  } catch (error) {
    if (error instanceof CompositionFailure)
      throw new CannotRun(
        error.message,
        'Use is told of a schema that composes; `schema-check check` shows where it does not.',
      )
    throw error
  }
}

/** What was removed is known by its use; what is neither there nor was ever used is a slip of the pen. */
function refuseUnknown(coordinate: string, { uses }: AllUse, schema: GraphQLSchema): void {
  const known = new Set(elementsOf(schema).map((element) => element.coordinate))
  for (const { name, args } of schema.getDirectives()) {
    known.add(`@${name}`)
    for (const argument of args) known.add(`@${name}(${argument.name}:)`)
  }
  for (const use of uses) for (const used of use.uses.keys()) known.add(used)
  if (!known.has(coordinate)) {
    throw new CannotRun(
      `There is no ${coordinate} in the schema, and nobody has used one.${didYouMean(coordinate, [...known])}`,
    )
  }
}
