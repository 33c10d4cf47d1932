import { type CompositionSuccess, composeServices } from '@apollo/composition'
import { errorCauses, Supergraph } from '@apollo/federation-internals'
import { keepExecutableDirectives } from 'gateway/planning'
import { buildSchema, parse, printSchema } from 'graphql'
import { type Cache, noCache } from '../cache/cache.ts'
import type { Composed, Contract } from '../change.ts'
import type { Location } from '../finding.ts'
import type { ComposerError } from './composer-error.ts'
import { locator } from './locate.ts'
import { findRequiresCycle } from './requires-cycle.ts'

/** The subgraphs don't compose, each error of the composer with the places that it names. */
export class CompositionFailure extends Error {
  override name = 'CompositionFailure'
  readonly contract: Contract
  readonly errors: readonly ComposerError[]

  constructor(contract: Contract, errors: readonly ComposerError[]) {
    super(errors.map(({ message, extensions }) => `${extensions.code ?? 'ERROR'}: ${message}`).join('\n'))
    this.contract = contract
    this.errors = errors
  }
}

/** What composition gives, as the cache keeps it. */
interface Composition {
  readonly supergraphSdl: string
  readonly apiSdl: string
  readonly hints: Composed['hints']
}

/**
 * Composes the subgraphs of a contract with Apollo's composer, or takes from the cache what it gave for the same subgraphs.
 * `supergraph` is built when it is first asked for; a copy by `{ ...composed }` asks for it.
 * @param side of the files, for the places of what stands in them; `after` unless given
 * @throws CompositionFailure with every error
 */
export function compose(
  contract: Contract,
  { side = 'after', cache = noCache }: { readonly side?: Location['side']; readonly cache?: Cache } = {},
): Composed {
  const inputs = contract.subgraphs.flatMap(({ name, url, sdl }) => [name, url, sdl])
  const { supergraphSdl, apiSdl, hints } = cache.cached('composition', inputs, () => composeSubgraphs(contract))
  let supergraph: Supergraph | undefined
  return {
    ...contract,
    supergraphSdl,
    get supergraph() {
      supergraph ??= buildSupergraph(supergraphSdl)
      return supergraph
    },
    apiSchema: buildSchema(apiSdl, { assumeValid: true }),
    locate: locator(contract.subgraphs, side),
    hints,
  }
}

function composeSubgraphs(contract: Contract): Composition {
  const result = composeWithFirst(contract)
  if (result.errors) throw new CompositionFailure(contract, result.errors)
  const { hints, supergraphSdl } = result
  return {
    supergraphSdl: `${supergraphSdl.trimEnd()}\n`,
    apiSdl: printSchema(buildSupergraph(supergraphSdl).apiSchema().toGraphQLJSSchema()),
    hints: hints.map(({ definition, message, coordinate }) => ({
      code: definition.code,
      level: definition.level.name,
      message,
      coordinate: coordinate ?? null,
    })),
  }
}

/**
 * The composer throws where it did not expect to fail, as for `@cost` at an `@interfaceObject`.
 * @throws RangeError where its recursion does not fit on the stack: it follows types along their fields, one by one
 */
function composeWithFirst({ subgraphs }: Contract): CompositionSuccess | { readonly errors: readonly ComposerError[] } {
  try {
    return composeServices(subgraphs.map(({ name, url, document }) => ({ name, url, typeDefs: document })))
  } catch (error) {
    if (error instanceof RangeError) {
      const cycle = findRequiresCycle(subgraphs)
      if (cycle) return { errors: [cycle] }
      throw error
    }
    return { errors: errorCauses(error as Error) ?? [{ message: String(error), extensions: {} }] }
  }
}

/** As the gateway does: the API has the directives that `@composeDirective` brings for operations. */
export const buildSupergraph = (sdl: string): Supergraph =>
  Supergraph.build(keepExecutableDirectives(parse(sdl, { noLocation: true })), {
    supportedFeatures: null,
    validateSupergraph: true,
  })
