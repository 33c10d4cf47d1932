import { ApolloGateway, LocalGraphQLDataSource } from '@apollo/gateway'
import { type GraphQLSchema, parse, validate } from 'graphql'
import { createPlanExecutor, type PlanExecutionResult, type SubgraphFetch } from '../../src/executor/index.ts'
import { loadSupergraph } from '../../src/planning/load-supergraph.ts'
import { createLabelChooser, type LabelOptions } from '../../src/planning/override-labels.ts'
import { createPlanner, defaultPlannerConfig } from '../../src/planning/planner.ts'
import { createConditionSettler } from '../../src/planning/workarounds/settle-conditions.ts'
import { createInProcessTransport } from '../../src/transports/in-process.ts'
import { composeSpecs, type SubgraphSpecs, schemaOf } from './subgraphs.ts'

export interface Asked {
  readonly query: string
  readonly variables?: { readonly [name: string]: unknown } | undefined
  readonly operationName?: string
}

export interface TestGateway {
  execute(asked: Asked): Promise<PlanExecutionResult>
}

export interface OurGateway extends TestGateway {
  readonly apiSchema: GraphQLSchema
  /** Every fetch sent since the gateway started. */
  readonly sent: { readonly subgraph: string; readonly fetch: SubgraphFetch }[]
  readonly executor: ReturnType<typeof createPlanExecutor>
}

export interface Composed {
  readonly supergraph: string
  readonly schemas: ReadonlyMap<string, GraphQLSchema>
}

export function compose(specs: SubgraphSpecs): Composed {
  const schemas = new Map(Object.entries(specs).map(([name, spec]) => [name, schemaOf(spec)]))
  return { supergraph: composeSpecs(specs), schemas }
}

export function ourGateway({ supergraph, schemas }: Composed, labels: LabelOptions = {}): OurGateway {
  const loaded = loadSupergraph(supergraph)
  const plan = createPlanner(supergraph)
  const sent: OurGateway['sent'] = []
  const transports = new Map(
    [...schemas].map(([subgraph, schema]) => {
      const transport = createInProcessTransport({ schema, withContext: (_, work) => work({}) })
      return [
        subgraph,
        {
          ...transport,
          execute: (fetch: SubgraphFetch, context: Parameters<typeof transport.execute>[1]) => {
            sent.push({ subgraph, fetch })
            return transport.execute(fetch, context)
          },
        },
      ]
    }),
  )
  const executor = createPlanExecutor({
    ...loaded,
    // As they come from the planning thread.
    plan: (document, operationName, labels) => structuredClone(plan(document, operationName, labels)),
    settle: createConditionSettler(loaded.document, loaded.apiSchema),
    chooseLabels: createLabelChooser(loaded.document, loaded.apiSchema, labels),
    transports,
  })
  return {
    apiSchema: loaded.apiSchema,
    sent,
    executor,
    execute: async ({ query, variables, operationName }) => {
      const document = parse(query)
      const errors = validate(loaded.apiSchema, document)
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
