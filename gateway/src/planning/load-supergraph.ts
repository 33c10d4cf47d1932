import { DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals'
import { type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { keepExecutableDirectives } from './workarounds/executable-directives.ts'
import { preferResolvableKeys } from './workarounds/prefer-resolvable-keys.ts'

/** A supergraph as its executor and its transports need it. */
export interface LoadedSupergraph {
  /** Changed as the planner needs it: see workarounds/README.md. */
  readonly document: DocumentNode
  /** What clients see. */
  readonly apiSchema: GraphQLSchema
  /** What the planner sees: with what is inaccessible, and with Federation's own types. */
  readonly supergraphSchema: GraphQLSchema
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[]
}

/**
 * Features that a supergraph may demand: those that Apollo's packages support, and contexts, which our executor runs.
 */
const supportedFeatures = new Set([...DEFAULT_SUPPORTED_SUPERGRAPH_FEATURES, 'https://specs.apollo.dev/context/v0.1'])

/**
 * Parses and builds a supergraph for the planner. `stripSecurity` must have taken its security claims out.
 * @throws Error for a text that is no supergraph or demands an unknown feature
 */
export function buildSupergraph(sdl: string): { readonly document: DocumentNode; readonly supergraph: Supergraph } {
  const document = preferResolvableKeys(keepExecutableDirectives(parse(sdl, { noLocation: true })))
  return { document, supergraph: Supergraph.build(document, { supportedFeatures }) }
}

/**
 * Loads a composed supergraph for the thread that serves.
 * @throws Error as `buildSupergraph` does
 */
export function loadSupergraph(sdl: string): LoadedSupergraph {
  const { document, supergraph } = buildSupergraph(sdl)
  return {
    document,
    apiSchema: supergraph.apiSchema().toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
    subgraphs: supergraph.subgraphsMetadata().map(({ name, url }) => ({ name, url })),
  }
}
