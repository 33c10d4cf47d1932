import { parseArgs } from 'node:util'
import { openCache } from '../cache/cache.ts'
import { versionOfMakers } from '../cache/version.ts'
import type { Composed } from '../change.ts'
import { compose as composeContract } from '../composition/compose.ts'
import { sdlOfEndpoint } from '../project/live.ts'
import { composed } from '../project/not-composed.ts'
import { openProject, type Project } from '../project/project.ts'
import { readSubgraphs } from '../project/subgraphs.ts'
import { writeFile } from './files.ts'
import type { Command, Io } from './io.ts'
import { watchProject } from './watch.ts'

const help = `Composes the subgraphs to a supergraph, or shows the places that keep them from composing.

  schema-check compose [--output <file>] [--watch]

  --output FILE      where the supergraph is written; standard output unless given
  --watch            compose again whenever a file of a subgraph or the configuration has changed, until Ctrl-C. One line says
                     how it went; the supergraph is written only with --output
  --config FILE      schema-check.yml unless given

Exit codes: 0 they compose; 2 they don't, or something can't be read.
`

const options = {
  output: { type: 'string' },
  watch: { type: 'boolean', default: false },
  config: { type: 'string', default: 'schema-check.yml' },
} as const

export const compose: Command = {
  summary: 'composes the subgraphs, or shows what keeps them from it',
  help,
  async run(args, io) {
    const { values } = parseArgs({ args: [...args], options })
    const { output } = values
    if (values.watch) {
      await watchProject(values.config, io, async (project) => {
        const supergraph = await composeProject(project, io)
        if (output !== undefined) writeFile(output, supergraph.supergraphSdl, io)
        return `${sentenceOf(supergraph)}${output === undefined ? '' : ` to ${output}`}.`
      })
      return 0
    }
    const supergraph = await composeProject(openProject(values.config, io), io)
    if (output === undefined) {
      io.stdout.write(supergraph.supergraphSdl)
    } else {
      writeFile(output, supergraph.supergraphSdl, io)
      io.stderr.write(`${sentenceOf(supergraph)} to ${output}.\n`)
    }
    return 0
  },
}

const sentenceOf = ({ subgraphs }: Composed): string =>
  subgraphs.length === 1 ? 'Composed one subgraph' : `Composed ${subgraphs.length} subgraphs`

/** @throws CannotRun where the subgraphs can't be read or don't compose */
async function composeProject({ config, folder, tree, path }: Project, { env }: Io): Promise<Composed> {
  const place = { tree, folder, side: 'after' } as const
  const subgraphs = await readSubgraphs(place, config, (_name, source) => sdlOfEndpoint(source, env))
  const cache = openCache(path(config.cache), versionOfMakers())
  return composed('after', () => composeContract({ name: tree.name, subgraphs, operations: [], events: [] }, { cache }))
}
