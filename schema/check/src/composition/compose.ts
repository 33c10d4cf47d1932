import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import type { GraphQLError } from 'graphql'
import type { Composed, Contract } from '../change.ts'
import { locator } from './locate.ts'

/** The subgraphs don't compose, each error of the composer with the places that it names. */
export class CompositionFailure extends Error {
  override name = 'CompositionFailure'
  readonly contract: Contract
  readonly errors: readonly GraphQLError[]

  constructor(contract: Contract, errors: readonly GraphQLError[]) {
    super(errors.map(({ message, extensions }) => `${extensions.code ?? 'ERROR'}: ${message}`).join('\n'))
    this.contract = contract
    this.errors = errors
  }
}

export interface ComposedWithHints extends Composed {
  /** What Apollo's composer advises against, as `CODE: sentence`. */
  readonly hints: readonly { readonly code: string; readonly message: string; readonly coordinate: string | null }[]
}

/**
 * Composes the subgraphs of a contract with Apollo's composer.
 * @throws CompositionFailure with every error
 */
export function compose(contract: Contract): ComposedWithHints {
  const sources = contract.subgraphs.map(({ name, url, document }) => ({ name, url, typeDefs: document }))
  const { errors, hints, supergraphSdl } = composeServices(sources)
  if (errors?.length || !supergraphSdl) throw new CompositionFailure(contract, errors ?? [])
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: true })
  return {
    ...contract,
    supergraphSdl: `${supergraphSdl.trimEnd()}\n`,
    supergraph,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    locate: locator(contract.subgraphs, 'after'),
    hints: (hints ?? []).map(({ definition, message, coordinate }) => ({
      code: definition.code,
      message,
      coordinate: coordinate ?? null,
    })),
  }
}
