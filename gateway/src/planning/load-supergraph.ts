import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { keepExecutableDirectives } from './workarounds/executable-directives.ts'
import { preferResolvableKeys } from './workarounds/prefer-resolvable-keys.ts'

export interface LoadedSupergraph {
  readonly document: DocumentNode
  readonly apiSchema: GraphQLSchema
  readonly supergraphSchema: GraphQLSchema
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/** Of those that a supergraph may insist on: what stock packages run, and contexts, which our executor does. */
const supportedFeatures = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, 'https://specs.apollo.dev/context/v0.1'])

/** As the planner takes it; throws when it is none. Security directives must have been taken out. */
export function buildSupergraph(sdl: string): { readonly document: DocumentNode; readonly supergraph: Supergraph } {
  const document = preferResolvableKeys(keepExecutableDirectives(parse(sdl, { noLocation: true })))
  return { document, supergraph: Supergraph.build(document, { supportedFeatures }) }
}

/** Reads a composed supergraph; throws when it is none. */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const { document, supergraph } = buildSupergraph(sdl)
  return {
    document,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
  }
}
