import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import { type GraphQLSchema, parse, validate } from 'graphql'
import type { PlanExecutionResult } from '../../src/executor/index.ts'
import type { LabelOptions } from '../../src/planning/override-labels.ts'
import { defaultPlannerConfig } from '../../src/planning/planner.ts'
import { type InMemoryGateway, inMemoryGateway } from '../../src/testing/in-memory.ts'
import { composeSpecs, type SubgraphSpecs, schemaOf } from './subgraphs.ts'

export interface Asked {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string
}

export interface TestGateway {
  execute(asked: Asked): Promise<PlanExecutionResult>
}

export interface OurGateway extends TestGateway, Omit<InMemoryGateway, 'permit'> {}

export interface Composed {
  readonly supergraph: string
  readonly schemas: ReadonlyMap<string, GraphQLSchema>
}

export function compose(specs: SubgraphSpecs): Composed {
  const schemas = new Map(Object.entries(specs).map(([name, spec]) => [name, schemaOf(spec)]))
  return { supergraph: composeSpecs(specs), schemas }
}

export function ourGateway(
  { supergraph, schemas }: Composed,
  labels: LabelOptions = {},
  options: { joinsFetches?: boolean } = {},
): OurGateway {
  const { apiSchema, executor, sent } = inMemoryGateway(supergraph, schemas, labels, options)
  return {
    apiSchema,
    sent,
    executor,
    execute: async ({ query, variables, operationName }) => {
      const document = parse(query)
      const errors = validate(apiSchema, document)
      if (errors.length > 0) throw new Error(errors.map(String).join('\n'))
      return executor.execute({ document, operationName, cacheKey: query, variables, context: {} })
    },
  }
}

/**
 * The executor of stock `@apollo/gateway`, as Apollo Server would call it.
 * @param options.hidesInterfaces whether answers about entities leave out the names of interfaces, which stock would put
 * in the place of their types
 */
export async function stockGateway(
  { supergraph, schemas }: Composed,
  options: { hidesInterfaces?: boolean } = {},
): Promise<TestGateway> {
  const interfaces = new Set([...supergraph.matchAll(/^interface (\w+)/gm)].map(([, name]) => name))
  const gateway = new ApolloGateway({
    supergraphSdl: supergraph,
    queryPlannerConfig: defaultPlannerConfig,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
    buildService: ({ name }) => {
      const local = new LocalGraphQLDataSource(schemas.get(name) as GraphQLSchema)
      if (!options.hidesInterfaces) return local
      return {
        async process(asked) {
          const result = await local.process(asked)
          for (const entity of (result.data?._entities ?? []) as ({ __typename?: string } | null)[]) {
            if (entity && interfaces.has(entity.__typename)) delete entity.__typename
          }
          return result
        },
      }
    },
  })
  const { executor } = await gateway.load()
  return {
    execute: async ({ query, variables = {}, operationName }) => {
      const result = await executor({
        request: { query, variables: variables as Record<string, unknown>, operationName },
        document: parse(query),
        queryHash: query,
        operationName: operationName ?? null,
        context: {},
        metrics: {},
        logger: console,
      } as never)
      return result as PlanExecutionResult
    },
  }
}
