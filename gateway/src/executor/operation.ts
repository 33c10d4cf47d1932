import type { FetchNode, QueryPlan } from '@apollo/query-planner'
import { codedError, conditionVariables } from '@plaza/server'
import type { GraphQLSchema } from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileProjection, type Projection } from './answer/projection.ts'
import { collectFields, type OperationParts } from './answer/selections.ts'
import { findCompanions } from './fetch/companions.ts'
import type { FetchSetup, PlanStep } from './fetch/fetch.ts'
import { JointOperations } from './fetch/joint-operations.ts'
import { askingForListeners } from './live/listeners.ts'
import { compilePlan, hasContexts } from './plan.ts'
import type { JsonObject } from './types.ts'
import { compileVariables, type ReadVariables } from './variables.ts'

/** A plan. Where its names had to differ from the client's, the maps have the client's by the plan's. */
export interface PlannedOperation {
  readonly plan: QueryPlan
  /** Response keys. */
  readonly clientKeys: ReadonlyMap<string, string>
  readonly clientVariables: ReadonlyMap<string, string>
  /** By fetch of entities, the fetches of its parts, for entities of which something required is missing or has failed. */
  readonly fallbacks: ReadonlyMap<FetchNode, readonly FetchNode[]>
}

/** An operation ready to run: everything that doesn't depend on the request is done. */
export interface CompiledOperation {
  readonly parts: OperationParts
  readonly plan: QueryPlan
  readonly run: PlanStep | undefined
  readonly subscription: { readonly primary: FetchNode; readonly setup: FetchSetup } | undefined
  readonly readVariables: ReadVariables
  /** The projection for these variables, of which only those that @skip and @include ask matter. */
  projectionFor(variables: JsonObject): Projection
}

/** Enough for every combination of three conditions; an operation with more compiles again now and then. */
const projectionVariants = 8

/** Does everything for an operation that depends on its plan and not on a request. */
export function compileOperation(
  apiSchema: GraphQLSchema,
  parts: OperationParts,
  { plan, clientKeys, clientVariables, fallbacks }: PlannedOperation,
  {
    partial,
    joinsFetches,
    ...base
  }: Pick<FetchSetup, 'supergraphSchema' | 'transports' | 'fetchTimeoutMs'> & {
    /** The plan is for a part of the operation only. */
    readonly partial: boolean
    /** Fetches of one moment to one subgraph are one request. */
    readonly joinsFetches: boolean
  },
): CompiledOperation {
  const planKeys = new Map([...clientKeys].map(([planKey, clientKey]) => [clientKey, planKey]))
  const conditions = conditionVariables([parts.operation, ...parts.fragments.values()])
  const projections = new LRUCache<string, Projection>({ max: projectionVariants })
  const { node } = plan
  const rest = node?.kind === 'Subscription' ? node.rest : node
  const setup: FetchSetup = {
    ...base,
    transports: node?.kind === 'Subscription' ? askingForListeners(base.transports) : base.transports,
    clientKeys,
    clientVariables,
    fallbacks,
    hasContexts: hasContexts(node),
    companions: findCompanions(rest),
    joint: joinsFetches ? new JointOperations() : undefined,
  }
  return {
    parts,
    plan,
    run: rest && compilePlan(rest, setup),
    subscription: node?.kind === 'Subscription' ? { primary: node.primary, setup } : undefined,
    readVariables: compileVariables(apiSchema, parts.operation),
    projectionFor: (variables) => {
      const variant = conditions.map((name) => String(variables[name])).join()
      let projection = projections.get(variant)
      if (!projection) {
        if (!node && !partial) refuseUnplanned(apiSchema, parts, variables)
        projection = compileProjection({ schema: apiSchema, parts, planKeys }, variables)
        projections.set(variant, projection)
      }
      return projection
    },
  }
}

/** The planner makes an empty plan of what no subgraph can answer; nulls without an error would hide that. */
function refuseUnplanned(schema: GraphQLSchema, parts: OperationParts, variables: JsonObject): void {
  const root = schema.getRootType(parts.operation.operation)
  if (!root) return
  const fields = collectFields(schema, parts, variables, root, [parts.operation.selectionSet])
  const unplanned = [...fields.values()].flat().find(({ name }) => !name.value.startsWith('__'))
  if (unplanned) {
    const message = `No subgraph can answer "${unplanned.name.value}" as it is asked.`
    throw codedError('UNREACHABLE_SELECTION', message, {}, { nodes: unplanned })
  }
}
