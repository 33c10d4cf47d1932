import { posix } from 'node:path'
import { lexicographicSortSchema, printSchema } from 'graphql'
import { stringify } from 'yaml'
import { hashOf } from '../cache/cache.ts'
import type { Composed } from '../change.ts'
import { VariantFailure, variantOf } from '../composition/variant.ts'
import type { Config } from '../project/config.ts'
import { readConsumers } from '../project/events.ts'
import { fromRoot } from '../project/patterns.ts'
import { CannotRun } from '../project/problem.ts'
import type { Project } from '../project/project.ts'
import { find } from '../project/subgraphs.ts'

/** What a version consists of: texts by path, sorted. */
export type Contents = ReadonlyMap<string, string>

/** In a version: what it is compared by, and what `schema-check check --against` reads. */
export const configName = 'schema-check.yml'

/**
 * Everything that a version has: the supergraph, what clients see of it, each contract variant, event contracts, manifests, and
 * what it was composed of and judged by, with a configuration that makes it a project to compare with.
 * @throws CannotRun where the tags of a variant leave no valid schema
 */
export function contentsOf(project: Project, composed: Composed): Contents {
  const { config } = project
  const events = new Map(composed.events.map(({ type, file, text }) => [eventPath(type, file), text]))
  const contents = new Map<string, string>([
    [configName, configOf(composed, project, events)],
    ['supergraph.graphql', composed.supergraphSdl],
    ['api.graphql', `${printSchema(lexicographicSortSchema(composed.apiSchema))}\n`],
    ...composed.subgraphs.map(({ name, sdl }) => [subgraphPath(name), sdl] as const),
    ...Object.entries(config.variants).flatMap(([name, filter]) => variantFiles(composed, name, filter)),
    ...copies(project, config.operations, 'operations'),
    ...copies(project, config.manifests, 'manifests'),
    ...events,
  ])
  return new Map([...contents].sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** SHA-256 in hex of all that a version consists of. */
export const hashOfContents = (contents: Contents): string => hashOf([...contents].flat())

const subgraphPath = (name: string): string => `subgraphs/${name}.graphql`

/** A path of its own that any file system has. The name of the file stays: a type that its text does not name is called by it. */
const eventPath = (type: string, file: string): string =>
  `events/${/^[\w.-]+$/.test(type) ? `${type}.json` : `${encodeURIComponent(type)}/${posix.basename(file)}`}`

function variantFiles(composed: Composed, name: string, filter: Config['variants'][string]): [string, string][] {
  try {
    const { supergraphSdl, apiSchema } = variantOf(composed, filter)
    return [
      [`variants/${name}/supergraph.graphql`, supergraphSdl],
      [`variants/${name}/api.graphql`, `${printSchema(lexicographicSortSchema(apiSchema))}\n`],
    ]
  } catch (error) {
    if (!(error instanceof VariantFailure)) throw error
    throw new CannotRun(
      error.problems.map(({ coordinate, message }) => ({ message, location: composed.locate(coordinate) })),
      `The tags of the variant ${name} leave no valid schema, so nothing was published.`,
    )
  }
}

/** Files of the project as they are, below a folder of the version. */
function copies({ tree, folder: configFolder }: Project, patterns: readonly string[], folder: string): Contents {
  const place = { tree, folder: configFolder, side: 'after' } as const
  const files = patterns.flatMap((pattern) => find(place, pattern, folder))
  return new Map(files.map(({ file, text }) => [`${folder}/${file}`, text]))
}

/** The globs of the project, below the folders of the version: which files share fragments is a matter of their glob. */
function configOf({ subgraphs }: Composed, { config, folder, tree }: Project, events: Contents): string {
  const below = (name: string, patterns: readonly string[]) =>
    patterns.map((pattern) => `${name}/${fromRoot(folder, pattern)}`)
  const sources = subgraphs.map(({ name, url }) => [name, { file: subgraphPath(name), routingUrl: url }])
  const consumers = Object.fromEntries(readConsumers({ tree, folder, side: 'after' }, config.events))
  return stringify({
    subgraphs: Object.fromEntries(sources),
    operations: below('operations', config.operations),
    manifests: below('manifests', config.manifests),
    ...(config.events && { events: { schemas: [...events.keys()].sort(), consumers } }),
    limits: config.limits,
    variants: config.variants,
  })
}
