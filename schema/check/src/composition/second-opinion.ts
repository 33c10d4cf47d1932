import { createRequire } from 'node:module'
import { Supergraph } from '@apollo/federation-internals'
import type { CompositionSuccess } from '@theguild/federation-composition'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { type Cache, noCache } from '../cache/cache.ts'
import type { Contract, Subgraph } from '../change.ts'
import { apiDifferences } from './api-differences.ts'
import type { CompositionFailure } from './compose.ts'
import type { ComposerError } from './composer-error.ts'
import type { Difference } from './difference.ts'
import { knownDifferences } from './known-differences.ts'

/** What the second composer says of subgraphs that the first has composed or refused. */
export interface Opinion {
  /** The version of the Federation specification that it does not know, so that it has no opinion. */
  readonly unknownVersion: string | null
  /** The ids of `knownDifferences` that were met. */
  readonly known: readonly string[]
  /** Of which nobody knows yet who is right. */
  readonly disputed: readonly Difference[]
}

/**
 * Asks The Guild's composer about subgraphs that Apollo's has judged. Two programs that were written apart rarely make the same
 * mistake, so what neither list of known differences nor agreement explains is worth a person's look.
 * @param first what Apollo's composer made of the same contract
 */
export function secondOpinion(
  { subgraphs }: Contract,
  first: { readonly apiSchema: GraphQLSchema } | CompositionFailure,
  cache: Cache = noCache,
): Opinion {
  const inputs = subgraphs.flatMap(({ name, url, sdl }) => [name, url, sdl])
  return cache.cached('opinion', inputs, () => {
    const explained = (differences: readonly Difference[]) => explain(differences, subgraphs)
    const second = composeWithSecond(subgraphs)
    if ('errors' in first)
      return explained(second.errors ? [] : first.errors.map((error) => refusal('refused-by-first', error)))
    if (!second.errors) {
      const api = apiOf(second)
      return explained(
        apiDifferences(first.apiSchema, api).map(({ coordinate, one, other }) => {
          return { kind: 'api', coordinate, first: one, second: other }
        }),
      )
    }
    const unknown = second.errors.find(({ extensions }) => extensions.code === 'UNKNOWN_FEDERATION_LINK_VERSION')
    if (!unknown) return explained(second.errors.map((error) => refusal('refused-by-second', error)))
    const [version = '?'] = /v\d+\.\d+/.exec(unknown.message) ?? []
    return { unknownVersion: version, known: [], disputed: [] }
  })
}

/** Loaded when it is asked, which the cache spares most runs: it takes 0.1 s. */
const composer = (): typeof import('@theguild/federation-composition') => require('@theguild/federation-composition')

const require = createRequire(import.meta.url)

/** It throws on some SDL, as on a value of a wrong type in a directive's argument, instead of giving an error. */
function composeWithSecond(
  subgraphs: readonly Subgraph[],
): CompositionSuccess | { readonly errors: readonly ComposerError[] } {
  try {
    return composer().composeServices(subgraphs.map(({ name, url, document }) => ({ name, url, typeDefs: document })))
  } catch (error) {
    return { errors: [{ message: String(error), extensions: {} }] }
  }
}

/** Its own public schema names a union's members even if they are `@inaccessible`, and can't be built then. */
function apiOf({ publicSdl, supergraphSdl }: CompositionSuccess): GraphQLSchema {
  try {
    return buildSchema(publicSdl, { assumeValidSDL: true })
  } catch {
    return Supergraph.build(supergraphSdl, { supportedFeatures: null }).apiSchema().toGraphQLJSSchema()
  }
}

const refusal = (
  kind: 'refused-by-first' | 'refused-by-second',
  { message, extensions }: ComposerError,
): Difference => ({
  kind,
  code: String(extensions.code ?? ''),
  message,
})

function explain(differences: readonly Difference[], subgraphs: readonly Subgraph[]): Opinion {
  const known = new Set<string>()
  const disputed = differences.filter((difference) => {
    const explanation = knownDifferences.find(({ matches }) => matches(difference, subgraphs))
    if (explanation) known.add(explanation.id)
    return !explanation
  })
  return { unknownVersion: null, known: [...known].sort(), disputed }
}

/** Lines for a report: that there is no second opinion, or in which known ways it differs. */
export function opinionLines({ unknownVersion, known }: Opinion): string[] {
  if (unknownVersion !== null)
    return [
      `There is no second opinion on the composition: The Guild's composer does not know Federation ${unknownVersion}.`,
    ]
  return knownDifferences.filter(({ id }) => known.includes(id)).map(({ what, reason }) => `${what} ${reason}`)
}
