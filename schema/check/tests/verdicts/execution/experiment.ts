import { createLimits, type Limits } from 'gateway/limits'
import { type InMemoryGateway, inMemoryGateway } from 'gateway/testing'
import { type DocumentNode, type GraphQLSchema, getOperationAST, validate } from 'graphql'
import type { Change, Composed } from '../../../src/index.ts'
import { type Common, commonOf } from './common.ts'
import { hasErrors, invalid, type Outcome, outcomeOf, tooCostly } from './outcome.ts'
import { worldlySubgraph } from './subgraph.ts'
import { type Variables, variableSets } from './variables.ts'
import type { World } from './world.ts'

/** What a viewer has been granted; null stands for somebody who isn't signed in. */
export type Viewer = { readonly scopes?: readonly string[]; readonly policies?: readonly string[] } | null

/** Somebody's request that is answered otherwise after a change. */
export interface Difference {
  readonly variables: Variables
  readonly viewer: Viewer | undefined
  readonly world: Pick<World, 'seed' | 'nulls'> & { readonly isCommon: boolean }
  readonly before: Outcome
  readonly after: Outcome
}

/** Whether an operation is answered while the gateway is of one side and the subgraphs of the other. */
export type Rollout = Readonly<Record<'oldGateway' | 'newGateway', 'works' | 'fails'>>

export interface Experiment {
  /**
   * The first difference that a change makes to an operation that was valid before it.
   * @param options.data `common`: the data is valid on both sides; `any`: it may also be what one side alone allows
   * @param options.viewer who asks; somebody who may see everything unless given
   */
  difference(
    document: DocumentNode,
    options: { readonly data: 'common' | 'any'; readonly variables?: readonly Variables[]; readonly viewer?: Viewer },
  ): Promise<Difference | null>
  /** How many fetches an operation takes before and after. */
  fetches(document: DocumentNode, variables?: Variables): Promise<{ readonly before: number; readonly after: number }>
  /** For what the change itself leaves alone: whether the gateway of each side answers over the subgraphs of the other too. */
  rollout(document: DocumentNode): Promise<Rollout>
}

interface Side {
  readonly composed: Composed
  readonly schemas: ReadonlyMap<string, GraphQLSchema>
  readonly gateway: InMemoryGateway
}

/** The share of null by seed: what is null hides what is below it, so some worlds have none and some few. */
const nulls = [0, 0.3, 0, 0.2, 1, 0, 0.3, 0.2, 0.1]

/** Both sides of a change, each served by a gateway over subgraphs that answer from the same world. */
export function experimentOn(change: Change): Experiment {
  const keys = new Set<string>()
  const place = { world: worldOf(1, 0, null) }
  const serve = (composed: Composed): Side => {
    const schemas = new Map(
      composed.subgraphs.map(({ name, document }) => [name, worldlySubgraph(document, place, keys)]),
    )
    return { composed, schemas, gateway: inMemoryGateway(composed.supergraphSdl, schemas) }
  }
  const before = serve(change.before)
  const after = serve(change.after)
  const common = commonOf([before, after].map(({ composed, schemas }) => [composed.apiSchema, ...schemas.values()]))
  const worlds = {
    common: nulls.slice(0, 4).map((share, seed) => worldOf(seed, share, common)),
    full: Array.from({ length: 6 }, (_, seed) => worldOf(seed, 0, common)),
    any: Array.from({ length: 72 }, (_, seed) => worldOf(seed, nulls[seed % nulls.length]!, null)),
  }

  const run = async (
    { gateway, composed }: Pick<Side, 'gateway' | 'composed'>,
    document: DocumentNode,
    { world, variables, viewer }: { world: World; variables: Variables; viewer?: Viewer | undefined },
  ): Promise<Outcome> => {
    if (validate(composed.apiSchema, document).length > 0) return invalid
    place.world = world
    if (isTooCostly(composed, document, variables)) return tooCostly
    const permitted = viewer === undefined ? undefined : gateway.permit(document, viewer)
    const request = { document, variables, permitted, context: {} }
    if (getOperationAST(document)?.operation !== 'subscription')
      return outcomeOf([await gateway.executor.execute(request)])
    const events = await gateway.executor.subscribe(request)
    return outcomeOf(Symbol.asyncIterator in events ? await Array.fromAsync(events) : [events])
  }

  const limits = new Map<Composed, Limits>()
  const isTooCostly = (composed: Composed, document: DocumentNode, variables: Variables): boolean => {
    const { maxCost } = change.settings
    if (maxCost === null) return false
    const limit = limits.get(composed) ?? createLimits(composed.supergraphSdl, composed.apiSchema, { maxCost })
    limits.set(composed, limit)
    try {
      limit.check({ document, variables })
      return false
    } catch {
      return true
    }
  }

  return {
    async difference(document, { data, variables = variableSets(change.before.apiSchema, document), viewer }) {
      for (const [index, world] of (data === 'common' ? worlds.common : [...worlds.common, ...worlds.any]).entries()) {
        // What shows in few worlds alone is looked for in many, each with some of the variables.
        const some = index < 12 ? variables : variables.filter((_, one) => one % 8 === index % 8)
        for (const sent of some.length > 0 ? some : variables.slice(0, 1)) {
          const request = { world, variables: sent, viewer }
          const was = await run(before, document, request)
          // Of what fails anyway, the change decides how much is lost with it: nobody relies on that.
          if (data === 'common' && hasErrors(was)) continue
          const is = await run(after, document, request)
          if (was === is) continue
          const { seed, nulls } = world
          return {
            variables: sent,
            viewer,
            world: { seed, nulls, isCommon: world.common !== null },
            before: was,
            after: is,
          }
        }
      }
      return null
    },
    async fetches(document, variables = {}) {
      const count = async (side: Side) => {
        const sent = side.gateway.sent.length
        await run(side, document, { world: worlds.common[0]!, variables })
        return side.gateway.sent.length - sent
      }
      return { before: await count(before), after: await count(after) }
    },
    async rollout(document) {
      const sets = variableSets(change.before.apiSchema, document).slice(0, 3)
      const isAnswered = async (own: Side, { schemas }: Side) => {
        const gateway = inMemoryGateway(own.composed.supergraphSdl, schemas)
        for (const world of worlds.full) {
          for (const variables of sets) {
            const request = { world, variables }
            const whole = await run(own, document, request)
            if (hasErrors(whole)) continue
            if ((await run({ gateway, composed: own.composed }, document, request)) !== whole) return 'fails'
          }
        }
        // In this process nobody refuses a document; over HTTP the subgraph would.
        const isRefused = gateway.sent.some(
          ({ subgraph, fetch }) => validate(schemas.get(subgraph)!, fetch.document).length > 0,
        )
        return isRefused ? 'fails' : 'works'
      }
      return { oldGateway: await isAnswered(before, after), newGateway: await isAnswered(after, before) }
    },
  }
}

const worldOf = (seed: number, nulls: number, common: Common | null): World => ({ seed, nulls, common })
