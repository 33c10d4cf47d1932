import { readFile } from 'node:fs/promises'
import { composeServices } from '@apollo/composition'
import { Supergraph } from '@apollo/federation-internals'
import { defaultUrlOf, subgraphNames } from '@plaza/schema/subgraphs'
import { type GraphQLSchema, parse, printSchema } from 'graphql'
import { inRepository } from '../repository.ts'

export interface ComposedContract {
  /** What the gateway loads. */
  supergraphSdl: string
  /** What clients see, and reviewers read first. */
  apiSdl: string
  apiSchema: GraphQLSchema
  /** Apollo's hints; a hint is a fault here. */
  hints: string[]
}

export class CompositionError extends Error {
  override name = 'CompositionError'
}

/** Composes the subgraphs' SDL files. @throws CompositionError with every error of the composer */
export async function composeContract(): Promise<ComposedContract> {
  const sources = await Promise.all(
    subgraphNames.map(async (name) => ({
      name,
      url: defaultUrlOf(name),
      typeDefs: parse(await readFile(inRepository(`subgraphs/${name}/schema.graphql`), 'utf8')),
    })),
  )
  const { errors, hints, supergraphSdl } = composeServices(sources)
  if (errors?.length || !supergraphSdl) {
    throw new CompositionError(errors?.map((e) => `${e.extensions.code ?? 'ERROR'}: ${e.message}`).join('\n'))
  }
  const supergraph = Supergraph.build(supergraphSdl, { supportedFeatures: null, validateSupergraph: true })
  const apiSchema = supergraph.apiSchema().toGraphQLJSSchema()
  return {
    supergraphSdl: `${supergraphSdl.trimEnd()}\n`,
    apiSdl: `${printSchema(apiSchema)}\n`,
    apiSchema,
    hints: (hints ?? []).map((hint) => `${hint.definition.code}: ${hint.message}`),
  }
}
