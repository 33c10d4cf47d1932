import { buildSchema, printSchema } from 'graphql'
import type { Cache } from '../cache/cache.ts'
import type { Change, Composed, Contract, Operation, Settings } from '../change.ts'
import { buildSupergraph, compose } from '../composition/compose.ts'
import { locator } from '../composition/locate.ts'
import { withRecorded } from '../usage/recorded.ts'
import type { Base } from './base.ts'
import { bothSides } from './both-sides.ts'
import type { Config } from './config.ts'
import { composed } from './not-composed.ts'
import type { Side } from './read-contract.ts'

/** What a change is judged by besides both sides. */
export interface Circumstances {
  readonly config: Config
  /** Services by the type of event that they consume. */
  readonly consumers: Settings['consumers']
  /** Operations that somebody has sent. */
  readonly recorded: readonly Operation[]
  readonly cache: Cache
}

/**
 * What the passes judge: both sides, composed.
 * @throws CannotRun where a side doesn't compose
 */
export function changeOf(base: Base, after: Side, { config, consumers, recorded, cache }: Circumstances): Change {
  // A base without any, such as a folder of schemas alone, says nothing of what clients send: they send what the head has.
  const operations = bothSides(base.operations.length > 0 ? base.operations : after.operations, after.operations)
  const contractOf = ({ name, subgraphs, events }: Side, absent: 'before' | 'after'): Contract => ({
    name,
    subgraphs,
    events,
    operations: operations.filter(({ side }) => side !== absent),
  })
  const composedAfter = composed('after', () => compose(contractOf(after, 'before'), { side: 'after', cache }))
  const contract = contractOf(base, 'after')
  const before =
    base.kind === 'supergraph'
      ? composedOf(contract, base, composedAfter.hints)
      : composed('before', () => compose(contract, { side: 'before', cache }))
  return {
    before,
    after: composedAfter,
    operations: withRecorded(operations, recorded, before.apiSchema),
    settings: {
      ...settingsOf(config, consumers),
      ...(base.kind === 'contract' && base.variants && { variantsBefore: new Map(Object.entries(base.variants)) }),
    },
    cache,
  }
}

/** A supergraph that was composed elsewhere. @param hints that nobody knows whether they are new */
function composedOf(
  contract: Contract,
  { written: { text, file, document } }: Extract<Base, { written: object }>,
  hints: Composed['hints'],
): Composed {
  const supergraph = buildSupergraph(text)
  const apiSdl = printSchema(supergraph.apiSchema().toGraphQLJSSchema())
  return {
    ...contract,
    supergraphSdl: text,
    supergraph,
    apiSchema: buildSchema(apiSdl, { assumeValid: true }),
    hints,
    locate: locator([{ name: file, url: '', file, sdl: text, document }], 'before'),
  }
}

/** What passes see of a configuration. */
export function settingsOf(
  { limits, variants, rules }: Config,
  consumers: Settings['consumers'] = new Map(),
): Settings {
  const options = Object.entries(rules).flatMap(([id, rule]) => {
    if (typeof rule === 'string') return []
    const { severity: _, ...rest } = rule
    return [[id, rest]] as const
  })
  return {
    maxCost: limits.maxCost ?? null,
    consumers,
    variants: new Map(Object.entries(variants)),
    lint: new Map(options),
  }
}
